//! Mistakes in values that are cut from fields.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn not_cut(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        "the derived value lacks the key `after_last` or `before_first`",
    )
    .caret("needs one of them")
    .help("add `after_last: \"-\"` for what stands behind the last dash, for example")
}

pub(crate) fn cut_twice(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidDerive, span, "a value is cut in one way")
        .label(first, "already cut here")
        .help("keep `after_last` or `before_first`")
}

pub(crate) fn invalid_marks(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidDerive,
        span,
        format!("a value cannot be cut at `{written}`"),
    )
    .help("write one to three marks without letters, digits and spaces: `-`, `.` or `::`")
}

pub(crate) fn not_a_line(span: Span, field: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidDerive,
        span,
        format!("nothing can be cut from the field `{field}`"),
    )
    .label(declared, "declared here")
    .help("cut from a `text`, or from a `secret` of one line; fields of other types have forms of their own")
}

/// A method uses the value and lacks the field.
pub(crate) fn no_source(
    span: Span,
    name: &str,
    field: &str,
    method: &str,
    from: Span,
) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownPlaceholder,
        span,
        format!("`{name}` is cut from the field `{field}`, which the auth method `{method}` does not have"),
    )
    .label(from, "cut from it here")
    .help(format!("add the field `{field}` to `{method}`, or to the shared `fields`"))
}
