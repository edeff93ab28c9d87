//! What a person is told when a value is refused: the author's words, or ours.

use super::{Lowering, words};
use crate::model::{FieldKind, Keyword, Message, StringKind};
use crate::problem::field as problem;
use crate::surface::{self, Messages, PlainText};
use crate::{Text, model};

/// One message per keyword that can refuse a value, in the order of
/// [`keywords`](model::Field::keywords). `expected` says what a value must be like, where the type
/// of the field does not say it.
pub(super) fn lower(
    label: &Text,
    required: bool,
    kind: &FieldKind,
    expected: Option<&str>,
    written: Option<&Messages>,
) -> Vec<Message> {
    model::keywords(required, kind)
        .into_iter()
        .map(|keyword| {
            let text = written
                .and_then(|written| own_words(written, keyword, kind))
                .map_or_else(
                    || {
                        let text = match expected.filter(|_| keyword == Keyword::Pattern) {
                            Some(expected) => format!("{}: {expected}", label.open()),
                            None => default(label, keyword, kind),
                        };
                        words(text, label)
                    },
                    super::prose::plain,
                );
            Message { keyword, text }
        })
        .collect()
}

/// Refuses messages for rules that the field does not have.
pub(super) fn check_rules(
    cx: &mut Lowering<'_>,
    field: &surface::Field,
    required: bool,
    kind: Option<&FieldKind>,
) {
    let (Some(written), Some(kind)) = (field.messages(), kind) else {
        return;
    };
    let keywords = model::keywords(required, kind);
    let rules = [
        (Keyword::Required, "required", &written.missing),
        (Keyword::MinLength, "min_length", &written.min_length),
        (Keyword::MaxLength, "max_length", &written.max_length),
        (Keyword::Pattern, "pattern", &written.pattern),
        (Keyword::Minimum, "min", &written.min),
        (Keyword::Maximum, "max", &written.max),
    ];
    for (keyword, rule, text) in rules {
        // One that could not be read was reported.
        let is_unread = keyword != Keyword::Required && field.has(rule);
        let has_rule = keywords.contains(&keyword) || is_unread;
        if let Some(text) = text.as_ref().filter(|_| !has_rule) {
            cx.report(problem::message_without_rule(text.0.span, rule));
        }
    }
}

/// The author's words for a keyword. "Nothing was filled in" has several keywords: an empty text
/// is too short, an untouched select is none of its options, an empty box is not ticked.
fn own_words<'a>(
    written: &'a Messages,
    keyword: Keyword,
    kind: &FieldKind,
) -> Option<&'a PlainText> {
    let missing = written.missing.as_ref();
    match keyword {
        Keyword::Required | Keyword::OneOf | Keyword::Enum => missing,
        Keyword::Type => None,
        Keyword::MinLength if is_any_length(kind) => written.min_length.as_ref().or(missing),
        Keyword::MinLength => written.min_length.as_ref(),
        Keyword::MaxLength => written.max_length.as_ref(),
        Keyword::Pattern => written.pattern.as_ref(),
        Keyword::Minimum => written.min.as_ref(),
        Keyword::Maximum => written.max.as_ref(),
    }
}

/// Whether the only length that is too short is none at all.
fn is_any_length(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::String(_, rules) if rules.min_length == Some(1))
}

/// Our words. They name the field by its label and need no article, whatever the label is.
fn default(label: &Text, keyword: Keyword, kind: &FieldKind) -> String {
    let label = label.open();
    match (keyword, kind) {
        (Keyword::Required, FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment)
        | (Keyword::OneOf, _) => {
            format!("{label}: choose one of the options.")
        }
        (Keyword::Required | Keyword::Enum, FieldKind::Boolean) => {
            format!("{label}: this box must be ticked.")
        }
        (Keyword::MinLength, kind) if is_any_length(kind) => format!("{label}: enter a value."),
        (Keyword::Required, _) => format!("{label}: enter a value."),
        (Keyword::Type, FieldKind::Number(_)) => format!("{label}: enter a number."),
        (Keyword::Type, FieldKind::Boolean) => format!("{label}: tick the box or leave it."),
        (Keyword::Type, FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment) => {
            format!("{label}: choose one of the options.")
        }
        (Keyword::Type, _) => format!("{label}: enter text."),
        (Keyword::MinLength, FieldKind::String(_, rules)) => {
            let least = rules.min_length.unwrap_or_default();
            format!("{label}: enter at least {least} characters.")
        }
        (Keyword::MaxLength, FieldKind::String(_, rules)) => {
            let most = rules.max_length.unwrap_or_default();
            format!("{label}: enter at most {most} characters.")
        }
        (Keyword::Minimum, FieldKind::Number(rules)) => {
            format!("{label}: enter {} or more.", rules.min.unwrap_or_default())
        }
        (Keyword::Maximum, FieldKind::Number(rules)) => {
            format!("{label}: enter {} or less.", rules.max.unwrap_or_default())
        }
        (Keyword::Pattern, FieldKind::String(kind, _)) => format!("{label}: {}", expected(*kind)),
        _ => format!("{label}: check this value."),
    }
}

fn expected(kind: StringKind) -> &'static str {
    match kind {
        StringKind::Email => "enter an e-mail address.",
        StringKind::Url(_) => "enter an address that starts with https://.",
        StringKind::Hostname(_) => "enter a host name without https:// and without a path.",
        StringKind::Subdomain => "enter letters, digits and hyphens only, without dots.",
        _ => "this value does not have the expected form.",
    }
}
