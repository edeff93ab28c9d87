// The pages as Mintlify makes them: its own MDX pipeline, with stand-ins for the components that
// only its hosted service has, and then its own check of links.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { getMdx } from "@mintlify/common/server-mdx";
import { run } from "@mdx-js/mdx";
import { createElement as h } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { components } from "./components.mjs";

rmSync("site", { recursive: true, force: true });
cpSync("docs", "site", { recursive: true, filter: (path) => !path.endsWith(".mdx") });

const config = { theme: "mint", name: "Lantern", colors: { primary: "#3c6ec8" } };
const pages = readdirSync("docs", { recursive: true }).filter((path) => path.endsWith(".mdx")).sort();
const names = pages.map((path) => path.slice(0, -".mdx".length));
const navigation = { pages: names };

for (const [at, path] of pages.entries()) {
  const content = readFileSync(join("docs", path), "utf8");
  const { mdxSource, parseFailed } = await getMdx({
    path: names[at],
    content,
    metadata: {},
    snippets: [],
    subdomain: "lantern",
    codeStyling: undefined,
    config: { ...config, navigation },
  });
  // Where its parser fails it falls back to something that shows no content.
  if (parseFailed) throw new Error(`${path} does not parse`);
  const { default: Content } = await run(mdxSource.compiledSource, {
    ...runtime,
    useMDXComponents: () => components,
    baseUrl: import.meta.url,
  });
  const { title, description } = mdxSource.frontmatter;
  const main = h("main", {}, h("h1", { id: "title" }, title), h("p", {}, description), h(Content));
  const page = h("html", { lang: "en" }, h("head", {}, h("title", {}, title), h("link", { rel: "icon", href: "/icon.png" })), h("body", {}, main));
  const file = join("site", `${names[at]}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html>${renderToStaticMarkup(page)}`);
}

writeFileSync("docs/docs.json", JSON.stringify({ ...config, navigation }));
const checked = spawnSync("mint", ["broken-links"], { cwd: "docs", encoding: "utf8" });
console.log(checked.stdout, checked.stderr);
if (checked.status === null) throw new Error("`mint broken-links` does not start");
// An address in prose becomes a link to itself, and awkward texts have some that are none.
const broken = `${checked.stdout}${checked.stderr}`.split("\n").flatMap((line) => line.split("⎿ ")[1]?.trim() ?? []);
const ours = broken.filter((address) => !/^https?:/.test(address));
if (ours.length > 0 || (checked.status !== 0 && broken.length === 0)) {
  throw new Error(`\`mint broken-links\` finds ${ours.join(", ") || "something"}`);
}
