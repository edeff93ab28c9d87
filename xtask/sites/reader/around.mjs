// What is around the pages: the navigation, the addresses that pages had before, and `llms.txt`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { normal } from "./compare.mjs";
import { resolve } from "./server.mjs";

/**
 * What the elements that `selector` finds say of the page that is open: the words of each link that
 * leads to it, and what stands before the link. Runs in the browser.
 */
export function entries(selector) {
  const plain = (path) => path.replace(/\.html$/, "").replace(/\/$/, "");
  const found = [];
  for (const root of document.querySelectorAll(selector)) {
    for (const link of root.querySelectorAll("a[href]")) {
      if (link.hash || plain(link.pathname) !== plain(location.pathname)) continue;
      const before = document.createRange();
      before.setStart(root, 0);
      before.setEndBefore(link);
      // A word joiner shows nothing. Before the link, as much as the group's name and the entries between need.
      found.push({ words: link.textContent.replaceAll("\u2060", ""), before: before.toString().slice(-2000) });
    }
  }
  return found;
}

/** What is wrong with the `entries` of a page that `navigation`, a group's name or none and its own, leads to. */
export function unlisted(entries, navigation) {
  const [own, group] = navigation.map(normal).reverse();
  const listed = ({ words, before }) => normal(words) === own && (!group || normal(before).includes(group));
  if (entries.some(listed)) return undefined;
  const found = entries.map(({ words }) => normal(words));
  return `the navigation does not lead here by ${JSON.stringify(navigation)}; what leads here is ${JSON.stringify(found)}`;
}

/** Those of the old addresses of `pages` that do not lead to the page. */
export async function moved(context, origin, site, pages) {
  const problems = [];
  let count = 0;
  for (const { page, previous } of pages) {
    for (const old of previous) {
      count += 1;
      const [from, to] = [old, page].map((page) => site.path.replace("{page}", page));
      const plain = (path) => path.replace(/\/$/, "");
      // What the browser shows where there is no page gets in the way of the next one.
      const tab = await context.newPage();
      try {
        await tab.goto(origin + from);
        await tab.waitForURL((url) => plain(url.pathname) === plain(to), { timeout: 5000 });
      } catch {
        problems.push(`${from}: does not lead to ${to}`);
      }
      await tab.close();
    }
  }
  if (count === 0) problems.push("no page has an old address, so none was tried");
  return problems;
}

/** What is wrong with `llms.txt` beside the plain pages: what it does not list, and what it lists and is not there. */
export function lists(folder, site, pages) {
  const path = `/${site.plain}/llms.txt`;
  const file = join(folder, path);
  if (!existsSync(file)) return [`${path}: is not there`];
  // Words behind a link may hold others.
  const links = [...readFileSync(file, "utf8").matchAll(/^- .*?\]\(([^)]*)\)/gm)].map((match) => match[1]);
  // A site that knows where it is says so.
  const paths = links.map((link) => new URL(link, "http://site").pathname);
  const dead = paths.filter((path) => !resolve(folder, path));
  const missing = pages.filter(({ page }) => !paths.includes(`/${site.plain}/${page}.md`));
  return [
    ...dead.map((link) => `${path}: the link to ${link} is dead`),
    ...missing.map(({ page }) => `${path}: does not list ${page}`),
  ];
}
