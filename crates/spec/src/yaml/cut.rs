//! A tree without its end: what stood before a mistake behind which nothing can be read.
//!
//! Such a tree claims nothing about what it does not hold: its maps are not whole, and its lists end
//! with an entry that says nothing. So what the mistake hides is neither missing nor unknown.

use connspec_diagnostics::{SourceFile, Span};

use super::{Node, Value};

/// The same node, with an end that is not known: so of its last entry, and the last one of that.
/// What stands in brackets has one.
pub(super) fn open_ended(source: &SourceFile, mut node: Node) -> Node {
    if source.slice(node.span).starts_with(['{', '[']) {
        return node;
    }
    match &mut node.value {
        Value::Mapping(mapping) => {
            mapping.is_whole = false;
            if let Some(last) = mapping.entries.pop() {
                let value = open_ended(source, last.value);
                mapping.entries.push(super::Entry { value, ..last });
            }
        }
        Value::Sequence(items) => {
            if let Some(last) = items.pop() {
                items.push(open_ended(source, last));
            }
            items.push(Node::nothing_at(node.span));
        }
        // The text of `body: |` may have been about to begin.
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => node.value = Value::Invalid,
        Value::Scalar(_) | Value::Invalid => {}
    }
    node
}

impl Node {
    /// Stands where something is not known; nothing is said about it.
    pub(super) fn nothing_at(place: Span) -> Self {
        Self {
            span: place,
            value: Value::Invalid,
        }
    }
}
