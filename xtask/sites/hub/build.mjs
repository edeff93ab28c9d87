// In-app guides, as an application that knows MDX shows them.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { evaluate } from "@mdx-js/mdx";
import { createElement as h } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdxFrontmatter from "remark-mdx-frontmatter";

const box = (name) => ({ children }) => h("div", { className: name }, children);
const components = {
  Info: box("info"),
  Note: box("note"),
  Step: ({ title, children }) => h("li", {}, h("p", { className: "step-title" }, title), children),
  Steps: ({ children }) => h("ol", { className: "steps" }, children),
  Tip: box("tip"),
  Warning: box("warning"),
};

// The script that the documentation shows, so that it is tried as it stands there.
const [, script] = readFileSync("../../../docs/guides.md", "utf8").match(/^## Apps: `hub`$.*?^```js\n(.*?)^```$/ms);
rmSync("site/connectors", { recursive: true, force: true });
cpSync("docs/connectors", "site/connectors", { recursive: true, filter: (path) => !path.endsWith(".mdx") });
writeFileSync(
  "site/guide.js",
  `${script}
// \`?scopes=a,b\` are the scopes that somebody wants; \`?whitelabel\` is for a product under another name.
const query = new URLSearchParams(location.search);
adapt(document, query.get("scopes")?.split(","), query.has("whitelabel"));
`,
);

const read = (path) => JSON.parse(readFileSync(join("docs/connectors", path), "utf8"));
const link = ({ label, page }) => h("li", { key: page }, h("a", { href: page }, label));
const group = ({ id, label, pages }) => h("li", { key: id }, label, h("ul", {}, pages.map(link)));
const navigation = read("navigation.json").connectors.map((connector) => {
  const { label, pages } = connector;
  return pages.length === 1 ? link({ ...pages[0], label }) : group(connector);
});

const paths = readdirSync("docs", { recursive: true }).filter((path) => path.endsWith(".mdx")).sort();
for (const path of paths) {
  const { default: Content, frontmatter } = await evaluate(readFileSync(join("docs", path), "utf8"), {
    ...runtime,
    remarkPlugins: [remarkFrontmatter, remarkMdxFrontmatter, remarkGfm],
  });
  const { title, description } = frontmatter;
  const main = h("main", {}, h("h1", {}, title), h("p", {}, description), h(Content, { components }));
  const body = h("body", {}, h("nav", {}, h("ul", {}, navigation)), main, h("script", { src: "/guide.js" }));
  save(path.slice(0, -".mdx".length), title, body);
}
for (const { from, to } of read("redirects.json")) {
  save(from.slice(1), from, h("body", {}, h("a", { href: to }, "Moved")), to);
}

/** Writes a page of the site, which leads on at once where there is somewhere to go. */
function save(name, title, body, next) {
  const head = [
    h("title", { key: "title" }, title),
    h("link", { key: "icon", rel: "icon", href: "/icon.png" }),
    h("link", { key: "style", rel: "stylesheet", href: "/style.css" }),
    next && h("meta", { key: "next", httpEquiv: "refresh", content: `0; url=${next}` }),
  ];
  const file = join("site", `${name}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html>${renderToStaticMarkup(h("html", { lang: "en" }, h("head", {}, head), body))}`);
}
