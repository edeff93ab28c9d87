//! The tree against the schema: what is missing, unknown or of the wrong kind.
//!
//! The schema alone decides; here its errors get a place and words. Of a union only the branch that
//! the author meant is reported: its `type` is read first.

use std::collections::BTreeSet;

use connspec_diagnostics::{Diagnostic, SourceFile, Span, nearest};
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value as Json;

use crate::problem::{shape as problem, yaml as yaml_problem};
use crate::schema;
use crate::surface::leaf;
use crate::yaml::{Entry, Mapping, Node, Plain, Scalar, Value, resolve};

/// What to do about a value that says nothing.
const FILL: &str = "fill it in, or leave the key out if it is optional";

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
                    let found = problem::missing_key(mapping.anchor, title(schema), key);
                    self.found
                        .push((Some((mapping.anchor, key.to_owned())), found));
                }
            }
            Kind::Type { kind } => self.wrong_type(&place, kind),
            Kind::PropertyNames { error } => {
                let key = error.instance().as_str().unwrap_or_default();
                if let Some(entry) = place.node.mapping().and_then(|mapping| mapping.get(key)) {
                    self.push(problem::invalid_id(entry.key.span, key));
                }
            }
            kind => self.value(&place, kind),
        }
    }

    /// The branch that was meant, and its errors.
    fn union(
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
        if words.len() == branches.len() {
            self.word(place, &words);
            return;
        }
        let tags: Vec<&str> = branches
            .iter()
            .filter_map(|b| b["properties"]["type"]["const"].as_str())
            .collect();
        let chosen = if tags.len() == branches.len() {
            let Some(mapping) = place.node.mapping() else {
                self.push(problem::wrong_type(
                    place.node.anchor(),
                    "a map",
                    kind_of(place.node),
                ));
                return;
            };
            self.tag(mapping, schema, &tags)
        } else {
            branch_by_shape(place.node, &branches)
        };
        let Some(chosen) = chosen else {
            if tags.is_empty() {
                let expected: Vec<_> = branches
                    .iter()
                    .map(|branch| kind_name(&branch["type"]))
                    .collect();
                let expected = expected.join(" or ");
                self.push(problem::wrong_type(
                    place.node.anchor(),
                    &expected,
                    kind_of(place.node),
                ));
            }
            return;
        };
        for error in context.get(chosen).into_iter().flatten() {
            let is_tag = matches!(error.kind(), Kind::Constant { .. });
            if !is_tag {
                self.error(error);
            }
        }
    }

    /// The branch of the `type` that was written, or of the nearest one; a wrong `type` is reported.
    fn tag(&mut self, mapping: &Mapping, schema: &Json, tags: &[&str]) -> Option<usize> {
        let Some(entry) = mapping.get("type") else {
            let found = problem::missing_key(mapping.anchor, title(schema), "type")
                .help(format!("`type` is one of {}", problem::list(tags)));
            let missing = (mapping.anchor, "type".to_owned());
            // A misspelled `type` is found here, because no branch is looked at without it.
            let written = mapping.entries.iter().find(|entry| {
                nearest(&entry.key.text, ["type"]).is_some() && entry.key.text != "title"
            });
            match written {
                Some(entry) => {
                    let key = &entry.key;
                    self.push(problem::unknown_key(
                        key.span,
                        title(schema),
                        &key.text,
                        &["type"],
                    ));
                }
                None => self.found.push((Some(missing), found)),
            }
            return None;
        };
        let written = match entry.value.scalar() {
            Some(scalar) => scalar.text.as_str(),
            None => {
                self.push(problem::wrong_type(
                    entry.value.anchor(),
                    "one word",
                    kind_of(&entry.value),
                ));
                return None;
            }
        };
        if let Some(known) = tags.iter().position(|tag| *tag == written) {
            return Some(known);
        }
        let owner = format!("a type of {}", title(schema));
        self.push(problem::unknown_value(
            entry.value.span,
            &owner,
            written,
            tags,
        ));
        let near = nearest(written, tags.iter().copied())?;
        tags.iter().position(|tag| *tag == near)
    }

    fn word(&mut self, place: &Place<'a>, words: &[&str]) {
        match place.node.scalar() {
            Some(scalar) if !scalar.is_absent() => {
                let owner = place.key.map_or_else(
                    || "known here".to_owned(),
                    |key| format!("a value of `{}`", key.text),
                );
                self.push(problem::unknown_value(
                    place.node.span,
                    &owner,
                    &scalar.text,
                    words,
                ));
            }
            Some(_) => self.no_value(place, &format!("one of {}", problem::list(words))),
            None => {
                let found = kind_of(place.node);
                self.push(problem::wrong_type(
                    place.node.anchor(),
                    &problem::list(words),
                    found,
                ));
            }
        }
    }

    fn unknown_keys(&mut self, mapping: &Mapping, schema: &Json, unexpected: &[String]) {
        let known: Vec<&str> = schema["properties"]
            .as_object()
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default();
        // A key that is already there was not meant.
        let free: Vec<&str> = known
            .into_iter()
            .filter(|known| mapping.get(known).is_none())
            .collect();
        for Entry { key, .. } in mapping
            .entries
            .iter()
            .filter(|entry| unexpected.contains(&entry.key.text))
        {
            if let Some(near) = nearest(&key.text, free.iter().copied()) {
                self.meant.insert((mapping.anchor, near.to_owned()));
            }
            self.push(problem::unknown_key(
                key.span,
                title(schema),
                &key.text,
                &free,
            ));
        }
    }

    fn wrong_type(&mut self, place: &Place<'a>, kind: &TypeKind) {
        let expected = match kind {
            TypeKind::Single(kind) => kind_name(&Json::String(kind.to_string())).to_owned(),
            TypeKind::Multiple(kinds) => {
                let names: Vec<_> = kinds
                    .iter()
                    .map(|kind| kind_name(&Json::String(kind.to_string())))
                    .collect();
                names.join(" or ")
            }
        };
        let node = place.node;
        let wants_text = expected == "text";
        match &node.value {
            Value::Scalar(scalar) if scalar.is_absent() => self.no_value(place, &expected),
            Value::Scalar(scalar) if wants_text => {
                let reading = match resolve(scalar) {
                    Plain::Bool(_) => "a truth value",
                    Plain::Null => "nothing",
                    _ => "a number",
                };
                self.push(yaml_problem::ambiguous(scalar.span, &scalar.text, reading));
            }
            Value::Mapping(mapping) if wants_text && is_unquoted_brace(mapping) => {
                let source = self.source.slice(node.span);
                self.push(problem::unquoted_brace(node.span, source));
            }
            _ => self.push(problem::wrong_type(node.anchor(), &expected, kind_of(node))),
        }
    }

    fn no_value(&mut self, place: &Place<'a>, expected: &str) {
        let (span, key) = place
            .key
            .map_or((place.node.span, "-"), |key| (key.span, key.text.as_str()));
        self.push(problem::no_value(span, key, expected));
    }

    /// A value of the right type that is not right.
    fn value(&mut self, place: &Place<'a>, kind: &Kind) {
        let node = place.node;
        let span = node.anchor();
        let text = node
            .scalar()
            .map(|scalar| scalar.text.as_str())
            .unwrap_or_default();
        let key = place.key.map_or("this list", |key| key.text.as_str());
        let found = match kind {
            Kind::Pattern { pattern } => match pattern.as_str() {
                leaf::ID => problem::invalid_id(span, text),
                leaf::WEB => problem::invalid_value(
                    span,
                    "a link here starts with `https://`",
                    "write the whole address",
                ),
                leaf::MEDIA => problem::invalid_value(
                    span,
                    "a picture's address starts with `https://` or `/`",
                    "write a link, or the path of a file on the docs site",
                ),
                leaf::DAY => problem::invalid_value(
                    span,
                    "this is not a day",
                    "write it as year, month and day: 2026-11-20",
                ),
                _ => problem::out_of_range(span, format!("`{key}` is blank"), FILL),
            },
            Kind::Minimum { .. } | Kind::Maximum { .. } if key == "connspec" => {
                problem::version(span, text)
            }
            Kind::MinLength { .. } => {
                problem::out_of_range(span, format!("`{key}` is empty"), FILL)
            }
            Kind::MaxLength { limit } => {
                let length = text.chars().count();
                let message = format!("`{key}` has {length} characters, {limit} are allowed");
                problem::out_of_range(span, message, "say it in fewer words")
            }
            Kind::MinItems { .. } | Kind::MinProperties { .. } => {
                let place = place.key.map_or(span, |key| key.span);
                problem::out_of_range(place, format!("`{key}` is empty"), FILL)
            }
            Kind::Minimum { limit } => {
                let message = format!("`{key}` is {text}, the least is {limit}");
                problem::out_of_range(span, message, &format!("write {limit} or more"))
            }
            Kind::Maximum { limit } => {
                let message = format!("`{key}` is {text}, the most is {limit}");
                problem::out_of_range(span, message, &format!("write {limit} or less"))
            }
            other => problem::invalid_value(
                span,
                "the schema of the language refuses this value",
                &format!("its rule is `{}`", other.keyword()),
            ),
        };
        self.push(found);
    }

    fn place(&self, pointer: &str) -> Option<Place<'a>> {
        let mut place = Place {
            node: self.root,
            key: None,
        };
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            place = match &place.node.value {
                Value::Mapping(mapping) => {
                    let entry = mapping.get(&token)?;
                    Place {
                        node: &entry.value,
                        key: Some(&entry.key),
                    }
                }
                Value::Sequence(items) => Place {
                    node: items.get(token.parse::<usize>().ok()?)?,
                    key: place.key,
                },
                Value::Scalar(_) | Value::Invalid => return None,
            };
        }
        Some(place)
    }
}

