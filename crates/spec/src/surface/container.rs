//! Containers: lists, and maps whose keys are the author's own.

use std::borrow::Cow;

use connspec_diagnostics::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::IdText;
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

/// A list that is not empty. Entries that cannot be read are left out.
#[derive(Debug)]
pub(crate) struct Items<T> {
    pub(crate) items: Vec<T>,
    pub(crate) span: Span,
}

impl<T: JsonSchema> JsonSchema for Items<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}List", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "minItems": 1,
            "items": generator.subschema_for::<T>(),
        })
    }
}

impl<T: Decode> Decode for Items<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Value::Sequence(nodes) = &node.value else {
            return None;
        };
        let items = nodes
            .iter()
            .filter_map(|node| T::decode(node, decoder))
            .collect();
        Some(Self {
            items,
            span: node.anchor(),
        })
    }
}

/// A map whose keys are ids of the author's own.
#[derive(Debug)]
pub(crate) struct MapOf<T> {
    pub(crate) entries: Vec<(IdText, T)>,
    pub(crate) span: Span,
}

impl<T: JsonSchema> JsonSchema for MapOf<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "minProperties": 1,
            "propertyNames": generator.subschema_for::<IdText>(),
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}

impl<T: Decode> Decode for MapOf<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mapping = node.mapping()?;
        let entries = mapping
            .entries
            .iter()
            .filter_map(|entry| {
                let key = decoder.unambiguous(&entry.key);
                Some((IdText(key), T::decode(&entry.value, decoder)?))
            })
            .collect();
        Some(Self {
            entries,
            span: mapping.anchor,
        })
    }
}
