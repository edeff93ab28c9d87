// The documentation of connspec, and the guides of this repository's connectors as Docusaurus shows
// them. Nothing is copied here: the pages are those of `docs/` and `generated/guides/docusaurus/`.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { themes } from "prism-react-renderer";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, "utf8");

/** The first code block of that language in the README, which a test compiles. */
const sample = (language) => read("README.md").split(`\`\`\`${language}\n`)[1].split("\n```")[0];

const tagline = "Connector code, guide pages and forms from one YAML file";

/** Programs ask for the pages with `.md` behind their addresses, and for a list of them. */
const plainPages = () => ({
  name: "plain-pages",
  postBuild({ outDir }) {
    cpSync(`${root}/generated/guides/markdown`, `${outDir}/connectors`, { recursive: true });
    const connectors = read("generated/guides/markdown/llms.txt").replace(/^\[\/\/\].*\n+/, "");
    writeFileSync(`${outDir}/llms.txt`, `# connspec\n\n> ${tagline}\n\n${connectors}`);
  },
});

export default {
  title: "connspec",
  tagline,
  customFields: { spec: sample("yaml"), message: sample("text") },
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
          // The page that a category leads to is not one of those below it.
          sidebarItemsGenerator: async ({ defaultSidebarItemsGenerator, ...folder }) =>
            (await defaultSidebarItemsGenerator(folder)).filter(({ id }) => id !== "diagnostics/README"),
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
        sidebarPath: "../../generated/guides/docusaurus/sidebar.json",
      },
    ],
    [
      "@docusaurus/plugin-client-redirects",
      { redirects: JSON.parse(read("generated/guides/docusaurus/redirects.json")) },
    ],
    plainPages,
  ],
  themeConfig: {
    prism: { theme: themes.github, darkTheme: themes.dracula, additionalLanguages: ["bash", "toml"] },
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
