// What a person does with a form, and sees of it. Inputs are found as assistive technology finds
// them: by role and label.

/** One form on a page. */
export class Person {
  constructor(page, document) {
    this.page = page;
    this.fields = document.fields;
  }

  /** The inputs of a field; several for a group of radio buttons, in the order of the options. */
  async inputs(field) {
    const named = { name: exactly(field.label) };
    if (field.type === "boolean") return [this.page.getByRole("checkbox", named)];
    const label = this.page.getByLabel(named.name);
    if (field.type !== "select" || (await label.count()) > 0) return [label];
    return field.options.map((option) => {
      const radio = this.page.getByRole("radio", { name: option.label, exact: true });
      return radio.nth(this.earlier(field, option));
    });
  }

  /** How many selects before this one have an option of the same name. */
  earlier(field, { label }) {
    const before = this.fields.slice(0, this.fields.indexOf(field));
    const alike = before.filter(({ options }) => options?.some((option) => option.label === label));
    return alike.length;
  }

  /** Fills fields in; those of no value are emptied, and those that are not there left alone. */
  async fill(values) {
    for (const field of this.fields) {
      if (!(field.key in values)) continue;
      const value = values[field.key];
      const inputs = await this.inputs(field);
      if (field.type === "boolean") await inputs[0].setChecked(value);
      else if (field.type !== "select") await inputs[0].fill(value === null ? "" : String(value));
      else await this.choose(inputs, field.options.findIndex((option) => option.value === value), field);
    }
  }

  async choose(inputs, index, { options }) {
    const { label } = options[index];
    const kind = await inputs[0].evaluate(({ type }) => type);
    if (kind === "radio") await inputs[index].check();
    else if (kind === "select-one") await inputs[0].selectOption({ label });
    else {
      await inputs[0].fill(label);
      await this.page.getByRole("option", { name: label, exact: true }).click();
    }
  }

  /** Presses the button, as the mouse does: what was typed last is left first. */
  async submit() {
    const button = this.page.locator("button").last();
    await button.focus();
    // JSON Forms puts off what is typed, longest in text areas: by 300 ms.
    await this.pass(350);
    await button.click();
    await this.pass(50);
  }

  /** Lets so many milliseconds pass for the page, at once, and waits until it has drawn what happened in
   * them. */
  async pass(milliseconds) {
    await this.page.clock.runFor(milliseconds);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  /** The lines of text that are seen. */
  async lines() {
    const [text, summary] = await this.page.evaluate(() => {
      const form = document.getElementById("form");
      const own = form.querySelector("connspec-form")?.shadowRoot;
      return own
        ? [own.querySelector("form").innerText, own.querySelector(".failed").innerText]
        : [form.innerText, ""];
    });
    const lines = linesOf(text);
    // Our element says everything that is wrong above the fields as well.
    for (const line of linesOf(summary)) lines.splice(lines.indexOf(line), 1);
    return lines;
  }

  /** For each field in the order of the page: whether it is filled in, and whether it hides what is
   * typed. */
  async look() {
    const seen = [];
    for (const field of this.fields) {
      const inputs = await this.inputs(field);
      const handle = await inputs[0].elementHandle();
      const states = await Promise.all(inputs.map((input) => input.evaluate(state)));
      const isFilled = states.some(({ isFilled }) => isFilled);
      seen.push({ key: field.key, handle, isFilled, isMasked: states[0].isMasked });
    }
    const order = await this.page.evaluate(
      (elements) => {
        const isBefore = (one, other) =>
          one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
        const indices = elements.map((_, index) => index);
        return indices.sort((one, other) => (isBefore(elements[one], elements[other]) ? -1 : 1));
      },
      seen.map(({ handle }) => handle),
    );
    return order.map((index) => {
      const { key, isFilled, isMasked } = seen[index];
      return { key, isFilled, isMasked };
    });
  }
}

function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** A label, with or without words for what is required or optional. */
function exactly(label) {
  const words = label.replace(/[^\p{L}\p{N} ]/gu, "\\$&");
  return new RegExp(`^\\s*${words}\\s*(\\*|\\(optional\\))?\\s*$`);
}

/** Of an input in the page. */
function state(input) {
  const isBox = input.type === "checkbox" || input.type === "radio";
  const security = getComputedStyle(input).webkitTextSecurity;
  return {
    isFilled: isBox ? input.checked : input.value !== "",
    isMasked: input.type === "password" || (security !== "none" && security !== ""),
  };
}
