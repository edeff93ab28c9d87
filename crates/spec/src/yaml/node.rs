//! The tree: what was written, with the bytes of every key and value.

use connspec_diagnostics::Span;
use serde_json::{Map, Number};

use super::{Plain, resolve};

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// All of it, from its first byte to behind its last.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    Mapping(Mapping),
    /// Something that the language does not have, already reported.
    Invalid,
}

/// Keys and values in the author's order; no key stands twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapping {
    pub entries: Vec<Entry>,
    /// Where a message about the whole map points: its first key, or its opening brace.
    pub anchor: Span,
    /// Whether every entry is here. A key that the language does not have, such as `<<`, was
    /// reported and left out, and nobody knows what it would have brought.
    pub is_whole: bool,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub key: Scalar,
    pub value: Node,
}

/// Text as YAML reads it.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    /// Its characters, escapes and folding undone.
    pub text: String,
    /// Its source, quotes included; empty where nothing was written.
    pub span: Span,
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

impl Scalar {
    /// Whether nothing was written at all, as behind `key:`.
    pub fn is_absent(&self) -> bool {
        self.style == Style::Plain && self.span.start == self.span.end
    }
}

impl Mapping {
    /// The entry of that key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.text == key)
    }

    /// Whether it stands in braces.
    pub fn is_flow(&self) -> bool {
        self.entries
            .first()
            .is_none_or(|first| first.key.span != self.anchor)
    }

    /// Whether it is `{api_key}` without quotes: one key in braces and no value.
    pub fn is_unquoted_brace(&self) -> bool {
        matches!(self.entries.as_slice(), [only]
            if only.value.scalar().is_some_and(Scalar::is_absent) && self.is_flow())
    }

    /// The keys, in the author's order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.key.text.as_str())
    }
}

impl Node {
    /// The map that it is, if it is one.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The scalar that it is, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Where a message about this value points: the value itself where it is a scalar, its start
    /// where it is large.
    pub fn anchor(&self) -> Span {
        match &self.value {
            Value::Mapping(mapping) => mapping.anchor,
            Value::Sequence(items) => items.first().map_or(self.span, Self::anchor),
            Value::Scalar(_) | Value::Invalid => self.span,
        }
    }

    /// The value as JSON, as the schema sees it: plain scalars by the core schema of YAML 1.2.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Invalid => Json::Null,
            Value::Sequence(items) => Json::Array(items.iter().map(Self::to_json).collect()),
            Value::Mapping(mapping) => Json::Object(
                mapping
                    .entries
                    .iter()
                    .map(|entry| (entry.key.text.clone(), entry.value.to_json()))
                    .collect::<Map<_, _>>(),
            ),
            Value::Scalar(scalar) => match resolve(scalar) {
                Plain::Null => Json::Null,
                Plain::Bool(value) => Json::Bool(value),
                Plain::Integer(value) => Json::Number(value.into()),
                Plain::Float(value) => Number::from_f64(value)
                    .map_or_else(|| Json::String(scalar.text.clone()), Json::Number),
                Plain::Text => Json::String(scalar.text.clone()),
            },
        }
    }
}
