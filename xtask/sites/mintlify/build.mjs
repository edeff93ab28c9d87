// The pages as Mintlify makes them: its own reader of the configuration, its own MDX pipeline and
// components, and then its own check of links. The page around them, the redirects and the pages as
// Markdown are what its hosted service adds, which nobody can run.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getMdx } from "@mintlify/common/server-mdx";
import { resolveRefs, validateDocsConfig } from "@mintlify/validation";
import { run } from "@mdx-js/mdx";
import { createElement as h } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { components } from "./components.mjs";

const written = JSON.parse(readFileSync("docs/docs.json", "utf8"));
const { resolved: config } = await resolveRefs(written, (path) => readFile(join("docs", path), "utf8"));
const valid = validateDocsConfig(config);
if (!valid.success) throw new Error(`docs.json is not valid: ${valid.error}`);

rmSync("site", { recursive: true, force: true });
cpSync("docs", "site", { recursive: true, filter: (path) => !path.endsWith(".mdx") });
const styles = join(dirname(fileURLToPath(import.meta.resolve("@mintlify/components"))), "styles.css");
writeFileSync("site/styles.css", readFileSync(styles, "utf8") + readFileSync("page.css", "utf8"));

const names = readdirSync("docs", { recursive: true })
  .filter((path) => path.endsWith(".mdx"))
  .map((path) => path.slice(0, -".mdx".length))
  .sort();
const pages = new Map();
for (const name of names) pages.set(name, await compiled(name));

const address = (name) => `/${name.replace(/(^|\/)index$/, "")}`;
const navigation = h("nav", {}, config.navigation.groups.map(entry));
for (const [name, { title, description, Content }] of pages) {
  const body = h("article", { className: "prose" }, h(Content));
  const main = h("main", {}, h("h1", { id: "title" }, title), h("p", {}, description), body);
  save(name, title, h("body", {}, navigation, main));
  cpSync(join("docs", `${name}.mdx`), join("site", `${name}.md`));
}
for (const { source, destination } of config.redirects) {
  save(source.slice(1), source, h("body", {}, h("a", { href: destination }, "Moved")), destination);
}

const listed = [...readFileSync("site/connectors/llms.txt", "utf8").matchAll(/\]\((\/connectors\/[^)]*)\)/g)].map((match) => match[1]);
const missing = listed.filter((address) => !existsSync(join("site", address)));
if (listed.length === 0 || missing.length > 0) throw new Error(`llms.txt lists ${missing.join(", ") || "nothing"}`);

const links = spawnSync("mint", ["broken-links", "--check-anchors", "--check-redirects"], { cwd: "docs", encoding: "utf8" });
const said = `${links.stdout}${links.stderr}`;
console.log(said);
if (links.status === null) throw new Error("`mint broken-links` does not start");
// An address in prose becomes a link to itself, and awkward texts have some that are none.
const broken = [...said.matchAll(/⎿\s*(\S+)/g)].map((match) => match[1]);
const ours = broken.filter((address) => !/^https?:/.test(address));
if (ours.length > 0 || (links.status !== 0 && broken.length === 0)) {
  throw new Error(`\`mint broken-links\` finds ${ours.join(", ") || "something"}`);
}

/** The title, the description and the component of a page. */
async function compiled(name) {
  const { mdxSource, parseFailed } = await getMdx({
    path: name,
    content: readFileSync(join("docs", `${name}.mdx`), "utf8"),
    metadata: {},
    snippets: [],
    subdomain: "lantern",
    codeStyling: undefined,
    config,
  });
  // Where its parser fails it falls back to something that shows no content.
  if (parseFailed) throw new Error(`${name} does not parse`);
  const { default: Content } = await run(mdxSource.compiledSource, {
    ...runtime,
    useMDXComponents: () => components,
    baseUrl: import.meta.url,
  });
  return { ...mdxSource.frontmatter, Content };
}

/** A page or a group of the navigation, and what is in it. */
function entry(one) {
  if (typeof one !== "string") return h("ul", { key: one.group }, h("li", {}, h("b", {}, one.group), one.pages.map(entry)));
  const { title, sidebarTitle } = pages.get(one);
  return h("li", { key: one }, h("a", { href: address(one) }, sidebarTitle ?? title));
}

/** Writes a page of the site, which leads on at once where there is somewhere to go. */
function save(name, title, body, next) {
  const head = [
    h("title", { key: "title" }, title),
    h("link", { key: "icon", rel: "icon", href: "/icon.png" }),
    h("link", { key: "style", rel: "stylesheet", href: "/styles.css" }),
    next && h("meta", { key: "next", httpEquiv: "refresh", content: `0; url=${next}` }),
  ];
  const file = join("site", `${name}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html>${renderToStaticMarkup(h("html", { lang: "en" }, h("head", {}, head), body))}`);
}
