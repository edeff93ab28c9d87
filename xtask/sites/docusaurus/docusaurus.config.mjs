export default {
  title: "Lantern",
  url: "https://docs.lantern.example",
  baseUrl: "/",
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  presets: [["classic", { blog: false, docs: { routeBasePath: "/" } }]],
};
