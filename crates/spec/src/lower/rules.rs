//! Rules for values, and the examples that try them out.

use connspec_diagnostics::Span;
use regex::Regex;

use super::Lowering;
use crate::model::{NumberRules, StringKind, StringRules, TRIMMED};
use crate::pattern;
use crate::problem::field as problem;
use crate::surface::{Float, Integer, PatternText, ValueText};
use crate::yaml::Locator;

/// The rules for a text as an author writes them.
pub(super) struct Written<'a> {
    pub min_length: Option<Integer>,
    pub max_length: Option<Integer>,
    pub pattern: Option<&'a PatternText>,
}

/// Rules for a text, and what is said where one of them refuses a value.
pub(super) struct Rules {
    pub rules: StringRules,
    /// A clause for each pattern: "the pattern `^[a-z]+$` refuses it".
    clauses: Vec<String>,
}

impl Rules {
    /// Adds a pattern that does not come from the author, and what is said where it refuses a value;
    /// nothing where the pattern is there, as where two values are cut at the same place.
    pub fn add(&mut self, pattern: String, clause: &str) {
        if self.rules.patterns.contains(&pattern) {
            return;
        }
        self.rules.patterns.push(pattern);
        self.clauses.push(clause.to_owned());
    }

    /// Why the first rule that refuses a value does so, as a clause.
    pub fn refusal(&self, value: &str) -> Option<String> {
        let rules = &self.rules;
        let length = value.chars().count();
        let at_least = rules.min_length.map_or(0, |min| min as usize);
        let at_most = rules.max_length.map_or(usize::MAX, |max| max as usize);
        if length < at_least {
            return Some(format!("`min_length: {at_least}` refuses it"));
        }
        if length > at_most {
            return Some(format!("`max_length: {at_most}` refuses it"));
        }
        let mut patterns = rules.patterns.iter().zip(&self.clauses);
        let refusing = patterns.find(|(pattern, _)| {
            // In the dialect every pattern compiles; `pattern` tests that.
            Regex::new(pattern).is_ok_and(|regex| !regex.is_match(value))
        });
        refusing.map(|(_, clause)| clause.clone())
    }
}

/// The author's rules, and those that come with the type.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    kind: StringKind,
    written: &Written<'_>,
    required: bool,
) -> Rules {
    if let (Some(min), Some(max)) = (written.min_length, written.max_length)
        && min.value > max.value
    {
        cx.report(problem::min_above_max(
            min.span,
            "min_length",
            "max_length",
            max.span,
        ));
    }
    let min = written.min_length.map(|min| min.value);
    let min = if required {
        Some(min.unwrap_or(1).max(1))
    } else {
        min
    };
    let max = written
        .max_length
        .map_or_else(|| pattern::max_length(kind), |max| max.value);
    let mut rules = Rules {
        rules: StringRules {
            min_length: min,
            max_length: Some(max),
            patterns: Vec::new(),
        },
        clauses: Vec::new(),
    };
    if let Some(pattern) = pattern::of_kind(kind) {
        let form = match kind {
            StringKind::Email => "it is no e-mail address",
            StringKind::Url(_) => "it is no URL that this field takes",
            StringKind::Hostname(_) => "it is no host name alone",
            StringKind::Subdomain => "it is no single part of a host name",
            _ => "it does not have the form that its type asks for",
        };
        rules.add(pattern, form);
    }
    if let Some(written) = written.pattern {
        match pattern::check(&written.0.text) {
            Ok(()) => {
                let pattern = written.0.text.clone();
                let clause = format!("the pattern `{pattern}` refuses it");
                rules.add(pattern, &clause);
            }
            Err(problems) => {
                let locator = Locator::new(cx.source.text(), &written.0);
                for found in problems {
                    let span = locator.span(found.range.start, found.range.end);
                    cx.report(problem::invalid_pattern(span, &found.message, &found.help));
                }
            }
        }
    }
    rules
}

pub(super) fn number(cx: &mut Lowering<'_>, min: Option<Float>, max: Option<Float>) -> NumberRules {
    if let (Some(min), Some(max)) = (min, max)
        && min.value > max.value
    {
        cx.report(problem::min_above_max(min.span, "min", "max", max.span));
    }
    NumberRules {
        min: min.map(|min| min.value),
        max: max.map(|max| max.value),
    }
}

/// Runs examples through the rules, as the form will.
pub(super) fn check_examples(
    cx: &mut Lowering<'_>,
    examples: &[ValueText],
    rules: &Rules,
    trim: bool,
    is_valid: bool,
) {
    for ValueText(example) in examples {
        let text = example.text.as_str();
        let value = if trim {
            text.trim_matches(TRIMMED)
        } else {
            text
        };
        let span: Span = example.span;
        match (rules.refusal(value), is_valid) {
            (Some(why), true) => cx.report(problem::example_refused(span, &why)),
            (None, false) => cx.report(problem::example_accepted(span)),
            _ => {}
        }
    }
}
