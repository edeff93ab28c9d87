//! The fields as a plain list, for consumers that draw their own inputs.

use connspec_spec::model::{Choice, Connector, Field, FieldKind, StringKind};
use serde::Serialize;

use super::choices;
use super::links::Guide;
use crate::plain;

/// One entry of `fields`.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    key: String,
    label: String,
    r#type: &'static str,
    required: bool,
    secret: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    placeholder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<Choosable>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<GuideStep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<String>,
}

/// One option of a select.
#[derive(Debug, Serialize)]
struct Choosable {
    value: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

/// The step that gives the value.
#[derive(Debug, Serialize)]
struct GuideStep {
    href: String,
    /// What the link says.
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
}

pub(super) fn fields(connector: &Connector, fields: &[Field], guide: &Guide) -> Vec<Entry> {
    let entry = |field: &Field| Entry {
        key: field.id.to_string(),
        label: plain::text(&field.label),
        r#type: type_name(&field.kind),
        required: field.required,
        secret: field.is_secret(),
        placeholder: field.placeholder.as_ref().map(plain::text),
        description: field.help.as_deref().map(plain::inlines),
        options: matches!(
            field.kind,
            FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment
        )
        .then(|| choices(connector, field).iter().map(choosable).collect()),
        guide: guide_step(field, guide),
        section: field.section.as_ref().map(plain::text),
    };
    fields.iter().map(entry).collect()
}

fn guide_step(field: &Field, guide: &Guide) -> Option<GuideStep> {
    let link = guide.link(field)?;
    let anchor = field.given_by.as_ref().map(|given_by| &given_by.step);
    Some(GuideStep {
        href: link.href,
        label: link.label,
        anchor: anchor.and_then(|step| guide.anchor(step)),
    })
}

fn choosable(choice: &Choice) -> Choosable {
    Choosable {
        value: choice.id.to_string(),
        label: plain::text(&choice.label),
        description: choice.help.as_deref().map(plain::inlines),
    }
}

const fn type_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String(kind, _) => match kind {
            StringKind::Text => "text",
            StringKind::Secret => "password",
            StringKind::SecretMultiline | StringKind::Multiline => "multiline",
            StringKind::Email => "email",
            StringKind::Url(_) => "url",
            StringKind::Hostname(_) => "hostname",
            StringKind::Subdomain => "subdomain",
        },
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => "select",
        FieldKind::Number(_) => "number",
        FieldKind::Boolean => "boolean",
    }
}
