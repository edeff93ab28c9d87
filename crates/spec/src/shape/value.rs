//! Errors of single values: the wrong type, the wrong form.

use connspec_diagnostics::Span;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value as Json;

use super::{Place, Report, required};
use crate::Id;
use crate::problem::{shape as problem, yaml as yaml_problem};
use crate::surface::leaf;
use crate::yaml::{Mapping, Node, Plain, Scalar, Style, Value, resolve};

/// What to do about a value that says nothing.
const FILL: &str = "fill it in, or leave the key out if it is optional";

impl<'a> Report<'a> {
    pub(super) fn wrong_type(&mut self, place: &Place<'a>, schema: &Json, kind: &TypeKind) {
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
                self.push(match resolve(scalar) {
                    Plain::Null => yaml_problem::ambiguous_null(scalar.span, &scalar.text),
                    Plain::Bool(_) => {
                        yaml_problem::ambiguous(scalar.span, &scalar.text, "a truth value")
                    }
                    _ => yaml_problem::ambiguous(scalar.span, &scalar.text, "a number"),
                });
            }
            Value::Mapping(mapping) if wants_text && mapping.is_unquoted_brace() => {
                let source = self.source.slice(node.span);
                self.push(problem::unquoted_brace(node.span, source));
            }
            Value::Mapping(mapping) if wants_text && self.is_one_line(mapping) => {
                let key = mapping.anchor;
                let colon = Span::new(key.file, key.end as usize, key.end as usize + 1);
                let replacement = yaml_problem::quoted(self.source.slice(node.span));
                self.push(problem::unquoted_colon(colon, node.span, &replacement));
            }
            _ => {
                let is_quoted = node
                    .scalar()
                    .is_some_and(|scalar| matches!(scalar.style, Style::Single | Style::Double));
                let help = problem::how_to_write(&expected, is_quoted, &required(schema));
                let found = kind_of(node);
                let problem = problem::wrong_type(node.anchor(), &expected, found, &help);
                self.push(match rewritten(node, &expected) {
                    Some(replacement) => problem.fix(replacement),
                    None => problem,
                });
            }
        }
    }

    /// `Note: see below`: a map without braces, of one key and an unquoted text on one line.
    fn is_one_line(&self, mapping: &Mapping) -> bool {
        let [only] = mapping.entries.as_slice() else {
            return false;
        };
        let is_plain = only
            .value
            .scalar()
            .is_some_and(|scalar| scalar.style == Style::Plain && !scalar.is_absent());
        let whole = Span {
            end: only.value.span.end,
            ..only.key.span
        };
        is_plain && !mapping.is_flow() && !self.source.slice(whole).contains('\n')
    }

    pub(super) fn no_value(&mut self, place: &Place<'a>, expected: &str) {
        let key = place.key.map_or("-", |key| key.text.as_str());
        let found = match place.key.filter(|_| !place.is_entry) {
            Some(written) if self.has_comment_behind(written.span) => {
                problem::comment_for_value(written.span, key)
            }
            Some(written) => problem::no_value(written.span, key, expected),
            None => problem::empty_entry(place.node.span, key, expected),
        };
        self.push(found);
    }

    /// Whether `key: # …` stands there.
    fn has_comment_behind(&self, key: Span) -> bool {
        let behind = self
            .source
            .text()
            .get(key.end as usize..)
            .unwrap_or_default();
        behind.trim_start_matches([':', ' ']).starts_with('#')
    }

    /// A value of the right type that is not right.
    pub(super) fn value(&mut self, place: &Place<'a>, kind: &Kind) {
        let node = place.node;
        let span = node.anchor();
        let text = node
            .scalar()
            .map(|scalar| scalar.text.as_str())
            .unwrap_or_default();
        let key = place.key.map_or("this list", |key| key.text.as_str());
        let found = match kind {
            Kind::Pattern { pattern } => match pattern.as_str() {
                leaf::ID
                    if place.is_entry && text.split(' ').all(|word| Id::new(word).is_some()) =>
                {
                    problem::ids_without_comma(span, text)
                }
                leaf::ID => problem::invalid_id(span, text),
                leaf::WEB => problem::invalid_value(
                    span,
                    "a link here starts with `https://`",
                    "write the whole address: `https://example.com/path`",
                ),
                leaf::MEDIA => problem::invalid_value(
                    span,
                    "a picture is a file beside the spec, or its address starts with `https://` or `/`",
                    "write the path of a `.png`, `.jpg`, `.gif` or `.webp` file in lower case: `images/keys.png`",
                ),
                leaf::PICTURE => problem::invalid_value(
                    span,
                    "a logo is a picture beside the spec",
                    "write the path of a `.png`, `.jpg`, `.gif` or `.webp` file in lower case: `images/logo.png`; a link would tell another host who looks, and SVG can hold scripts",
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
            // It may be what was left out that is missing.
            Kind::MinProperties { .. } if node.mapping().is_some_and(|map| !map.is_whole) => return,
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
}

/// A scalar in the form that was meant: a list of ids without brackets, a number or a truth value without its
/// quotes.
fn rewritten(node: &Node, expected: &str) -> Option<String> {
    let scalar = node.scalar()?;
    if expected == "a list" {
        let ids = scalar.text.trim_end_matches(']');
        let are_ids = ids.split(", ").all(|id| Id::new(id).is_some());
        return (are_ids && scalar.style == Style::Plain).then(|| format!("[{ids}]"));
    }
    if !matches!(scalar.style, Style::Single | Style::Double) {
        return None;
    }
    let unquoted = Scalar {
        style: Style::Plain,
        ..scalar.clone()
    };
    let fits = match resolve(&unquoted) {
        Plain::Integer(_) => matches!(expected, "a whole number" | "a number"),
        Plain::Float(value) => expected == "a number" && value.is_finite(),
        Plain::Bool(_) => expected == "`true` or `false`",
        Plain::Null | Plain::Text => false,
    };
    fits.then_some(unquoted.text)
}

pub(super) fn kind_name(kind: &Json) -> &'static str {
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

pub(super) fn kind_of(node: &Node) -> &'static str {
    match &node.value {
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a map",
        Value::Invalid => "nothing",
        Value::Scalar(scalar) => match resolve(scalar) {
            Plain::Null => "nothing",
            Plain::Bool(_) => "a truth value",
            Plain::Float(value) if !value.is_finite() => "no finite number",
            Plain::Float(value) if value.fract() != 0.0 => "a number with decimals",
            Plain::Integer(_) | Plain::Float(_) => "a number",
            Plain::Text => "text",
        },
    }
}
