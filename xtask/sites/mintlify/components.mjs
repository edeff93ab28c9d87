// The components that pages are made of: Mintlify's own, and stand-ins for the few that its pipeline
// writes and its package does not have.

import { Card, CodeBlock, Columns, Frame, Info, Note, Steps, Tip, Warning } from "@mintlify/components";
import { createElement as h } from "react";

export const components = {
  Card,
  CodeBlock,
  Columns,
  Frame,
  Heading: ({ level, id, children }) => h(`h${level}`, { id }, children),
  Info,
  Note,
  Step: Steps.Item,
  Steps,
  Table: ({ children }) => h("table", {}, children),
  Tip,
  Warning,
};