/// The branch of a union without `type`: of the right kind, and the last one that has all its
/// required keys, so that the more special one comes last.
fn branch_by_shape(node: &Node, branches: &[&Json]) -> Option<usize> {
    let kind = match &node.value {
        Value::Sequence(_) => "array",
        Value::Mapping(_) => "object",
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
        .or_else(|| branches.iter().position(|branch| fits(branch)))
}

fn dereference(schema: &'static Json) -> &'static Json {
    match schema["$ref"].as_str() {
        Some(reference) => schema::schema()
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or(schema),
        None => schema,
    }
}

/// What an author calls the thing that a schema describes.
fn title(schema: &Json) -> &str {
    schema["title"].as_str().unwrap_or("map")
}

fn kind_name(kind: &Json) -> &'static str {
    match kind.as_str().unwrap_or_default() {
        "string" => "text",
        "array" => "a list",
        "object" => "a map",
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "another value",
    }
}

fn kind_of(node: &Node) -> &'static str {
    match &node.value {
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a map",
        Value::Invalid => "nothing",
        Value::Scalar(scalar) => match resolve(scalar) {
            Plain::Null => "nothing",
            Plain::Bool(_) => "a truth value",
            Plain::Integer(_) | Plain::Float(_) => "a number",
            Plain::Text => "text",
        },
    }
}

/// `{api_key}` without quotes: a map with one key and no value.
fn is_unquoted_brace(mapping: &Mapping) -> bool {
    matches!(mapping.entries.as_slice(), [only]
        if only.value.scalar().is_some_and(Scalar::is_absent) && mapping.anchor != only.key.span)
}
