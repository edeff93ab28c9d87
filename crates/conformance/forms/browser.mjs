// Shows forms in a browser, in each library, does what a person does, and says what is seen.
//
// The line on standard input is `{executable, screenshots, forms}`: the browser, the folder for
// pictures, and forms, each with `document`, `isKept` for those whose pictures are kept, and `steps`:
// a `name` and the `values` that are typed before the button is pressed. Each line on
// standard output is what was seen of one form in one library.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";
import { bundle, ELEMENT, libraries } from "./bundle.mjs";
import { codeBelow } from "./docs.mjs";
import { Person } from "./person.mjs";
import { plain } from "./plain.mjs";

const { executable, screenshots, forms } = JSON.parse(await text(process.stdin));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const host = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Connect an account</title>
  <style>
    body { font: 16px sans-serif; max-width: 40rem; margin: 1rem auto; }
    /* Nobody waits for colours to fade: what is looked at is as it will be. */
    *, ::before, ::after { transition: none !important; animation: none !important; }
    ${codeBelow("Secrets")}
  </style>
  <main><h1>Connect an account</h1><div id="form"></div></main>
</html>`;

const browser = await chromium.launch({
  executablePath: executable,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  await Promise.all(libraries.map(inLibrary));
} finally {
  await browser.close();
}

async function inLibrary(library) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  // The page's timers are moved on where a person would wait.
  await page.clock.install();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // The library logs that a person made a mistake.
    if (message.text().startsWith("Form validation failed")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  // The page has an address, as links need one.
  await page.route("**", (route) => route.fulfill({ contentType: "text/html", body: host }));
  await page.goto("http://forms.example/");
  await page.addScriptTag({ content: axe });
  await page.addScriptTag({ content: await bundle(library) });

  const folder = join(screenshots, library.replace(/\W+/g, "-"));
  mkdirSync(folder, { recursive: true });
  const show = async ({ document }) => {
    await page.evaluate((document) => window.mount(document), document);
    const person = new Person(page, document);
    await person.pass(50);
    return person;
  };

  if (library !== ELEMENT) {
    const person = await show({ document: plain });
    await person.submit();
    say({ library, plain: await violations(page) });
  }

  for (const form of forms) {
    complaints.length = 0;
    const { id } = form.document;
    try {
      const seen = await use(page, form, await show(form), folder);
      say({ library, id, ...seen, complaints });
    } catch (error) {
      say({ library, id, failure: String(error), complaints });
    }
  }
}

async function use(page, { document, isKept, steps }, person, folder) {
  const picture = async (name) => {
    const path = join(folder, `${document.id}.${name.replace(/\W+/g, "-")}.png`);
    if (isKept) await page.screenshot({ path, fullPage: true });
  };
  await picture("new");
  const fields = await person.look();
  const before = await person.lines();
  const seen = [];
  let found = [];
  for (const { name, values } of steps) {
    await person.fill(values);
    await person.submit();
    const lines = await person.lines();
    for (const line of before) {
      const index = lines.indexOf(line);
      if (index >= 0) lines.splice(index, 1);
    }
    const connected = await page.evaluate(() => {
      const data = window.connected;
      window.connected = null;
      return data;
    });
    seen.push({ name, lines, connected });
    if (seen.length === 2) {
      await picture(name);
      found = await violations(page);
    }
  }
  return { fields, steps: seen, violations: found };
}

/** What axe finds on the page. */
function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
  });
}

function say(seen) {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
