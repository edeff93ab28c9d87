//! Ids that cannot be used.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn reserved(span: Span, id: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::ReservedId, span, format!("the id `{id}` is taken"))
        .caret(why)
        .help("choose another id; the label may stay as it is")
}

pub(crate) fn same_as_connector(span: Span, id: &str, connector: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ReservedId,
        span,
        format!("the auth method has the id of its connector, `{id}`"),
    )
    .caret("docs engines show a page that is called as its folder as that of the folder")
    .label(connector, "the connector")
    .help("choose another id; the label may stay as it is")
}

pub(crate) fn duplicate(span: Span, kind: &str, id: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("the {kind} `{id}` is declared a second time"),
    )
    .label(first, "first declared here")
    .help("give one of them another id")
}

pub(crate) fn named_twice(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("`{id}` stands in this list twice"),
    )
    .label(first, "first named here")
    .help("keep one of them")
}

/// In `{name}` everything that has a name is one namespace.
pub(crate) fn two_meanings(
    span: Span,
    kind: &str,
    id: &str,
    other: &str,
    declared: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::ReservedId,
        span,
        format!("`{id}` is the name of {} and of {}", one(kind), one(other)),
    )
    .caret(format!("`{{{id}}}` could mean either"))
    .label(declared, "the other one")
    .help("choose another id; the label may stay as it is")
}

fn one(kind: &str) -> String {
    let article = if kind.starts_with('a') { "an" } else { "a" };
    format!("{article} {kind}")
}

/// The connector's own id where that of another one belongs.
pub(crate) fn own_id(span: Span, id: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("`{id}` is the id of this connector"),
    )
    .label(declared, "declared here")
    .help("name another connector, or remove it")
}

pub(crate) fn collision(span: Span, kind: &str, id: &str, other: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::IdCollision,
        span,
        format!("the {kind} `{id}` would have the same name as `{other}` in code"),
    )
    .label(first, "the other one")
    .help("ids that differ only in `_` are one name where case means nothing; give one of them another id")
}

/// Two things of a kind that a person sees side by side.
pub(crate) fn equal_labels(span: Span, kind: &str, label: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::EqualLabels,
        span,
        format!("two {kind} read `{label}`, and nobody can tell them apart"),
    )
    .label(first, "the first one")
    .help("say in the labels what the difference is")
}
