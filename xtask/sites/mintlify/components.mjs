// Stand-ins for the components of Mintlify's service: they show what they are given.

import { createElement as h } from "react";

const box = (name) => ({ children }) => h("div", { className: name }, children);

export const components = {
  Accordion: ({ title, children }) => h("div", {}, h("p", {}, title), children),
  AccordionGroup: box("accordions"),
  Card: ({ title, href, children }) => h("div", {}, h("a", { href }, title), children),
  CardGroup: box("cards"),
  CodeBlock: ({ children }) => h("div", {}, children),
  Columns: box("columns"),
  Frame: box("frame"),
  Heading: ({ level, id, children }) => h(`h${level}`, { id }, children),
  Info: box("info"),
  Note: box("note"),
  Step: ({ title, id, children }) => h("li", { id }, h("p", { className: "step-title" }, title), children),
  Steps: ({ children }) => h("ol", { className: "steps" }, children),
  Tab: ({ title, children }) => h("div", {}, h("p", {}, title), children),
  Table: ({ children }) => h("table", {}, children),
  Tabs: box("tabs"),
  Tip: box("tip"),
  Warning: box("warning"),
  ZoomImage: ({ children }) => h("span", {}, children),
};
