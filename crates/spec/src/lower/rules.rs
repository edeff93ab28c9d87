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

/// The author's rules, and those that come with the type.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    kind: StringKind,
    written: &Written<'_>,
    required: bool,
) -> StringRules {
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
    let mut patterns: Vec<String> = pattern::of_kind(kind).into_iter().collect();
    if let Some(written) = written.pattern {
        match pattern::check(&written.0.text) {
            Ok(()) => patterns.push(written.0.text.clone()),
            Err(problems) => {
                let locator = Locator::new(cx.source.text(), &written.0);
                for found in problems {
                    let span = locator.span(found.range.start, found.range.end);
                    cx.report(problem::invalid_pattern(span, &found.message, &found.help));
                }
            }
        }
    }
    StringRules {
        min_length: min,
        max_length: Some(max),
        patterns,
    }
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
    rules: &StringRules,
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
        match (refused_by(value, rules), is_valid) {
            (Some(rule), true) => cx.report(problem::example_refused(span, &rule)),
            (None, false) => cx.report(problem::example_accepted(span)),
            _ => {}
        }
    }
}

/// The first rule that refuses a value, in words.
pub(super) fn refused_by(value: &str, rules: &StringRules) -> Option<String> {
    let length = value.chars().count();
    let at_least = rules.min_length.map_or(0, |min| min as usize);
    let at_most = rules.max_length.map_or(usize::MAX, |max| max as usize);
    if length < at_least {
        return Some(format!("`min_length: {at_least}`"));
    }
    if length > at_most {
        return Some(format!("`max_length: {at_most}`"));
    }
    let refusing = rules.patterns.iter().find(|pattern| {
        // In the dialect every pattern compiles; `pattern` tests that.
        Regex::new(pattern).is_ok_and(|regex| !regex.is_match(value))
    })?;
    Some(format!("the pattern `{refusing}`"))
}
