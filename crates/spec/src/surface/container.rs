//! Containers: lists, and maps whose keys are the author's own.

use std::borrow::Cow;

use connspec_diagnostics::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{IdText, TemplateText};
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Scalar, Value};

/// A list that is not empty. Entries that cannot be read are left out.
#[derive(Debug)]
pub(crate) struct Items<T> {
    pub(crate) items: Vec<T>,
    pub(crate) span: Span,
    /// Whether every entry could be read. What is not known may be one of the others otherwise.
    pub(crate) is_whole: bool,
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
        let items: Vec<_> = nodes
            .iter()
            .filter_map(|node| T::decode(node, decoder))
            .collect();
        Some(Self {
            is_whole: !nodes.is_empty() && items.len() == nodes.len(),
            items,
            span: node.anchor(),
        })
    }
}

/// A map whose keys are ids of the author's own.
#[derive(Debug)]
pub(crate) struct MapOf<T> {
    pub(crate) entries: Vec<(IdText, T)>,
    /// Keys whose value could not be read.
    pub(crate) unread: Vec<IdText>,
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

impl<T> MapOf<T> {
    /// All keys; those whose value could not be read come last.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &IdText> {
        let read = self.entries.iter().map(|(key, _)| key);
        read.chain(&self.unread)
    }
}

impl<T: Decode> Decode for MapOf<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mapping = node.mapping()?;
        let mut read = Self {
            entries: Vec::new(),
            unread: Vec::new(),
            span: mapping.anchor,
        };
        for entry in &mapping.entries {
            let key = IdText(decoder.unambiguous(&entry.key));
            match T::decode(&entry.value, decoder) {
                Some(value) => read.entries.push((key, value)),
                None => read.unread.push(key),
            }
        }
        Some(read)
    }
}

/// A value that keeps no place of its own, and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let value = T::decode(node, decoder)?;
        let span = node.anchor();
        Some(Self { value, span })
    }
}

/// A map whose keys are names of the vendor's: of headers, parameters, members.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) entries: Vec<(Scalar, T)>,
    /// Whether every value could be read.
    pub(crate) is_whole: bool,
}

/// Templates by name.
pub(crate) type NamedTemplates = Named<TemplateText>;

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "minProperties": 1,
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}

impl<T: Decode> Decode for Named<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mapping = node.mapping()?;
        let entries: Vec<_> = mapping
            .entries
            .iter()
            .filter_map(|entry| {
                let key = decoder.unambiguous(&entry.key);
                Some((key, T::decode(&entry.value, decoder)?))
            })
            .collect();
        Some(Self {
            is_whole: mapping.is_whole && entries.len() == mapping.entries.len(),
            entries,
        })
    }
}
