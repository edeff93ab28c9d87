//! A spec as the faults see it: where every key and value stands, and what the schema says of it.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};
use serde_json::Value as Json;

/// A value and its bytes in the file.
pub struct Node {
    pub range: Range<usize>,
    pub value: Value,
}

pub enum Value {
    Scalar {
        text: String,
        is_plain: bool,
        /// Whether it stands behind `|` or `>`.
        is_block: bool,
    },
    Sequence(Vec<Node>),
    Mapping(Vec<(Key, Node)>),
}

pub struct Key {
    pub range: Range<usize>,
    pub text: String,
}

impl Node {
    pub fn entries(&self) -> &[(Key, Self)] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        let mut entries = self.entries().iter();
        entries
            .find(|(known, _)| known.text == key)
            .map(|(_, value)| value)
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// The tree of a good spec.
pub fn parse(text: &str) -> Node {
    let mut open: Vec<(Range<usize>, Vec<Node>, bool, bool)> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.expect("a good spec is YAML");
        let range = span.byte_range().unwrap_or(0..0);
        let node = match event {
            Event::Scalar(text, style, ..) => Node {
                range,
                value: Value::Scalar {
                    text: text.into_owned(),
                    is_plain: style == ScalarStyle::Plain,
                    is_block: matches!(style, ScalarStyle::Literal | ScalarStyle::Folded),
                },
            },
            Event::SequenceStart(style, ..) => {
                open.push((range, Vec::new(), false, style == StructureStyle::Flow));
                continue;
            }
            Event::MappingStart(style, ..) => {
                open.push((range, Vec::new(), true, style == StructureStyle::Flow));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (start, nodes, is_map, is_flow) = open.pop().expect("an end has a start");
                let last = nodes.last().map_or(start.end, |last| last.range.end);
                let end = if is_flow { range.end } else { last };
                Node {
                    range: start.start..end,
                    value: if is_map {
                        mapping(nodes)
                    } else {
                        Value::Sequence(nodes)
                    },
                }
            }
            _ => continue,
        };
        match open.last_mut() {
            Some((_, nodes, ..)) => nodes.push(node),
            None => root = Some(node),
        }
    }
    root.expect("a good spec holds something")
}

fn mapping(nodes: Vec<Node>) -> Value {
    let mut entries = Vec::new();
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        let text = key.text().unwrap_or_default().to_owned();
        let range = key.range;
        entries.push((Key { range, text }, value));
    }
    Value::Mapping(entries)
}

/// What the schema says of a node: of a union the branch that it is of.
pub fn described<'a>(root: &'a Json, schema: &'a Json, node: &Node) -> &'a Json {
    let schema = dereferenced(root, schema);
    let Some(branches) = schema["oneOf"]
        .as_array()
        .or_else(|| schema["anyOf"].as_array())
    else {
        return schema;
    };
    let fits = |branch: &&'a Json| match &node.value {
        Value::Scalar { .. } => branch["type"] == "string" || !branch["const"].is_null(),
        Value::Sequence(_) => branch["type"] == "array",
        Value::Mapping(entries) => {
            let tag = &branch["properties"]["type"]["const"];
            let has = |key: &str| !branch["properties"][key].is_null();
            let has_tag = tag.is_null() || node.get("type").and_then(Node::text) == tag.as_str();
            has_tag && branch["type"] == "object" && entries.iter().all(|(key, _)| has(&key.text))
        }
    };
    let branches = branches.iter().map(|branch| dereferenced(root, branch));
    // Words are described by all of them.
    if matches!(node.value, Value::Scalar { .. }) && branches.clone().any(|b| !b["const"].is_null())
    {
        return schema;
    }
    branches.clone().find(fits).unwrap_or(schema)
}

fn dereferenced<'a>(root: &'a Json, schema: &'a Json) -> &'a Json {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        return dereferenced(root, target.unwrap_or(&Json::Null));
    }
    match schema["allOf"].as_array().map(Vec::as_slice) {
        Some([only]) => dereferenced(root, only),
        _ => schema,
    }
}
