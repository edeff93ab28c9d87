import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Lantern",
  description: "How to connect accounts to Lantern.",
  ignoreDeadLinks: "localhostLinks",
  themeConfig: { nav: [{ text: "Connectors", link: "/connectors/" }] },
});
