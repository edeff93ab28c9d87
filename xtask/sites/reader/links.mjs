// Links that lead nowhere.

import { readFileSync } from "node:fs";
import { resolve } from "./server.mjs";

/** The dead ones among the links of `pages`, each with the first page that has it. */
export function dead(pages, origin, folder) {
  const ids = new Map(pages.map((page) => [resolve(folder, page.path), new Set(page.ids)]));
  const idsOf = (file) => {
    // A page that nobody looked at is read as it was built.
    if (!ids.has(file)) {
      const html = file.endsWith(".html") ? readFileSync(file, "utf8") : "";
      ids.set(file, new Set([...html.matchAll(/\s(?:id|name)=["']?([^"'\s>]+)/g)].map((match) => match[1])));
    }
    return ids.get(file);
  };
  const problems = new Map();
  for (const page of pages) {
    for (const link of page.links) {
      // What is an address of another host, or of none, is not ours.
      if (!link.startsWith(`${origin}/`) || problems.has(link)) continue;
      const url = new URL(link);
      const file = resolve(folder, url.pathname);
      const anchor = decodeURIComponent(url.hash.slice(1));
      const place = url.pathname + url.hash;
      if (!file) problems.set(link, `${page.path}: the link to ${place} is dead`);
      else if (anchor && !idsOf(file).has(anchor)) problems.set(link, `${page.path}: the link to ${place} has no such anchor`);
    }
  }
  return [...problems.values()];
}
