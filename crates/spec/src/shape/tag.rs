//! Which branch of a union was meant: its `type` says so, or the keys where that says nothing.

use connspec_diagnostics::{near, nearest};
use serde_json::Value as Json;

use super::value::kind_of;
use super::{Place, Report, title};
use crate::decode::misspelled;
use crate::problem::shape as problem;
use crate::yaml::{Mapping, Scalar};

impl<'a> Report<'a> {
    /// The branch of the `type` that was written, or of the nearest one; else the one whose keys were
    /// written. What is wrong with the `type` is reported.
    pub(super) fn tag(
        &mut self,
        mapping: &'a Mapping,
        schema: &Json,
        branches: &[&Json],
    ) -> Option<usize> {
        let chosen = self.meant_branch(mapping, schema, branches);
        let misspelled = match mapping.get("type") {
            None => misspelled(mapping, "type"),
            Some(_) => None,
        };
        // A branch says so itself.
        if let (None, Some(entry)) = (chosen, misspelled) {
            let key = &entry.key;
            let near = near(&key.text, ["type"]);
            let owner = title(schema);
            let found = problem::unknown_key(key.span, owner, &key.text, near, &["type"], &[]);
            self.push(found);
        }
        chosen
    }

    fn meant_branch(
        &mut self,
        mapping: &'a Mapping,
        schema: &Json,
        branches: &[&Json],
    ) -> Option<usize> {
        let tags: Vec<&str> = branches
            .iter()
            .filter_map(|branch| branch["properties"]["type"]["const"].as_str())
            .collect();
        let by_keys = branch_by_keys(mapping, branches);
        let meant = by_keys.map(|index| tags[index]);
        let Some(entry) = mapping.get("type").or_else(|| misspelled(mapping, "type")) else {
            if mapping.is_whole {
                let keys = by_keys.map(|index| own_keys(mapping, branches, index));
                let missing = (mapping.anchor, "type".to_owned());
                let found =
                    problem::missing_tag(mapping, title(schema), &tags, meant.zip(keys.as_deref()));
                self.found.push((Some(missing), found));
            }
            return by_keys;
        };
        let written = match entry.value.scalar() {
            Some(scalar) if scalar.is_absent() => {
                let place = Place {
                    node: &entry.value,
                    key: Some(&entry.key),
                    is_entry: false,
                };
                self.no_value(&place, &problem::one_of(&tags));
                return by_keys;
            }
            Some(scalar) => scalar,
            None => {
                self.push(problem::wrong_type(
                    entry.value.anchor(),
                    "one word",
                    kind_of(&entry.value),
                    &format!("write {}", problem::one_of(&tags)),
                ));
                return by_keys;
            }
        };
        self.known_tag(written, schema, &tags, meant).or(by_keys)
    }

    /// The branch of a `type`, or of the nearest one to it.
    fn known_tag(
        &mut self,
        written: &Scalar,
        schema: &Json,
        tags: &[&str],
        meant: Option<&str>,
    ) -> Option<usize> {
        let position = |name: &str| tags.iter().position(|tag| *tag == name);
        if let Some(known) = position(&written.text) {
            return Some(known);
        }
        let owner = format!("a type of {}", title(schema));
        self.push(problem::unknown_tag(
            written.span,
            &owner,
            &written.text,
            tags,
            meant,
        ));
        position(nearest(&written.text, tags.iter().copied())?)
    }
}

/// The branch that some of the keys belong to and no other.
fn branch_by_keys(mapping: &Mapping, branches: &[&Json]) -> Option<usize> {
    let mut found = None;
    for key in mapping.keys() {
        let mut having = (0..branches.len()).filter(|index| has_key(branches[*index], key));
        let (Some(index), None) = (having.next(), having.next()) else {
            continue;
        };
        if found.is_some_and(|found| found != index) {
            return None;
        }
        found = Some(index);
    }
    found
}

/// The keys that say that it is this branch.
fn own_keys<'a>(mapping: &'a Mapping, branches: &[&Json], branch: usize) -> Vec<&'a str> {
    let is_own = |key: &&str| {
        (0..branches.len()).all(|index| has_key(branches[index], key) == (index == branch))
    };
    mapping.keys().filter(is_own).collect()
}

fn has_key(branch: &Json, key: &str) -> bool {
    !branch["properties"][key].is_null()
}
