//! Mistakes in `{name}` templates.

use connspec_diagnostics::{Code, Diagnostic, Span, nearest};

use super::reference::no_field;
use super::shape::{list, repaired_id};

pub(crate) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace is not closed")
        .help("write `{name}` with the id of a field, or `{{` for a literal brace")
}

pub(crate) fn unopened(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace closes nothing")
        .help("write `}}` for a literal brace")
        .fix("}}")
}

/// `span` covers the braces.
pub(crate) fn not_a_name(span: Span, written: &str) -> Diagnostic {
    let message = if written.trim().is_empty() {
        "there is no name in these braces".to_owned()
    } else {
        format!("`{written}` is not the id of a field")
    };
    let diagnostic = Diagnostic::new(Code::TemplateSyntax, span, message)
        .help("the braces hold one id and nothing else: no spaces, no expressions");
    match repaired_id(written.trim()) {
        Some(id) => diagnostic
            .help(format!("write `{{{id}}}`"))
            .fix(format!("{{{id}}}")),
        None => diagnostic,
    }
}

/// The name of an address where a field belongs.
pub(crate) fn address(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownPlaceholder,
        span,
        format!("`{name}` is an address, and no field"),
    )
    .help("an address stands only at the start of a request; the id of a field belongs here")
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
    let (what, help) = match c {
        ' ' => ("a space".to_owned(), "remove it, or write `%20`"),
        '\u{2018}'..='\u{201F}' => (
            format!("the curly quote `{c}`"),
            "quotes of YAML are straight: `\"` or `'`",
        ),
        c => (
            format!("`{}`", c.escape_debug()),
            "use visible ASCII characters; percent-encode others in a URL",
        ),
    };
    Diagnostic::new(
        Code::InvalidValue,
        span,
        format!("{what} cannot stand in {place}"),
    )
    .help(help)
}

pub(crate) fn line_break(span: Span, place: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        format!("a line break cannot stand in {place}"),
    )
    .help("write it in quotes on one line; what follows `|` or `>` ends with a line break")
}
