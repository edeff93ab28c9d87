// The page of `connspec preview`: asks for the state of the specs, and shows one form and its guide.
// Everything from a spec becomes a text node; what is typed stays on this page.

const PAUSE = 700;
const MASK = "••••••••";

const byId = (id) => document.getElementById(id);
const element = byId("form");
const forms = byId("forms");
const guide = byId("guide");

let revision;
let hash;

const slug = (id) => id.replaceAll("_", "-");

/** The guide of a form, `<connector>.<method>` and `.setup` for the operator's. */
function guideOf(id) {
  const [connector, method, setup] = id.split(".").map(slug);
  return `/guides/${connector}/${setup ? "setup/" : ""}${method}.html`;
}

async function look() {
  try {
    const answer = await fetch(revision ? `/state.json?since=${revision}` : "/state.json");
    if (answer.status === 200) await show(await answer.json());
    byId("live").textContent = "Live: changes of the specs show up here.";
  } catch {
    byId("live").textContent = "connspec preview has ended.";
  }
  setTimeout(look, PAUSE);
}

async function show(state) {
  revision = state.revision;
  list(state.connectors);
  const { errors, all, text } = state.mistakes;
  byId("mistakes").hidden = all === 0;
  byId("mistakes").className = errors ? "errors" : "warnings";
  byId("mistakes-title").textContent = errors ? "The specs have mistakes" : "Warnings";
  byId("mistakes-text").textContent = text;
  await open(forms.value);
}

/** The list to choose from. A form that is shown stays in it while its spec is broken. */
function list(connectors) {
  const chosen = location.hash.slice(1) || forms.value;
  const groups = connectors.map(({ id, name, methods }) => {
    const group = document.createElement("optgroup");
    group.label = name;
    for (const method of methods) {
      group.append(new Option(`${name}: ${method.label}`, `${id}.${method.id}`));
      if (method.setup) group.append(new Option(`${name}: ${method.label}, set up by the operator`, `${id}.${method.id}.setup`));
    }
    return group;
  });
  forms.replaceChildren(...groups);
  const known = [...forms.options].map((option) => option.value);
  if (chosen && !known.includes(chosen)) forms.prepend(new Option(chosen, chosen));
  if (chosen) forms.value = chosen;
}

/** Shows a form and its guide, if they have changed or are others than before. */
async function open(id) {
  if (!id) return;
  const answer = await fetch(`/forms/${encodeURIComponent(id)}.json`);
  byId("outdated").hidden = answer.ok || element.form?.id !== id;
  if (!answer.ok) return;
  const form = await answer.json();
  if (forms.value !== id) return;
  showGuide(guideOf(id));
  if (form.contentHash === hash) return;
  hash = form.contentHash;
  byId("form-title").textContent = form.schema.title;
  document.title = `${form.schema.title} · connspec preview`;
  byId("sent").hidden = true;
  element.form = form;
  byId("answers").replaceChildren(...answers(form));
  byId("pretend").hidden = form.check.advice.length === 0;
}

/** Loads the guide, again where it is shown already; the place in it stays. */
function showGuide(page) {
  const shown = guide.contentWindow.location;
  const place = shown.pathname === page ? guide.contentWindow.scrollY : 0;
  guide.onload = () => place && guide.contentWindow.scrollTo(0, place);
  if (shown.pathname === page) shown.reload();
  else guide.src = page;
}

/** A button for each answer that the spec has advice for. */
function answers(form) {
  return form.check.advice.map(({ step, status, fields, text }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `request ${step + 1}: ${status}`;
    button.onclick = () => {
      const message = `The answer is not the expected one (status ${status}).`;
      const failure = { kind: "status", status, message, advice: text, fields };
      const steps = [{ title: `Request ${step + 1}`, outcome: "failed", failure }];
      element.report = { outcome: "failed", reason: null, account: null, steps };
    };
    return button;
  });
}

forms.onchange = () => {
  location.hash = forms.value;
};

window.onhashchange = () => {
  forms.value = location.hash.slice(1);
  open(forms.value);
};

element.addEventListener("connspec-submit", ({ detail }) => {
  const secret = new Set(element.form.fields.filter((field) => field.secret).map((field) => field.key));
  const masked = Object.entries(detail.values).map(([key, value]) => [key, secret.has(key) ? MASK : value]);
  byId("sent-text").textContent = JSON.stringify({ ...detail, values: Object.fromEntries(masked) }, null, 2);
  byId("sent").hidden = false;
});

element.addEventListener("connspec-guide", (event) => {
  event.preventDefault();
  const { anchor } = event.detail;
  guide.src = `${guideOf(element.form.id)}${anchor ? `#${anchor}` : ""}`;
});

look();
