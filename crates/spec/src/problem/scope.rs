//! Mistakes in scopes.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn unused(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedScope,
        span,
        format!("nothing asks for the scope `{id}`, and no guide names it"),
    )
    .help(format!(
        "name it where it is needed: `scopes: [{id}]` of an auth method, section or step; or remove it"
    ))
}

/// `declared` is the scope that the include leads back to.
pub(crate) fn cycle(span: Span, id: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ScopeCycle,
        span,
        format!("the scope `{id}` comes with itself"),
    )
    .label(declared, "declared here")
    .help("a scope includes smaller ones: remove one of the `includes`")
}

pub(crate) fn value(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        "the value of a scope is visible ASCII without spaces, quotes and backslashes",
    )
    .help("write one scope as the vendor's documentation does; what separates several is `scope_separator`")
}

pub(crate) fn separator(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        span,
        "what separates scopes is visible ASCII characters and spaces",
    )
    .help("write `\",\"`, or leave it out for a space")
}
