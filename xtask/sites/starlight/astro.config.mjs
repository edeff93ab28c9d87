import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import redirects from "./src/content/docs/connectors/redirects.json" with { type: "json" };
import connectors from "./src/content/docs/connectors/sidebar.json" with { type: "json" };

export default defineConfig({
  site: "https://docs.lantern.example",
  redirects,
  integrations: [
    starlight({
      title: "Lantern",
      favicon: "/icon.png",
      sidebar: [connectors],
    }),
  ],
});
