//! `mcp_elicitation`: what a server of the Model Context Protocol asks a person through the client.
//!
//! Parameters of `elicitation/create` as of the protocol's version 2025-11-25. A client shows a form to
//! the person, but its answer may pass through a model, so a form has no secrets; where there are any,
//! or somebody has to sign in, the person is sent to an address instead (`mode: url`). The server puts
//! in the address of its own form, and an id that is new each time.

use connspec_spec::model::{AuthKind, Field, FieldKind};
use serde::Serialize;
use serde_json::Number;

use super::{Head, Source};
use crate::form::{choices, schema};
use crate::json::Object;
use crate::plain;

const VERSION: &str = "1.0";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct McpElicitation {
    #[serde(flatten)]
    head: Head,
    /// What may be asked in form mode; absent where that is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    form_mode: Option<FormMode>,
    /// What has to be done on a page of the host; absent where a form is enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    url_mode: Option<UrlMode>,
}

/// `ElicitRequestFormParams`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FormMode {
    mode: &'static str,
    message: String,
    requested_schema: RequestedSchema,
}

#[derive(Debug, Serialize)]
struct RequestedSchema {
    r#type: &'static str,
    properties: Object<Primitive>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<String>,
}

/// `PrimitiveSchemaDefinition`. It knows no patterns; and no format, because clients would refuse
/// addresses that the form accepts.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Primitive {
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<schema::ConstTitle>>,
}

/// `ElicitRequestURLParams` without the address and the id.
#[derive(Debug, Serialize)]
struct UrlMode {
    mode: &'static str,
    message: String,
}

pub(super) fn project(source: &Source<'_>) -> McpElicitation {
    let is_askable = |field: &&Field| !field.is_secret();
    let fields: Vec<_> = source.form.fields.iter().filter(is_askable).collect();
    let has_secrets = fields.len() < source.form.fields.len();
    let signs_in = !source.form.is_setup && source.method.kind == AuthKind::AuthorizationCode;
    let title = schema::title(source.connector, source.form);
    let required = fields.iter().filter(|field| field.required);
    McpElicitation {
        head: source.head(VERSION),
        form_mode: (!fields.is_empty()).then(|| FormMode {
            mode: "form",
            message: format!("{title}: enter these values."),
            requested_schema: RequestedSchema {
                r#type: "object",
                required: required.map(|field| field.id.to_string()).collect(),
                properties: fields
                    .iter()
                    .map(|field| (field.id.to_string(), primitive(source, field)))
                    .collect(),
            },
        }),
        url_mode: (has_secrets || signs_in).then(|| UrlMode {
            mode: "url",
            message: if signs_in {
                format!("{title}: sign in on this page.")
            } else {
                format!("{title}: enter the secret values on this page.")
            },
        }),
    }
}

fn primitive(source: &Source<'_>, field: &Field) -> Primitive {
    let text = Primitive {
        r#type: "string",
        title: plain::text(&field.label),
        description: schema::description(source.connector, field),
        ..Primitive::default()
    };
    match &field.kind {
        // Trimming may shorten a value, so a client knows the lower limit only.
        FieldKind::String(_, rules) => Primitive {
            min_length: rules.min_length,
            max_length: rules.max_length.filter(|_| !field.trim),
            ..text
        },
        FieldKind::Number(rules) => Primitive {
            r#type: "number",
            minimum: rules.min.map(schema::number),
            maximum: rules.max.map(schema::number),
            ..text
        },
        FieldKind::Boolean => Primitive {
            r#type: "boolean",
            ..text
        },
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => {
            let options = choices(source.connector, field).iter();
            Primitive {
                one_of: Some(options.map(schema::const_title).collect()),
                ..text
            }
        }
    }
}
