// A form that has nothing of ours, to tell what a library's own markup lacks.

const labels = { words: "Words", password: "Password", long: "Long words", choice: "Choice" };
const select = { type: "string", title: labels.choice, oneOf: ["One", "Two"].map(option) };
const many = { ...select, title: "Long choice", oneOf: "abcdef".split("").map(option) };

function option(title) {
  return { const: title.toLowerCase(), title };
}

function text(title) {
  return { type: "string", title, description: "A description." };
}

const properties = {
  words: text(labels.words),
  password: text(labels.password),
  long: text(labels.long),
  choice: select,
  many,
  number: { type: "number", title: "Number" },
  tick: { type: "boolean", title: "Tick", description: "A description." },
};

const options = { password: { format: "password" }, long: { multi: true }, choice: { format: "radio" } };

export const plain = {
  schema: { title: "Plain", type: "object", properties, required: Object.keys(properties) },
  uiSchema: {
    password: { "ui:widget": "password" },
    long: { "ui:widget": "textarea" },
    choice: { "ui:widget": "radio" },
  },
  rjsf: { formProps: { noHtml5Validate: true, showErrorList: false } },
  jsonforms: {
    uischema: {
      type: "VerticalLayout",
      elements: [
        { type: "Label", text: "A label." },
        {
          type: "Group",
          label: "A group",
          elements: Object.keys(properties).map((key) => {
            const scope = `#/properties/${key}`;
            return { type: "Control", scope, options: options[key] ?? {} };
          }),
        },
      ],
    },
  },
  locale: "en",
  messages: {},
  normalize: {},
  initialData: {},
  fields: [],
  submit: { label: "Connect" },
};
