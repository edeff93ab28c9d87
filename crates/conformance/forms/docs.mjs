// The code that docs/forms.md tells people to write. What is tried here is what they read.

import { readFileSync } from "node:fs";

const page = readFileSync(new URL("../../../docs/forms.md", import.meta.url), "utf8");

/** The first fenced code below the heading that starts with these words. */
export function codeBelow(heading) {
  const start = page.search(new RegExp(`^#+ ${heading}`, "m"));
  const code = start < 0 ? null : /^```\w+\n([^]*?)^```$/m.exec(page.slice(start));
  if (!code) throw new Error(`docs/forms.md has no code below "${heading}"`);
  return code[1];
}

/** What happens to values before they are validated. */
export const normalizeCode = codeBelow("Rendering it");
