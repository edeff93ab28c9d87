import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Lantern",
  description: "How to connect accounts to Lantern.",
  themeConfig: { nav: [{ text: "Connectors", link: "/connectors/" }] },
});
