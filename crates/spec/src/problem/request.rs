//! Mistakes in requests and their placements.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn invalid(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidRequest, span, message).help(help)
}

pub(crate) fn too_many_spaces(span: Span) -> Diagnostic {
    invalid(
        span,
        "one space stands between the method and the address",
        "remove the others",
    )
    .fix("")
}

pub(crate) fn unsafe_method(span: Span, method: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnsafeCheck,
        span,
        format!("a check may not send `{method}`"),
    )
    .caret("may change something")
    .help("use `GET` or `HEAD` on something that every valid credential may read")
}

pub(crate) fn dot_segment(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DotSegment,
        span,
        "a path may not have `.` or `..` segments",
    )
    .help("write the path that is meant")
}

pub(crate) fn invalid_header(span: Span, name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidHeader,
        span,
        format!("`{name}` cannot be a header here"),
    )
    .caret(why)
    .help("use the header that the vendor's documentation names")
}

pub(crate) fn duplicate_placement(span: Span, what: &str, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        format!("the {what} `{name}` is written twice"),
    )
    .label(first, "first written here")
    .help("keep one of them")
}

pub(crate) fn placed_twice(span: Span, place: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        "the credentials are placed twice",
    )
    .label(place, "`place` says where they go")
    .help("`place` takes the place of `in`, `name` and `value`; keep one of the two")
}

pub(crate) fn invalid_pointer(span: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidPointer, span, "this is not a JSON Pointer")
        .help("write `/` before each key: `/data/id`; `~0` stands for `~` and `~1` for `/`")
}

pub(crate) fn equals_without_pointer(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        "`equals` needs a `pointer` to compare with",
    )
    .help("add `pointer: /…`")
}
