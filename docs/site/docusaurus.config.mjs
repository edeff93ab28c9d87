// The documentation of connspec, and the guides of this repository's connectors as Docusaurus shows
// them. Nothing is copied here: the pages are those of `docs/` and `generated/guides/docusaurus/`.

export default {
  title: "connspec",
  tagline: "Connector code, guide pages and forms from one YAML file",
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
  markdown: {
    // The documentation is plain Markdown, where braces and angle brackets are characters.
    format: "detect",
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
  presets: [
    [
      "classic",
      {
        blog: false,
        docs: {
          path: "..",
          include: ["*.md", "diagnostics/*.md"],
          routeBasePath: "docs",
          sidebarPath: "./sidebars.mjs",
        },
      },
    ],
  ],
  plugins: [
    [
      "@docusaurus/plugin-content-docs",
      {
        id: "connectors",
        path: "../../generated/guides/docusaurus",
        // The base path of `connspec.toml`.
        routeBasePath: "connectors",
      },
    ],
  ],
  themeConfig: {
    navbar: {
      title: "connspec",
      items: [
        { to: "/docs/first-connector", label: "Getting started" },
        { to: "/docs/language", label: "Language" },
        { to: "/docs/diagnostics", label: "Diagnostics" },
        { to: "/connectors", label: "Connectors" },
      ],
    },
  },
};
