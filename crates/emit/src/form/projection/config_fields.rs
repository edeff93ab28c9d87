//! `config_fields`: a flat list of inputs.
//!
//! After what the component of `@stackone/hub` 1.11 reads: `key`, `label`, `type` (`text`, `password`,
//! `number`, `text_area` or `select`), `required`, `secret` (taken as true where it is missing),
//! `readOnly`, `placeholder`, `description`, `guide.tooltip`, `options`; and notices with the field that
//! they stand at as `anchor`. It has no tick boxes: those become selects. Every value it gives back is a
//! text, and is checked again by the generated code.

use connspec_spec::Id;
use connspec_spec::model::{Field, FieldKind, Notice as Note, StringKind};
use serde::Serialize;

use super::{Head, Source};
use crate::form::{choices, schema};
use crate::plain;

const VERSION: &str = "1.0";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConfigFields {
    #[serde(flatten)]
    head: Head,
    config_fields: Vec<ConfigField>,
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ConfigField {
    key: String,
    label: String,
    r#type: &'static str,
    required: bool,
    secret: bool,
    read_only: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    placeholder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choosable>,
}

#[derive(Debug, Serialize)]
struct Choosable {
    value: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Notice {
    key: String,
    r#type: &'static str,
    description: String,
    /// The field that it stands at; at the top of the form otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
}

pub(super) fn project(source: &Source<'_>) -> ConfigFields {
    let fields = source.form.fields.iter();
    let notices = source.form.notices.iter().enumerate();
    ConfigFields {
        head: source.head(VERSION),
        config_fields: fields.map(|field| config_field(source, field)).collect(),
        notices: notices.map(notice).collect(),
    }
}

fn config_field(source: &Source<'_>, field: &Field) -> ConfigField {
    // The component shows plain text only, so the address of the guide is written out.
    let help = schema::description(source.connector, field);
    let link = source.site_url.zip(source.guide.link(field));
    let link = link.map(|(site, link)| format!("{} {site}{}", link.label, link.href));
    let sentences: Vec<_> = help.into_iter().chain(link).collect();
    ConfigField {
        key: field.id.to_string(),
        label: plain::text(&field.label),
        r#type: type_name(&field.kind),
        required: field.required,
        secret: field.is_secret(),
        read_only: false,
        placeholder: field.placeholder.as_ref().map(plain::text),
        description: (!sentences.is_empty()).then(|| sentences.join(" ")),
        options: options(source, field),
    }
}

fn options(source: &Source<'_>, field: &Field) -> Vec<Choosable> {
    let choosable = |value: &str, label: String| Choosable {
        value: value.to_owned(),
        label,
    };
    match field.kind {
        // A box that must be ticked can be answered in one way only.
        FieldKind::Boolean if field.required => vec![choosable("true", "Yes".to_owned())],
        FieldKind::Boolean => vec![
            choosable("true", "Yes".to_owned()),
            choosable("false", "No".to_owned()),
        ],
        _ => choices(source.connector, field)
            .iter()
            .map(|choice| choosable(choice.id.as_str(), plain::text(&choice.label)))
            .collect(),
    }
}

fn notice((index, note): (usize, &Note)) -> Notice {
    Notice {
        key: format!("notice-{index}"),
        r#type: note.kind.as_str(),
        description: plain::inlines(&note.text),
        anchor: note.before.as_ref().map(Id::to_string),
    }
}

const fn type_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String(StringKind::Secret, _) => "password",
        FieldKind::String(StringKind::SecretMultiline | StringKind::Multiline, _) => "text_area",
        FieldKind::String(..) => "text",
        FieldKind::Number(_) => "number",
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment | FieldKind::Boolean => {
            "select"
        }
    }
}
