// What the validators of the form libraries, and our own element, say of values, after the
// normalisation of the element, which docs/forms.md shows.
//
// Each line on standard input is a question: an engine, documents of rules, `schema`, `normalize`
// and `trim` each, and values. Each line on standard output is the answer, a list with
// `{refusals, given, changed}` for each document: different lists of [field, keyword], the index of
// the one that each value got, and what normalisation has changed in those that are accepted.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createAjv, validate } from "@jsonforms/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";

// The file ends in `.js`, which Node takes for a module only where a package says so.
const file = new URL("../../emit/src/form/connspec-form.js", import.meta.url);
const code = `${readFileSync(file, "utf8")}//# sourceURL=connspec-form.js`;
const { normalize, validate: elementRefuses } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** From a schema to what lists the errors of a value, as each library does it. */
const engines = {
  "react-jsonschema-form": ofRjsf({}),
  "react-jsonschema-form, draft 2020-12": ofRjsf({ AjvClass: Ajv2020.default ?? Ajv2020 }),
  "JSON Forms": (schema) => {
    const compiled = createAjv().compile(schema);
    return (data) => validate(compiled, data);
  },
  // It throws where a schema has a keyword or a format that validators may pass over.
  "Ajv, strict": (schema) => {
    const ajv = new (Ajv.default ?? Ajv)({ allErrors: true, strict: true, strictTypes: false });
    const compiled = ajv.addFormat("password", true).compile(schema);
    return (data) => (compiled(data) ? [] : compiled.errors);
  },
};

/** Our own element is asked the same, and lists the first error of each field. */
const ELEMENT = "connspec-form";

function ofRjsf(options) {
  const validator = customizeValidator(options);
  return (schema) => (data) => {
    const { errors, validationError } = validator.rawValidation(schema, data);
    if (validationError) throw validationError;
    return errors ?? [];
  };
}

/** Each field that is refused and the keyword that does, sorted. */
function refusals(errors) {
  const pairs = new Set();
  for (const { instancePath, schemaPath, keyword, params } of errors) {
    // A select is refused once: each of its options reports that it is another.
    if (keyword === "const" && schemaPath.includes("/oneOf/")) continue;
    const field = params.missingProperty ?? params.additionalProperty ?? instancePath.slice(1);
    pairs.add(JSON.stringify([field, keyword]));
  }
  return [...pairs].sort().map((pair) => JSON.parse(pair));
}

/** What normalisation has made of each value that is another now; null where it is left out. */
function changes(before, after) {
  const changed = Object.keys(before).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(changed.map((key) => [key, after[key] ?? null]));
}

function answer({ engine, documents, values }) {
  return documents.map((document) => {
    const isElement = engine === ELEMENT;
    const errors = isElement ? null : engines[engine](document.schema);
    const known = new Map();
    const changed = {};
    const given = values.map((value, index) => {
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      const normal = isObject ? normalize(document, value) : value;
      const refused = isElement
        ? elementRefuses({ ...document, messages: {} }, normal).map((e) => [e.field, e.keyword])
        : refusals(errors(normal));
      if (refused.length === 0) changed[index] = changes(value, normal);
      const said = JSON.stringify(refused);
      if (!known.has(said)) known.set(said, known.size);
      return known.get(said);
    });
    return { refusals: [...known.keys()].map((said) => JSON.parse(said)), given, changed };
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
