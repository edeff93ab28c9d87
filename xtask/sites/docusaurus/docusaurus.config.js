export default {
  title: "Lantern",
  url: "https://docs.lantern.example",
  baseUrl: "/",
  favicon: "/icon.png",
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  // The bundler that takes seconds where the usual one takes minutes.
  future: {
    faster: {
      swcJsLoader: true,
      swcJsMinimizer: true,
      swcHtmlMinimizer: true,
      lightningCssMinimizer: true,
      rspackBundler: true,
      mdxCrossCompilerCache: true,
    },
  },
  presets: [["classic", { blog: false, docs: { routeBasePath: "/" } }]],
  plugins: [
    [
      "@docusaurus/plugin-content-docs",
      {
        id: "connectors",
        path: "./connectors",
        routeBasePath: "connectors",
        sidebarPath: "./connectors/sidebar.json",
      },
    ],
    [
      "@docusaurus/plugin-client-redirects",
      { redirects: require("./connectors/redirects.json") },
    ],
  ],
};
