import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://docs.lantern.example",
  integrations: [
    starlight({
      title: "Lantern",
      favicon: "/icon.png",
      sidebar: [{ label: "Connectors", items: [{ autogenerate: { directory: "connectors" } }] }],
    }),
  ],
});
