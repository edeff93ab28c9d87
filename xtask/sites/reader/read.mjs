// Reads a built site in Chromium: `node read.mjs <site>/reading.json`.
//
// Every text of every page must be there, in order and as written; the shape of a page must not
// depend on its texts; headings must have ids; no link may be dead, and nothing may be said on the
// console; the navigation must list the page, and old addresses and `llms.txt` must lead to it. What was found goes to `report.json` beside the pictures of some pages.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve as absolute } from "node:path";
import { chromium } from "playwright-core";
import { entries, lists, moved, unlisted } from "./around.mjs";
import { difference, lost } from "./compare.mjs";
import { guides } from "./guides.mjs";
import { dead } from "./links.mjs";
import { look } from "./look.mjs";
import { serve } from "./server.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page that needs anything from another host cannot be read offline, nor trusted.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

// What is much taller than this cannot be drawn at once.
const PICTURE = { x: 0, y: 0, width: 1280, height: 8000 };

const file = absolute(process.argv[2]);
const { site, pages } = JSON.parse(readFileSync(file, "utf8"));
const folder = join(dirname(file), site.built);
const { server, origin } = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const context = await open(true);
const still = await open(false);

const wanted = pages.map((page) => ({ ...page, path: site.path.replace("{page}", page.page) }));
for (const path of site.others === "all" ? everything() : site.others) wanted.push({ path, page: path, scripts: true, texts: [] });
wanted.forEach((page) => (page.pictured = site.pictures.includes(page.page)));
const pictures = join(dirname(file), "pictures");
mkdirSync(pictures, { recursive: true });

const seen = [];
const problems = [];
await Promise.all([tab(context, wanted.filter((page) => page.scripts)), tab(still, wanted.filter((page) => !page.scripts))]);
for (const page of seen) judge(page);
problems.push(...dead(seen, origin, folder));
const extra = site.guides ? await guides(context, origin, seen) : { problems: [], checks: 0 };
problems.push(...extra.problems);
if (site.redirects) problems.push(...(await moved(context, origin, site, pages)));
if (site.plain) problems.push(...lists(folder, site, pages));
await browser.close();
server.close();

const texts = wanted.reduce((sum, page) => sum + page.texts.length, 0);
const links = new Set(seen.flatMap((page) => page.links)).size;
const report = { engine: site.engine, pages: seen.length, texts, links, attributes: extra.checks, problems };
writeFileSync(join(dirname(file), "report.json"), JSON.stringify(report, undefined, 2));
console.log(`    ${site.engine}: ${seen.length} pages, ${texts} texts, ${links} links, ${problems.length} problems`);
problems.slice(0, 20).forEach((problem) => console.log(`    ${problem}`));
if (problems.length > 20) console.log(`    and ${problems.length - 20} more, in report.json`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The addresses of all pages that are not among those with texts. */
function everything() {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html") && file !== "404.html");
  const paths = files.sort().map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`);
  const plain = (path) => path.replace(/(.)\/$/, "$1");
  const known = new Set(wanted.map((page) => plain(page.path)));
  return paths.map(plain).filter((path) => !known.has(path));
}

/** A browser of its own, where scripts run or do not. */
function open(scripts) {
  return browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 } });
}

/** Looks at `queue`, one page after the other. */
async function tab(context, queue) {
  const tab = await context.newPage();
  let path;
  const say = (words) => problems.push(`${path}: ${words}`);
  tab.on("console", (message) => message.type() === "error" && say(`the console says: ${message.text()}`));
  tab.on("pageerror", (error) => say(`a script fails: ${error.message}`));
  for (const page of queue) {
    path = page.path;
    const answer = await tab.goto(origin + path, { waitUntil: "load" });
    if (!answer.ok()) {
      say(`is answered with ${answer.status()}`);
      continue;
    }
    // The engines' scripts take over the page they were sent, and complain if it is another.
    if (page.scripts) await tab.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
    const found = await tab.evaluate(look, site);
    if (!found) {
      say(`has no ${site.article}`);
      continue;
    }
    seen.push({ ...page, ...found });
    if (site.navigation && page.navigation) {
      const problem = unlisted(await tab.evaluate(entries, site.navigation), page.navigation);
      if (problem) say(problem);
    }
    if (page.pictured) {
      const picture = join(pictures, `${page.page.replaceAll("/", "_") || "page"}.png`);
      await tab.screenshot({ path: picture, fullPage: true, clip: PICTURE });
    }
  }
  await tab.close();
}

/** Notes what is wrong with a page. */
function judge(page) {
  const say = (words) => problems.push(`${page.path}: ${words}`);
  lost(page, page.texts).forEach(say);
  if (page.like) {
    const like = seen.find((other) => other.page === page.like);
    if (!like) say(`${page.like} was not seen`);
    else if (like.shape !== page.shape) say(difference(like.shape, page.shape));
  }
  if (site.ids) {
    const headings = page.marks.filter((mark) => mark.kind === "heading");
    // Engines make ids of letters and digits.
    const named = (heading) => /[\p{L}\p{N}]/u.test(page.text.slice(heading.start, heading.end));
    const without = headings.filter((heading) => heading.target && !heading.id && named(heading));
    without.forEach((heading) => say(`the heading ${JSON.stringify(page.text.slice(heading.start, heading.end))} has no id`));
  }
}
