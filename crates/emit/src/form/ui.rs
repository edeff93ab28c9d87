//! How react-jsonschema-form shows the fields.

use connspec_spec::model::{Connector, Field, FieldKind, Inline, StringKind};
use serde::Serialize;

use super::links::{Guide, Link};
use super::submit::Submit;
use super::{Form, choices, is_radio, markdown, notices};
use crate::json::Object;
use crate::plain;

/// The `uiSchema`.
#[derive(Debug, Serialize)]
pub(super) struct UiSchema {
    /// All fields: RJSF replaces the form by an error where one is missing.
    #[serde(rename = "ui:order")]
    order: Vec<String>,
    #[serde(rename = "ui:submitButtonOptions")]
    submit: SubmitButton,
    #[serde(flatten)]
    description: Description,
    #[serde(flatten)]
    fields: Object<UiField>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SubmitButton {
    submit_text: String,
}

/// Markdown above an input or the form.
#[derive(Debug, Default, Serialize)]
struct Description {
    #[serde(rename = "ui:description", skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
    #[serde(
        rename = "ui:enableMarkdownInDescription",
        skip_serializing_if = "Option::is_none"
    )]
    enabled: Option<bool>,
}

#[derive(Debug, Serialize)]
struct UiField {
    #[serde(rename = "ui:placeholder", skip_serializing_if = "Option::is_none")]
    placeholder: Option<String>,
    #[serde(rename = "ui:widget", skip_serializing_if = "Option::is_none")]
    widget: Option<&'static str>,
    #[serde(rename = "ui:classNames", skip_serializing_if = "Option::is_none")]
    class_names: Option<&'static str>,
    #[serde(rename = "ui:autocomplete", skip_serializing_if = "Option::is_none")]
    autocomplete: Option<&'static str>,
    #[serde(flatten)]
    description: Description,
    #[serde(rename = "ui:options", skip_serializing_if = "Option::is_none")]
    options: Option<Options>,
}

#[derive(Debug, Serialize)]
struct Options {
    guide: Link,
}

/// The class of inputs of several lines that hold a secret. No browser has such an input that
/// hides what it shows, so the host's style sheet does it.
const SECRET_CLASS: &str = "connspec-secret";

pub(super) fn ui_schema(
    connector: &Connector,
    form: Form<'_>,
    submit: &Submit,
    guide: &Guide,
) -> UiSchema {
    let fields = form.fields;
    UiSchema {
        order: fields.iter().map(|field| field.id.to_string()).collect(),
        submit: SubmitButton {
            submit_text: submit.label.clone(),
        },
        description: description(&notices::markdown(form.notices, None, guide)),
        fields: fields
            .iter()
            .map(|field| {
                (
                    field.id.to_string(),
                    ui_field(connector, form, field, guide),
                )
            })
            .collect(),
    }
}

fn ui_field(connector: &Connector, form: Form<'_>, field: &Field, guide: &Guide) -> UiField {
    let (widget, class_names) = match field.kind {
        FieldKind::String(StringKind::Secret, _) => (Some("password"), None),
        // An input of the type `password` would drop the line breaks.
        FieldKind::String(StringKind::SecretMultiline, _) => (Some("textarea"), Some(SECRET_CLASS)),
        FieldKind::String(StringKind::Multiline, _) => (Some("textarea"), None),
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment
            if is_radio(choices(connector, field)) =>
        {
            (Some("radio"), None)
        }
        _ => (None, None),
    };
    let link = guide.link(field);
    let help = field
        .help
        .as_deref()
        .map(|help| markdown::inlines(help, guide));
    let line: Vec<_> = help
        .into_iter()
        .chain(link.as_ref().map(markdown::link))
        .collect();
    let mut paragraphs = notices::markdown(form.notices, Some(&field.id), guide);
    if !line.is_empty() {
        paragraphs.push(line.join(" "));
    }
    // RJSF shows an option as its title.
    paragraphs.extend(choices(connector, field).iter().filter_map(|choice| {
        let help = markdown::inlines(choice.help.as_deref()?, guide);
        let label = Inline::Strong(vec![Inline::Text(choice.label.clone())]);
        Some(format!("{}: {help}", markdown::inlines(&[label], guide)))
    }));
    UiField {
        placeholder: field.placeholder.as_ref().map(plain::text),
        widget,
        class_names,
        autocomplete: field.is_secret().then_some("off"),
        description: description(&paragraphs),
        options: link.map(|guide| Options { guide }),
    }
}

fn description(paragraphs: &[String]) -> Description {
    if paragraphs.is_empty() {
        return Description::default();
    }
    Description {
        markdown: Some(paragraphs.join("\n\n")),
        enabled: Some(true),
    }
}
