// <connspec-form> draws a form definition of connspec. It sends nothing anywhere and needs nothing but a
// browser. docs/forms.md describes its properties, events and parts.

/** What is validated and sent of what a person typed. */
export function normalize(form, data) {
  const kept = Object.entries(data).map(([key, value]) => {
    const steps = Object.hasOwn(form.normalize, key) ? form.normalize[key] : [];
    if (typeof value !== "string") return [key, value];
    if (steps.includes("lineFeeds")) value = value.replace(/\r\n?/g, "\n");
    if (steps.includes("trim")) value = trim(form.trim, value);
    return [key, value === "" && steps.includes("omitEmpty") ? undefined : value];
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function trim(dropped, text) {
  const isKept = (unit) => !dropped.includes(unit);
  const units = text.split("");
  return text.slice(units.findIndex(isKept), units.findLastIndex(isKept) + 1);
}

/** What the schema refuses of normalised data, as the generated code says it. */
export function validate(form, data) {
  const { properties, required, allOf = [] } = form.schema;
  return Object.entries(properties).flatMap(([field, property]) => {
    const value = Object.hasOwn(data, field) ? data[field] : undefined;
    const more = allOf.map((rule) => rule.properties[field] ?? {});
    const keyword = refusal(property, more, required.includes(field), value);
    return keyword ? { field, keyword, message: form.messages[`${field}.error.${keyword}`] } : [];
  });
}

/** The keyword that refuses a value, of exactly those that form definitions use. */
function refusal(property, more, isRequired, value) {
  if (value === undefined) return isRequired ? "required" : undefined;
  if (typeof value !== property.type || (property.type === "number" && !Number.isFinite(value))) return "type";
  if (property.type === "string") {
    const length = [...value].length;
    if (length < property.minLength) return "minLength";
    if (length > property.maxLength) return "maxLength";
    const fits = ({ pattern }) => !pattern || new RegExp(pattern, "u").test(value);
    if (![property, ...more].every(fits)) return "pattern";
  }
  if (value < property.minimum) return "minimum";
  if (value > property.maximum) return "maximum";
  if (property.oneOf && !property.oneOf.some((option) => option.const === value)) return "oneOf";
  return property.enum?.includes(value) === false ? "enum" : undefined;
}

const STYLE = `
:host { display: block; --accent: var(--connspec-accent, #1d4ed8); --bad: var(--connspec-error, #b3261e); --line: var(--connspec-border, #767b85) }
* { box-sizing: border-box; margin: 0; font: inherit; color: inherit; min-width: 0 }
form, .group { display: grid; gap: 1.1rem } .field { display: grid; gap: .35rem }
fieldset { border: 0; padding: 0 } .group { padding: .5rem 1rem 1rem }
.field > label, legend, b { font-weight: 600 } .field > legend { padding: 0 }
.option { display: grid; grid-template-columns: auto 1fr; gap: 0 .5rem } .option p { grid-column: 2 }
.help, small, .guide, .error { font-size: .875em; font-weight: 400 } .help, small { opacity: .8 }
textarea { min-height: 7em; font-family: monospace } .secret { -webkit-text-security: disc } .row { display: flex; gap: .4rem; align-items: start }
.row > :first-child { flex: 1; background: Field; color: FieldText } .row > * { padding: .5rem }
.row > *, .submit, .group { border: 1px solid var(--line); border-radius: 6px }
button { background: none } :disabled { opacity: .55 }
.submit { justify-self: start; padding: .5rem 1rem; background: var(--accent); color: #fff; font-weight: 600 }
a { color: var(--accent); justify-self: start } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
[aria-invalid=true] { border-color: var(--bad); box-shadow: -3px 0 var(--bad) } fieldset[aria-invalid=true] { padding-left: .5rem } .error { color: var(--bad) }
.box { border-inline-start: 4px solid var(--line); padding: .4rem .8rem } .failed { border-color: var(--bad) } .warning { border-color: #b45309 }
.passed, .tip { border-color: #15803d }
`;

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/** An element with attributes and children. Texts become text nodes, and so are never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(name, value === true ? "" : value);
  }
  // For style sheets of the host.
  if (attributes.class) element.part = attributes.class;
  element.append(...children.map((child) => child || ""));
  return element;
}

// Node has no HTMLElement.
export class ConnspecForm extends (globalThis.HTMLElement ?? Object) {
  #root;
  #form;
  #fields = new Map();
  #summary;
  #result;
  #button;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open", delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** The form definition. What was typed stays where the same form is set again. */
  get form() {
    return this.#form;
  }
  set form(form) {
    const typed = this.#form?.id === form.id ? this.#typed() : {};
    this.#form = form;
    this.#draw();
    this.values = typed;
  }

  /** What would be sent. */
  get values() {
    return normalize(this.#form, this.#typed());
  }
  set values(data) {
    for (const [key, value] of Object.entries(data)) this.#fields.get(key)?.write(value);
  }

  /** Shows what is wrong, and gives it: `[{field, keyword, message}]`. */
  validate() {
    return (this.errors = validate(this.#form, this.values));
  }

  /** Errors to show, such as those of the generated code. */
  set errors(errors) {
    this.report = undefined;
    this.#each((field) => (field.message = errors.find((error) => error.field === field.key)?.message));
    this.#summarise();
  }

  /** The report of a connection check, as the runtime writes it. */
  set report(report) {
    const failure = report?.steps.find((step) => step.failure)?.failure;
    this.#each((field) => (field.isMarked = failure?.fields.includes(field.key)));
    this.#result.className = report ? `box ${report.outcome}` : "";
    this.#result.replaceChildren();
    if (!report) return;
    const { account, reason, outcome, steps } = report;
    const words = { passed: account ? `Connected: ${account.label ?? account.id}` : "Connected", none: `There is no check: ${reason}` }[outcome];
    this.#result.append(make("p", {}, make("b", {}, words ?? failure.advice ?? failure.message)));
    if (!failure) return;
    const marked = [...this.#fields.values()].filter((field) => field.isMarked);
    const look = marked.flatMap((field, at) => [at ? ", " : "Look at: ", this.#jump(field, field.label)]);
    const lines = steps.map((step) => make("li", {}, `${step.title}: ${step.outcome}`));
    const said = failure.advice && make("p", { class: "help" }, failure.message);
    this.#result.append(make("p", {}, ...look), said ?? "", make("ul", { class: "help" }, ...lines));
  }

  /** Whether the host is at work on a submission. */
  set busy(busy) {
    this.#button.disabled = busy;
    this.#button.ariaBusy = String(busy);
  }

  #typed() {
    return Object.fromEntries([...this.#fields].map(([key, field]) => [key, field.read()]));
  }

  #tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable: true, bubbles: true, composed: true }));
  }

  #draw() {
    const form = this.#form;
    this.#fields.clear();
    this.#summary = make("div", { class: "box failed", hidden: true });
    this.#result = make("div", { id: "result", part: "result", role: "status" });
    this.#button = make("button", { class: "submit" }, form.submit.label);
    const intro = form.auth.summary && make("p", { class: "help" }, form.auth.summary);
    const page = this.#guide({ ...form.guide, label: "Read the guide" });
    const body = make("form", { novalidate: true, "aria-label": form.schema.title }, intro, page, ...this.#notices(), this.#summary);
    let group = body;
    let section;
    for (const field of form.fields) {
      if (field.section !== section) {
        section = field.section;
        group = section ? make("fieldset", { class: "group" }, make("legend", {}, section)) : body;
        if (section) body.append(group);
      }
      group.append(...this.#notices(field.key), this.#drawField(field));
    }
    body.append(this.#button, this.#result);
    body.onsubmit = (event) => this.#submit(event);
    this.#root.replaceChildren(body);
  }

  #notices(before) {
    const here = this.#form.notices.filter((notice) => notice.before === before);
    return here.map(({ type, text }) => make("p", { class: `box ${type}`, role: "note" }, make("b", {}, `${type[0].toUpperCase()}${type.slice(1)}: `), text));
  }

  #drawField({ key, label, type, required, secret, placeholder, description, options, guide }) {
    const id = `field-${key}`;
    const attributes = { id, "aria-required": required && "true" };
    const link = guide && this.#guide(guide, { key, label });
    const optional = !required && type !== "boolean" && make("small", {}, " (optional)");
    const naming = make("label", { for: id }, label, optional);
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    const help = (words, id) => words && make("p", { class: "help", id: `${id}-help` }, words);
    const words = help(description, id);
    const field = { key, label, error, about: [words?.id] };
    let drawn;
    if (type === "boolean") {
      const box = make("input", { ...attributes, type: "checkbox" });
      Object.assign(field, { focus: box, read: () => box.checked, write: (value) => (box.checked = value) });
      drawn = make("div", { class: "field" }, make("div", { class: "option" }, box, naming), words, link, error);
    } else if (options && this.#form.uiSchema[key]["ui:widget"] === "radio") {
      const boxes = options.map(({ value, description }) => make("input", { type: "radio", name: id, id: `${id}-${value}`, value, "aria-describedby": description && `${id}-${value}-help` }));
      const lines = options.map((option, at) => make("div", { class: "option" }, boxes[at], make("label", { for: boxes[at].id }, option.label), help(option.description, boxes[at].id)));
      drawn = make("fieldset", { ...attributes, class: "field", role: "radiogroup" }, make("legend", {}, label, optional), words, link, ...lines, error);
      const read = () => boxes.find((box) => box.checked)?.value;
      Object.assign(field, { marks: drawn, focus: boxes[0], read, write: (value) => boxes.forEach((box) => (box.checked = box.value === value)) });
    } else {
      const typing = { ...attributes, placeholder, autocomplete: "off", autocapitalize: "none", spellcheck: "false" };
      const entries = options?.map(({ value, label }) => new Option(label, value));
      const input = entries
        ? make("select", attributes, new Option("Choose…", ""), ...entries)
        : type === "multiline"
          ? make("textarea", { ...typing, class: secret && "secret" })
          : make("input", { ...typing, type: secret ? "password" : "text", inputmode: { number: "decimal", email: "email", url: "url" }[type] });
      const chosen = entries && make("p", { class: "help", "aria-live": "polite" });
      const read = () => {
        const text = input.value;
        if (chosen) chosen.textContent = options.find((option) => option.value === text)?.description;
        return type === "number" && NUMBER.test(text.trim()) ? Number(text) : text || undefined;
      };
      Object.assign(field, { focus: input, read, write: (value) => (input.value = String(value ?? "")) });
      const row = make("div", { class: "row" }, input, secret && this.#toggle(input, label));
      drawn = make("div", { class: "field" }, naming, words, link, row, chosen, error);
    }
    drawn.oninput = () => this.#changed(field, false);
    drawn.onchange = () => this.#changed(field, true);
    this.#fields.set(key, field);
    this.#show(field);
    return drawn;
  }

  #toggle(input, label) {
    const toggle = make("button", { class: "toggle", type: "button" });
    const show = (shows) => {
      toggle.textContent = shows ? "Hide" : "Show";
      toggle.setAttribute("aria-label", `${toggle.textContent} ${label}`);
      if (input.localName === "textarea") input.className = shows ? "" : "secret";
      else input.type = shows ? "text" : "password";
    };
    show(false);
    toggle.onclick = () => show(toggle.textContent === "Show");
    return toggle;
  }

  #guide({ href, anchor, label }, field) {
    const url = new URL((this.getAttribute("guide-base") ?? "") + href, document.baseURI);
    const name = field && `${field.label}: ${label}`;
    const link = make("a", { class: "guide", href: url.href, target: "_blank", rel: "noopener", "aria-label": name }, label);
    link.onclick = () => this.#tell("connspec-guide", { href, anchor, field: field?.key });
    return /^https?:$/.test(url.protocol) && link;
  }

  #jump(field, words) {
    const link = make("a", { href: `#${field.focus.id}` }, words);
    link.onclick = () => {
      field.focus.focus();
      return false;
    };
    return link;
  }

  #changed(field, isDone) {
    const { key, message } = field;
    const typed = field.read();
    const values = normalize(this.#form, { [key]: typed });
    // What was pasted with spaces around it is shown as it is sent.
    if (isDone && typeof typed === "string" && values[key] !== typed) field.write(values[key]);
    const error = validate(this.#form, values).find((one) => one.field === key);
    // A mistake is told when it is made, and not while.
    field.message = message || (isDone && typed !== undefined) ? error?.message : undefined;
    field.isMarked = false;
    this.#show(field);
    if (!this.#summary.hidden) this.#summarise();
  }

  #each(change) {
    for (const field of this.#fields.values()) {
      change(field);
      this.#show(field);
    }
  }

  #show({ marks, focus, about, error, message, isMarked }) {
    error.textContent = message ?? "";
    error.hidden = !message;
    const texts = [...about, message && error.id, isMarked && "result"].filter(Boolean);
    (marks ?? focus).setAttribute("aria-invalid", String(Boolean(message || isMarked)));
    (marks ?? focus).setAttribute("aria-describedby", texts.join(" "));
  }

  /** Several errors stand above the form as well. */
  #summarise() {
    const bad = [...this.#fields.values()].filter((field) => field.message);
    const items = bad.map((field) => make("li", {}, this.#jump(field, field.message)));
    this.#summary.hidden = bad.length < 2;
    this.#summary.replaceChildren(make("b", {}, "Look at these fields:"), make("ul", {}, ...items));
  }

  #submit(event) {
    event.preventDefault();
    if (this.#button.disabled) return;
    this.values = normalize(this.#form, this.#typed());
    const [first] = this.validate();
    if (first) this.#fields.get(first.field)?.focus.focus();
    else this.#tell("connspec-submit", { id: this.#form.id, action: this.#form.submit.action, values: this.values });
  }
}

globalThis.customElements?.define("connspec-form", ConnspecForm);
