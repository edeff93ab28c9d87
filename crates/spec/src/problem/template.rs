//! Mistakes in `{name}` templates.

use connspec_diagnostics::{Code, Diagnostic, Span, nearest};

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

pub(crate) fn unknown(span: Span, name: &str, method: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownPlaceholder,
        span,
        format!("the auth method `{method}` has no field `{name}`"),
    );
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(near),
        None if known.is_empty() => {
            diagnostic.help(format!("declare it under `fields` of `{method}`"))
        }
        None => diagnostic.help(format!(
            "its fields are {}",
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
