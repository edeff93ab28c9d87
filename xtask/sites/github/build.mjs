// Pages as GitHub shows files of a repository: Markdown of its kind, mathematics and emoji, and its
// list of the elements and attributes that are left in. GitHub itself cannot be run here; the
// packages are those that follow it, and the list is theirs from its own documents.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import rehypeStringify from "rehype-stringify";
import remarkGemoji from "remark-gemoji";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

// A script of GitHub finds `#find` by the id `user-content-find`; here ids keep their names.
const schema = { ...defaultSchema, clobberPrefix: "" };
const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkGemoji)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(rehypeSlug)
  .use(rehypeStringify);

const STYLE = "body{margin:2rem auto;max-width:50rem;font:16px/1.5 sans-serif}img{max-width:100%}"
  + "blockquote{margin:0;padding-left:1em;border-left:.25em solid #d0d7de}"
  + "td,th{border:1px solid #d0d7de;padding:6px 13px}table{border-collapse:collapse}";

rmSync("site", { recursive: true, force: true });
for (const path of readdirSync("docs", { recursive: true }).sort()) {
  const target = join("site", path);
  mkdirSync(dirname(target), { recursive: true });
  if (!path.endsWith(".md")) {
    if (path.includes(".")) writeFileSync(target, readFileSync(join("docs", path)));
    continue;
  }
  // A link to a file leads to where the file is shown.
  const html = String(await github.process(readFileSync(join("docs", path), "utf8")))
    .replace(/(<a href="(?!https?:)[^"#]*)\.md(["#])/g, "$1.html$2");
  const page = `<!doctype html><html lang="en"><head><title>Lantern</title><link rel="icon" href="/icon.png">`
    + `<style>${STYLE}</style></head><body><article class="markdown-body">${html}</article></body></html>`;
  writeFileSync(target.replace(/md$/, "html"), page);
}
