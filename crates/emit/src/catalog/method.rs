//! The ways to connect, and what they ask the vendor for.

use connspec_spec::Id;
use connspec_spec::model::{self, AuthKind, AuthMethod, Connector, Field, FieldKind, StringKind};
use serde::Serialize;

use crate::{Publisher, plain, site};

#[derive(Serialize)]
pub(super) struct Scope {
    id: String,
    /// What the vendor calls it.
    value: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The ids of those that come with it.
    includes: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Method {
    id: String,
    label: String,
    r#type: &'static str,
    fields: Vec<Input>,
    /// The form definition, relative to this file.
    form: String,
    /// The guide's page on the docs site.
    guide: String,
    /// The ids of the scopes that it asks for.
    scopes: Vec<String>,
    /// The function that the embedding application registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    custom: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    setup: Option<Setup>,
}

/// What the operator of the product fills in once for all people.
#[derive(Serialize)]
struct Setup {
    fields: Vec<Input>,
    form: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<String>,
}

#[derive(Serialize)]
struct Input {
    id: String,
    r#type: &'static str,
    required: bool,
    secret: bool,
}

pub(super) fn method(connector: &Connector, method: &AuthMethod, publisher: &Publisher) -> Method {
    Method {
        id: method.id.to_string(),
        label: plain::text(&method.label),
        r#type: method.kind.as_str(),
        fields: method.fields.iter().map(input).collect(),
        form: format!("forms/{}.{}.json", connector.id, method.id),
        guide: site::page(publisher, &connector.id, &method.id),
        scopes: method.scopes.iter().map(Id::to_string).collect(),
        custom: match &method.kind {
            AuthKind::Custom(name) => Some(name.clone()),
            _ => None,
        },
        setup: setup(connector, method, publisher),
    }
}

fn setup(connector: &Connector, method: &AuthMethod, publisher: &Publisher) -> Option<Setup> {
    (!method.setup_fields.is_empty()).then(|| Setup {
        fields: method.setup_fields.iter().map(input).collect(),
        form: format!("forms/{}.{}.setup.json", connector.id, method.id),
        guide: (method.setup_guide.as_ref())
            .map(|_| site::setup_page(publisher, &connector.id, &method.id)),
    })
}

pub(super) fn scope(scope: &model::Scope) -> Scope {
    Scope {
        id: scope.id.to_string(),
        value: scope.value.clone(),
        label: plain::text(&scope.label),
        description: scope.help.as_deref().map(plain::inlines),
        includes: scope.includes.iter().map(Id::to_string).collect(),
    }
}

fn input(field: &Field) -> Input {
    Input {
        id: field.id.to_string(),
        r#type: type_name(&field.kind),
        required: field.required,
        secret: field.is_secret(),
    }
}

/// The `type` that the author wrote; the region select is a select.
const fn type_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String(kind, _) => match kind {
            StringKind::Text => "text",
            StringKind::Secret | StringKind::SecretMultiline => "secret",
            StringKind::Multiline => "multiline",
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
