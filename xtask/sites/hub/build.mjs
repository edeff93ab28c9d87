// In-app guides, as an application that knows MDX shows them.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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
cpSync("guide.js", "site/guide.js");

const pages = readdirSync("docs", { recursive: true }).filter((path) => path.endsWith(".mdx")).sort();
for (const path of pages) {
  const { default: Content, frontmatter } = await evaluate(readFileSync(join("docs", path), "utf8"), {
    ...runtime,
    remarkPlugins: [remarkFrontmatter, remarkMdxFrontmatter, remarkGfm],
  });
  const { title, description } = frontmatter;
  const main = h("main", {}, h("h1", {}, title), h("p", {}, description), h(Content, { components }));
  const head = h("head", {}, h("title", {}, title), h("link", { rel: "icon", href: "/icon.png" }));
  const page = h("html", { lang: "en" }, head, h("body", {}, main, h("script", { src: "/guide.js" })));
  const file = join("site", `${path.slice(0, -".mdx".length)}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html>${renderToStaticMarkup(page)}`);
}
