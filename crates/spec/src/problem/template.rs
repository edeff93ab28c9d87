//! Mistakes in `{name}` templates.

use connspec_diagnostics::{Code, Diagnostic, Span, nearest};

use super::reference::no_field;
use super::shape::list;

pub(crate) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace is not closed")
        .help("write `{name}` with the id of a field, or `{{` for a literal brace")
}

pub(crate) fn unopened(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace closes nothing")
        .help("write `}}` for a literal brace")
        .fix("}}")
}

pub(crate) fn not_a_name(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateSyntax,
        span,
        format!("`{written}` is not the id of a field"),
    )
    .help("the braces hold one id and nothing else: no spaces, no expressions")
}

/// `method` is the one that lacks the field; none where all of them do.
pub(crate) fn unknown(span: Span, name: &str, method: Option<&str>, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownPlaceholder, span, no_field(name, method));
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(near),
        None if known.is_empty() => diagnostic.help("declare it under `fields` of the auth method"),
        None => diagnostic.help(format!(
            "declared are {}",
            list(known).replace(" or ", " and ")
        )),
    }
}

pub(crate) fn not_allowed(span: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::PlaceholderNotAllowed, span, message).help(help)
}

pub(crate) fn optional(span: Span, name: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::OptionalPlaceholder,
        span,
        format!("the field `{name}` may be empty, and a value is always needed here"),
    )
    .label(declared, "declared as optional")
    .help("make the field required, or make a second auth method for people who have no such value")
}

pub(crate) fn illegal_character(span: Span, c: char, place: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        format!("`{}` cannot stand in {place}", c.escape_debug()),
    )
    .help("use visible ASCII characters; percent-encode others in a URL")
}

pub(crate) fn line_break(span: Span, place: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        format!("a line break cannot stand in {place}"),
    )
    .help("write it in quotes on one line; what follows `|` or `>` ends with a line break")
}
