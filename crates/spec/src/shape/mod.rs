//! The tree against the schema: what is missing, unknown or of the wrong kind.
//!
//! The schema alone decides; here its errors get a place and words. Of a union only the branch that
//! the author meant is reported: its `type` is read first.

mod keys;
mod tag;
mod union;
mod value;

use std::collections::BTreeSet;

use connspec_diagnostics::{Diagnostic, SourceFile, Span};
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value as Json;

use crate::problem::shape as problem;
use crate::schema;
use crate::yaml::{Node, Scalar, Value};

/// Reports everything about the shape of `root` that the schema refuses.
pub(crate) fn check(source: &SourceFile, root: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let instance = root.to_json();
    let mut report = Report {
        source,
        root,
        found: Vec::new(),
        meant: BTreeSet::new(),
    };
    for error in schema::validator().iter_errors(&instance) {
        report.error(&error);
    }
    report.finish(diagnostics);
}

struct Report<'a> {
    source: &'a SourceFile,
    root: &'a Node,
    /// What was found; a missing key with the map and the key that it is about.
    found: Vec<(Option<(Span, String)>, Diagnostic)>,
    /// Keys that an unknown key was a misspelling of: they are not missing as well.
    meant: BTreeSet<(Span, String)>,
}

/// A node, and the key that leads to it.
struct Place<'a> {
    node: &'a Node,
    key: Option<&'a Scalar>,
    /// Whether it is an entry of a list behind that key.
    is_entry: bool,
}

impl<'a> Report<'a> {
    fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        let meant = self.meant;
        diagnostics.extend(
            self.found
                .into_iter()
                .filter(|(missing, _)| missing.as_ref().is_none_or(|key| !meant.contains(key)))
                .map(|(_, diagnostic)| diagnostic),
        );
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push((None, diagnostic));
    }

    fn error(&mut self, error: &ValidationError<'_>) {
        let Some(place) = self.place(error.instance_path().as_str()) else {
            return;
        };
        if matches!(place.node.value, Value::Invalid) {
            return;
        }
        let keyword = error.schema_path().as_str();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        let schema = schema::schema().pointer(parent).unwrap_or(&Json::Null);
        match error.kind() {
            Kind::OneOfNotValid { context } | Kind::OneOfMultipleValid { context } => {
                self.union(&place, schema, context);
            }
            Kind::AdditionalProperties { unexpected } => {
                if let Some(mapping) = place.node.mapping() {
                    self.unknown_keys(mapping, schema, unexpected);
                }
            }
            Kind::Required { property } => {
                if let (Some(mapping), Some(key)) = (place.node.mapping(), property.as_str()) {
                    self.missing_key(mapping, schema, key);
                }
            }
            Kind::Type { kind } => self.wrong_type(&place, schema, kind),
            Kind::PropertyNames { error } => {
                let key = error.instance().as_str().unwrap_or_default();
                if let Some(entry) = place.node.mapping().and_then(|mapping| mapping.get(key)) {
                    self.push(problem::invalid_id(entry.key.span, key));
                }
            }
            kind => self.value(&place, kind),
        }
    }

    fn place(&self, pointer: &str) -> Option<Place<'a>> {
        let mut place = Place {
            node: self.root,
            key: None,
            is_entry: false,
        };
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            place = match &place.node.value {
                Value::Mapping(mapping) => {
                    let entry = mapping.get(&token)?;
                    Place {
                        node: &entry.value,
                        key: Some(&entry.key),
                        is_entry: false,
                    }
                }
                Value::Sequence(items) => Place {
                    node: items.get(token.parse::<usize>().ok()?)?,
                    key: place.key,
                    is_entry: true,
                },
                Value::Scalar(_) | Value::Invalid => return None,
            };
        }
        Some(place)
    }
}

/// What an author calls the thing that a schema describes.
fn title(schema: &Json) -> &str {
    schema["title"].as_str().unwrap_or("map")
}

/// The keys that a map must have.
fn required(schema: &Json) -> Vec<&str> {
    let keys = schema["required"].as_array().into_iter().flatten();
    keys.filter_map(Json::as_str).collect()
}
