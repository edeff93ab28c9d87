// Bundles, for a page, a form library and the code around it that docs/forms.md has.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { codeBelow, normalizeCode } from "./docs.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

const jsonForms = codeBelow("JSON Forms 3");

/** Our own element, which needs no library; React only puts it on the page, as it does the others. */
export const ELEMENT = "connspec-form";

const element = `import "../../emit/src/form/connspec-form.js";
export function ConnectForm({ form, onConnect }) {
  return <connspec-form form={form} onconnspec-submit={({ detail }) => onConnect(detail.values)} />;
}`;

/** What each library's page is made of. */
const components = {
  [ELEMENT]: element,
  "react-jsonschema-form": codeBelow("react-jsonschema-form 5 and 6"),
  "JSON Forms, material": jsonForms,
  "JSON Forms, vanilla": jsonForms.replaceAll("material", "vanilla"),
};

export const libraries = Object.keys(components);

/** The script of a page; `mount.jsx` says what it offers. */
export async function bundle(library) {
  // The two pieces of code are one file for the reader of the page as well.
  const contents = normalizeCode.replace("export ", "") + components[library];
  const documentation = {
    name: "docs/forms.md",
    setup({ onResolve, onLoad }) {
      const namespace = "documentation";
      onResolve({ filter: /^docs\/forms\.md$/ }, ({ path }) => ({ path, namespace }));
      onLoad({ filter: /.*/, namespace }, () => ({ contents, loader: "jsx", resolveDir: here }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [`${here}mount.jsx`],
    bundle: true,
    write: false,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
    plugins: [documentation],
  });
  return outputFiles[0].text;
}
