//! Mistakes in fields: rules for values, secrets.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn invalid_pattern(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidPattern, span, message).help(help)
}

/// `why` is a clause: "the pattern `^[a-z]+$` refuses it".
pub(crate) fn example_refused(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ExampleMismatch,
        span,
        format!("this example is said to be valid, but {why}"),
    )
    .help("correct the example, or loosen the rule")
}

pub(crate) fn example_accepted(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ExampleMismatch,
        span,
        "this example is said to be invalid, but no rule refuses it",
    )
    .help("correct the example, or add a rule that refuses it")
}

pub(crate) fn min_above_max(span: Span, min: &str, max: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MinAboveMax,
        span,
        format!("`{min}` is larger than `{max}`"),
    )
    .label(declared, format!("`{max}`"))
    .help("no value can satisfy both; swap them or correct one")
}

pub(crate) fn message_without_rule(span: Span, rule: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        format!("the field has a message for `{rule}`, but no such rule"),
    )
    .help(format!("add the rule `{rule}`, or remove the message"))
}

pub(crate) fn secret_expected(span: Span, key: &str, field: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::SecretExpected,
        span,
        format!("`{key}` carries the field `{field}`, which is not a secret"),
    )
    .label(declared, "declared here")
    .help("make the field `type: secret`, or say why it is none: `not_secret: <reason>`")
}

pub(crate) fn secret_in_url(span: Span, field: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::SecretInUrl,
        span,
        format!("the secret `{field}` would stand in a URL, where logs keep it"),
    )
    .label(declared, "declared here")
    .help("send it in a header; `type: api_key` with `in: query` is for vendors that want nothing else")
}

pub(crate) fn literal_secret(span: Span, key: &str, written: &str) -> Diagnostic {
    let message = format!("`{key}` holds no field");
    let help = if written.contains("{{") {
        "two braces in a row are one literal brace: write `\"{field}\"`"
    } else {
        "a credential is filled in by a person: declare a field and write `\"{field}\"`"
    };
    Diagnostic::new(Code::LiteralSecret, span, message).help(help)
}

pub(crate) fn all_literal(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::LiteralSecret, span, format!("{what} holds a field")).help(
        "a credential is filled in by a person: declare a field and write `\"{field}\"` in one of them",
    )
}

pub(crate) fn required_default(span: Span, default: Span) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        "a field with a default may stay empty",
    )
    .label(default, "stands for an empty value")
    .help("remove `required`, or the default")
}

pub(crate) fn default_without_address(span: Span, field: &str) -> Diagnostic {
    Diagnostic::new(
        Code::KeyWithoutAddress,
        span,
        format!("a default stands for the value in an address, and no address uses `{field}`"),
    )
    .help("remove the default: elsewhere an empty value is left out")
}

pub(crate) fn allow_without_address(span: Span, field: &str) -> Diagnostic {
    Diagnostic::new(
        Code::KeyWithoutAddress,
        span,
        format!("`allow` says what the start of an address may have, and no address uses `{field}`"),
    )
    .help("remove `allow`: elsewhere any https URL may stand; or write an address that starts with the field: `{site}/api`")
}

/// `why` is a clause, `meant` what the rules do accept of it.
pub(crate) fn default_refused(span: Span, why: &str, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::InvalidValue,
        span,
        format!("the field does not accept its own default: {why}"),
    );
    match meant {
        Some(meant) => diagnostic
            .help(format!("write the host alone: `{meant}`"))
            .fix(meant),
        None => diagnostic.help("correct the default, or loosen the rule"),
    }
}

pub(crate) fn equal_values(span: Span, value: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateValue,
        span,
        format!("two options of this select send `{value}`"),
    )
    .label(first, "the first one")
    .help("correct the value of one of them, or make them one option")
}

/// A placeholder of a secret that passes as a value of it.
pub(crate) fn real_placeholder(span: Span, pattern: Span) -> Diagnostic {
    Diagnostic::new(
        Code::LiteralSecret,
        span,
        "this placeholder passes as a real value of the secret",
    )
    .label(pattern, "it matches this pattern")
    .help("show the form only, and cut it short with dots: `key-…`")
}

/// What looks like a key amid fixed text.
pub(crate) fn key_in_text(span: Span) -> Diagnostic {
    Diagnostic::new(Code::LiteralSecret, span, "this looks like somebody's key").help(
        "a credential is filled in by a person: declare a field of `type: secret` and write `{field}`; if this one is real, have it revoked",
    )
}

/// `word` is what makes the field look like a secret.
pub(crate) fn secret_looking(span: Span, field: &str, word: &str) -> Diagnostic {
    Diagnostic::new(
        Code::SecretLooking,
        span,
        format!("the field `{field}` is shown as it is typed, and its name says `{word}`"),
    )
    .help("make the field `type: secret`, or say why it is none: `not_secret: <reason>`")
}
