//! Keys: missing ones, unknown ones, and those that were meant as something else.

use connspec_diagnostics::{Applicability, Span, near};
use serde_json::Value as Json;

use super::{Report, title};
use crate::problem::{shape as problem, yaml::quoted};
use crate::schema;
use crate::yaml::{Entry, Mapping, Scalar, Style, Value};

/// The title of a secret in the schema.
const SECRET: &str = "field of type `secret`";

impl Report<'_> {
    pub(super) fn missing_key(&mut self, mapping: &Mapping, schema: &Json, key: &str) {
        let known = |entry: &Entry| !schema["properties"][&entry.key.text].is_null();
        // A map with none of its keys is another thing at the wrong place, and that is reported.
        let is_another = !mapping.entries.is_empty() && !mapping.entries.iter().any(known);
        if is_another || !mapping.is_whole {
            return;
        }
        let found = problem::missing_key(mapping.anchor, title(schema), key);
        let missing = (mapping.anchor, key.to_owned());
        self.found.push((Some(missing), found));
    }

    pub(super) fn unknown_keys(&mut self, mapping: &Mapping, schema: &Json, unexpected: &[String]) {
        let known: Vec<&str> = schema["properties"]
            .as_object()
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default();
        // A key that is already there was not meant.
        let free: Vec<&str> = known
            .into_iter()
            .filter(|known| mapping.get(known).is_none())
            .collect();
        for (index, Entry { key, value }) in mapping.entries.iter().enumerate() {
            if !unexpected.contains(&key.text) {
                continue;
            }
            if title(schema) == SECRET && matches!(key.text.as_str(), "default" | "valid") {
                self.push(problem::value_of_secret(key.span, &key.text));
                continue;
            }
            let is_bare = value.scalar().is_some_and(Scalar::is_absent);
            let owners = owners(&key.text, title(schema));
            // A key that belongs elsewhere is no misspelling, unless nothing else can be meant.
            let near = near(&key.text, free.iter().copied()).filter(|near| {
                owners.is_empty() || near.applicability == Applicability::MachineApplicable
            });
            let unspaced = key
                .text
                .split_once(':')
                .filter(|(name, _)| is_bare && free.contains(name));
            let is_text = is_bare && mapping.is_flow() && unspaced.is_none() && near.is_none();
            if is_text && self.is_rest_of_text(mapping, index) {
                continue;
            }
            if let Some(meant) = unspaced
                .map(|(name, _)| name)
                .or(near.map(|near| near.name))
            {
                self.meant.insert((mapping.anchor, meant.to_owned()));
            }
            self.push(match unspaced {
                Some((name, value)) => problem::unspaced_colon(key.span, name, value),
                None => {
                    problem::unknown_key(key.span, title(schema), &key.text, near, &free, &owners)
                }
            });
        }
    }

    /// `{text: one, two}`: whether the bare key at `index` follows an unquoted text, whose rest it is
    /// then. The first of several says so for all of them.
    fn is_rest_of_text(&mut self, mapping: &Mapping, index: usize) -> bool {
        let is_bare = |entry: &Entry| entry.value.scalar().is_some_and(Scalar::is_absent);
        let entries = &mapping.entries;
        let Some(first) = entries[..index].iter().rposition(|entry| !is_bare(entry)) else {
            return false;
        };
        let text = match &entries[first].value.value {
            Value::Scalar(text) if text.style == Style::Plain => text,
            // What could not be read was reported, and its rest with it.
            Value::Invalid => return true,
            _ => return false,
        };
        if first + 1 == index {
            let bare = entries[index..].iter().take_while(|entry| is_bare(entry));
            let end = bare
                .last()
                .map_or(text.span.end, |entry| entry.key.span.end);
            let whole = Span { end, ..text.span };
            let replacement = quoted(self.source.slice(whole));
            let key = &entries[index].key;
            self.push(problem::unquoted_comma(key.span, whole, &replacement));
        }
        true
    }
}

/// What else in the language has that key, without the kind of thing `but`.
fn owners(key: &str, but: &str) -> Vec<&'static str> {
    let mut titles = Vec::new();
    collect_owners(schema::schema(), key, &mut titles);
    titles.retain(|title| *title != but);
    titles.sort_unstable();
    titles.dedup();
    titles
}

/// The branches of a union that all have the key are one thing.
fn collect_owners(schema: &'static Json, key: &str, titles: &mut Vec<&'static str>) {
    match schema {
        Json::Object(parts) => {
            let has_key = |part: &Json| !part["properties"][key].is_null();
            let branches = schema["oneOf"].as_array();
            if branches.is_some_and(|branches| branches.iter().all(has_key)) || has_key(schema) {
                titles.push(title(schema));
            } else {
                parts
                    .values()
                    .for_each(|part| collect_owners(part, key, titles));
            }
        }
        Json::Array(parts) => parts
            .iter()
            .for_each(|part| collect_owners(part, key, titles)),
        _ => {}
    }
}
