import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "vitepress";
import redirects from "../connectors/redirects.json" with { type: "json" };
import connectors from "../connectors/vitepress-sidebar.json" with { type: "json" };

export default defineConfig({
  title: "Lantern",
  description: "How to connect accounts to Lantern.",
  head: [["link", { rel: "icon", href: "/icon.png" }]],
  // It is for mdBook.
  srcExclude: ["**/SUMMARY.md"],
  themeConfig: {
    nav: [{ text: "Connectors", link: "/connectors/" }],
    sidebar: [{ text: "Help", link: "/help" }, connectors],
  },
  // Only where the host has no redirects.
  buildEnd({ outDir }) {
    for (const { from, to } of redirects) {
      const page = join(outDir, `${from}.html`);
      mkdirSync(dirname(page), { recursive: true });
      writeFileSync(page, `<meta http-equiv="refresh" content="0; url=${to}.html">`);
    }
  },
});
