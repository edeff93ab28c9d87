//! What is sent with a request.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{NamedTemplates, TemplateText};
use crate::decode::{Decode, Decoder};
use crate::problem::shape as problem;
use crate::yaml::{Node, Scalar, Value};

surface! {
    /// What is sent with a request: `json` or `form`.
    #[schemars(title = "body")]
    Body {
        /// A JSON body; `{name}` in its texts is filled in.
        json = "json": Json,
        /// A form (`application/x-www-form-urlencoded`), by the names of its parameters.
        form = "form": NamedTemplates,
    }
}

/// Any JSON, with templates for texts.
#[derive(Debug)]
pub(crate) enum Json {
    /// `null`, `true`, `false` or a number.
    Literal(serde_json::Value),
    Text(TemplateText),
    List(Vec<Json>),
    Map(Vec<(Scalar, Json)>),
}

impl JsonSchema for Json {
    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "JSON value",
            "description": "Any JSON. In its texts `{name}` is filled in; `{{` and `}}` are literal braces.",
        })
    }
}

impl Decode for Json {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Invalid => None,
            Value::Sequence(items) => {
                let items = items.iter().map(|item| Self::decode(item, decoder));
                all(items).map(Self::List)
            }
            Value::Mapping(mapping) => {
                if mapping.is_unquoted_brace() {
                    decoder.report(|source| {
                        problem::unquoted_brace(node.span, source.slice(node.span))
                    });
                    return None;
                }
                let members = mapping.entries.iter().map(|entry| {
                    if entry.value.scalar().is_some_and(Scalar::is_absent) {
                        let (span, key) = (entry.key.span, entry.key.text.as_str());
                        decoder.report(|_| problem::no_value(span, key, "a value, or `null`,"));
                        return None;
                    }
                    let key = decoder.unambiguous(&entry.key);
                    Some((key, Self::decode(&entry.value, decoder)?))
                });
                all(members).filter(|_| mapping.is_whole).map(Self::Map)
            }
            Value::Scalar(_) => match node.to_json() {
                serde_json::Value::String(_) => TemplateText::decode(node, decoder).map(Self::Text),
                literal => Some(Self::Literal(literal)),
            },
        }
    }
}

/// All of them, after all were looked at.
fn all<T>(parts: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let parts: Vec<_> = parts.collect();
    parts.into_iter().collect()
}
