//! Uses of what is not declared.

use connspec_diagnostics::{Code, Diagnostic, Span, nearest};

use super::shape::list;

/// A name that nothing has; `fix` covers `span`, which is the name alone.
fn unknown(code: Code, span: Span, message: String, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, span, message);
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(near),
        None if known.is_empty() => diagnostic.help("none is declared"),
        None => diagnostic.help(format!(
            "declared are {}",
            list(known).replace(" or ", " and ")
        )),
    }
}

pub(crate) fn field(span: Span, name: &str, method: &str, known: &[&str]) -> Diagnostic {
    let message = format!("the auth method `{method}` has no field `{name}`");
    unknown(Code::UnknownField, span, message, name, known)
}

pub(crate) fn outside(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownField,
        span,
        format!("the field `{name}` belongs to an auth method, and this text to none"),
    )
    .help("write the words out, or move the text into the auth method")
}

pub(crate) fn foreign_field(
    span: Span,
    name: &str,
    method: &str,
    other: &str,
    declared: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::ForeignField,
        span,
        format!("the field `{name}` belongs to the auth method `{other}`, not to `{method}`"),
    )
    .label(declared, "declared here")
    .help(format!("people who read the guide of `{method}` never see it; refer to a field of `{method}`, or move this into the guide of `{other}`"))
}

pub(crate) fn region(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownRegion,
        span,
        format!("no region has the id `{name}`"),
        name,
        known,
    )
}

pub(crate) fn url(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownUrl,
        span,
        format!("no address has the name `{name}`"),
        name,
        known,
    )
}

pub(crate) fn step(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownStep,
        span,
        format!("this guide has no step `{name}`"),
        name,
        known,
    )
}

pub(crate) fn section(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownSection,
        span,
        format!("no shared section has the id `{name}`"),
        name,
        known,
    )
}
