//! Comments that allow a warning.

use connspec_diagnostics::{Code, Diagnostic, Span, near};

use super::shape::list;

/// What such a comment looks like.
const FORM: &str = "write `# connspec: allow <code> -- <reason>`";

fn invalid(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::InvalidAllow, span, message)
}

/// `# connspec: ignore …`
pub(crate) fn other_word(span: Span, written: &str) -> Diagnostic {
    invalid(span, format!("`{written}` means nothing in such a comment"))
        .help("did you mean `allow`?")
        .fix("allow")
}

pub(crate) fn no_code(span: Span) -> Diagnostic {
    invalid(span, "this comment does not say which warning it allows").help(FORM)
}

/// `allowed` are the codes that can be allowed.
pub(crate) fn unknown_code(span: Span, written: &str, allowed: &[&str]) -> Diagnostic {
    let diagnostic = invalid(span, format!("no warning has the code `{written}`"));
    match near(written, allowed.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.help(format!("those that can be allowed are {}", list(allowed))),
    }
}

pub(crate) fn is_error(span: Span, code: &str) -> Diagnostic {
    invalid(
        span,
        format!("`{code}` is an error, and only warnings can be allowed"),
    )
    .help("repair what it is about, and remove this comment")
}

pub(crate) fn no_reason(span: Span, code: &str) -> Diagnostic {
    invalid(
        span,
        format!("this comment does not say why `{code}` is allowed"),
    )
    .help("write the reason behind the code: ` -- ` and a few words")
}

pub(crate) fn unused(span: Span, code: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedAllow,
        span,
        format!("there is no `{code}` here to allow"),
    )
    .help("remove the comment, or move it above the line that the warning is about")
}
