//! Errors of unions: the branch that was meant, and nothing about the others.

use connspec_diagnostics::Diagnostic;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value as Json;

use super::value::{kind_name, kind_of};
use super::{Place, Report, required};
use crate::problem::shape as problem;
use crate::schema;
use crate::surface::AnyHost;
use crate::yaml::{Mapping, Node, Value};

impl<'a> Report<'a> {
    /// The branch that was meant, and its errors.
    pub(super) fn union(
        &mut self,
        place: &Place<'a>,
        schema: &'static Json,
        context: &[Vec<ValidationError<'static>>],
    ) {
        let branches: Vec<&Json> = schema["oneOf"]
            .as_array()
            .map(|branches| branches.iter().map(dereference).collect())
            .unwrap_or_default();
        let words: Vec<&str> = branches
            .iter()
            .filter_map(|branch| branch["const"].as_str())
            .collect();
        let others: Vec<String> = branches
            .iter()
            .filter(|branch| branch["const"].is_null())
            .map(|branch| form(branch))
            .collect();
        let is_word = !words.is_empty() && place.node.scalar().is_some();
        if is_word || others.is_empty() {
            self.word(place, &words, &others);
            return;
        }
        let tags: Vec<&str> = branches
            .iter()
            .filter_map(|b| b["properties"]["type"]["const"].as_str())
            .collect();
        if place
            .node
            .mapping()
            .is_some_and(|mapping| is_lone_entry(mapping, &branches))
        {
            let help = problem::how_to_write("a list", false, &[]);
            self.push(problem::wrong_type(
                place.node.anchor(),
                "a list",
                "a map",
                &help,
            ));
            return;
        }
        let chosen = if tags.len() == branches.len() {
            let Some(mapping) = place.node.mapping() else {
                let help = problem::how_to_write("a map", false, &[]);
                self.push(problem::wrong_type(
                    place.node.anchor(),
                    "a map",
                    kind_of(place.node),
                    &help,
                ));
                return;
            };
            self.tag(mapping, schema, &branches)
        } else {
            branch_by_shape(place.node, &branches)
        };
        let Some(chosen) = chosen else {
            if tags.is_empty() {
                let mut expected: Vec<_> = branches
                    .iter()
                    .map(|branch| kind_name(&branch["type"]))
                    .collect();
                expected.dedup();
                let expected = expected.join(" or ");
                let forms: Vec<_> = branches.iter().map(|branch| form(branch)).collect();
                self.push(problem::wrong_type(
                    place.node.anchor(),
                    &expected,
                    kind_of(place.node),
                    &format!("write {}", forms.join(", or ")),
                ));
            }
            return;
        };
        for error in context.get(chosen).into_iter().flatten() {
            let is_tag = match error.kind() {
                Kind::Constant { .. } => true,
                Kind::Required { property } => !tags.is_empty() && property == "type",
                _ => false,
            };
            if !is_tag {
                self.error(error);
            }
        }
    }

    /// A value that is none of the words that may stand there; `others` are the forms that may stand
    /// there as well.
    fn word(&mut self, place: &Place<'a>, words: &[&str], others: &[String]) {
        // The `hosts` of a field: the same key at the top level takes domains.
        let is_any_host = words == [AnyHost::Any.name()];
        match place.node.scalar() {
            Some(scalar) if !scalar.is_absent() => {
                let owner = place.key.map_or_else(
                    || "known here".to_owned(),
                    |key| format!("a value of `{}`", key.text),
                );
                let found = problem::unknown_value(place.node.span, &owner, &scalar.text, words);
                let help = others.iter().map(|form| format!("or write {form}"));
                // Whoever nearly wrote one of the words meant it.
                let found = match found.fix {
                    None => help.fold(found, Diagnostic::help),
                    Some(_) => found,
                };
                self.push(match found.fix {
                    None if is_any_host => problem::domains_elsewhere(found),
                    _ => found,
                });
            }
            Some(_) => self.no_value(place, &problem::one_of(words)),
            None => {
                let found = kind_of(place.node);
                let found = problem::wrong_type(
                    place.node.anchor(),
                    "one word",
                    found,
                    &format!("write {}", problem::one_of(words)),
                );
                self.push(if is_any_host {
                    problem::domains_elsewhere(found)
                } else {
                    found
                });
            }
        }
    }
}

/// What a branch looks like: a word, a map with its required keys, or a list of such maps.
fn form(branch: &'static Json) -> String {
    if let Some(word) = branch["const"].as_str() {
        return format!("`{word}`");
    }
    if branch["type"] == "string" {
        return "one text".to_owned();
    }
    if branch["type"] == "array" {
        let entries = problem::map_with(&required(dereference(&branch["items"])));
        return format!("a list, each entry {entries}");
    }
    problem::map_with(&required(branch))
}

/// Whether a map stands where a list of such maps belongs: it has keys of an entry, and none of the
/// map that may stand there as well.
fn is_lone_entry(mapping: &Mapping, branches: &[&'static Json]) -> bool {
    let has_key_of = |schema: &Json| {
        mapping
            .keys()
            .any(|key| !schema["properties"][key].is_null())
    };
    let is_entry = |branch: &&&'static Json| has_key_of(dereference(&branch["items"]));
    branches.iter().any(|branch| is_entry(&branch))
        && !branches.iter().any(|branch| has_key_of(branch))
}

/// The branch of a union without `type`: of the right kind, and the last one that has all its
/// required keys, so that the more special one comes last; otherwise the one that has most of the
/// keys.
fn branch_by_shape(node: &Node, branches: &[&Json]) -> Option<usize> {
    let kind = match &node.value {
        Value::Sequence(_) => "array",
        Value::Mapping(_) => "object",
        // The text itself may be wrong; what says nothing is none.
        Value::Scalar(scalar) if !scalar.is_absent() => "string",
        Value::Scalar(_) | Value::Invalid => return None,
    };
    let fits = |branch: &Json| branch["type"] == kind;
    let has_required = |branch: &Json| {
        branch["required"].as_array().is_some_and(|keys| {
            keys.iter().filter_map(Json::as_str).all(|key| {
                node.mapping()
                    .is_some_and(|mapping| mapping.get(key).is_some())
            })
        })
    };
    branches
        .iter()
        .rposition(|branch| fits(branch) && has_required(branch))
        .or_else(|| {
            let known = |branch: &Json| {
                let keys = node.mapping().into_iter().flat_map(Mapping::keys);
                keys.filter(|key| !branch["properties"][*key].is_null())
                    .count()
            };
            let fitting = branches
                .iter()
                .enumerate()
                .filter(|(_, branch)| fits(branch));
            let nearest = fitting.rev().max_by_key(|(_, branch)| known(branch));
            nearest.map(|(position, _)| position)
        })
}

fn dereference(schema: &'static Json) -> &'static Json {
    match schema["$ref"].as_str() {
        Some(reference) => schema::schema()
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or(schema),
        None => schema,
    }
}
