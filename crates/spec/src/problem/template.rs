//! Mistakes in `{name}` templates.

use connspec_diagnostics::{Code, Diagnostic, Span, near};

use super::reference::no_field;
use super::shape::{list, repaired_id};

pub(crate) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace is not closed")
        .help("write `{name}` with the id of a field, or `{{` for a literal brace")
}

pub(crate) fn unopened(span: Span) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, span, "this brace closes nothing")
        .help("write `}}` for a literal brace")
        .suggest("}}")
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
        None if written.contains([' ', '\n', '{']) => {
            diagnostic.help("where braces are meant as they stand, write `{{` and `}}`")
        }
        None => diagnostic,
    }
}

/// `method` is the one that lacks the field; none where all of them do.
pub(crate) fn unknown(span: Span, name: &str, method: Option<&str>, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownPlaceholder, span, no_field(name, method));
    match near(name, known.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
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

/// The name of something that is no field, or no value at all here.
pub(crate) fn wrong_kind(span: Span, name: &str, kind: &str, declared: Span) -> Diagnostic {
    let help = match kind {
        "address" => {
            "an address stands at the start of a request, or as text in a header, a parameter or a body; the id of a field belongs here"
        }
        _ => "the id of a field belongs here",
    };
    not_allowed(span, format!("the {kind} `{name}` cannot stand here"), help)
        .label(declared, "declared here")
}

/// A field whose values fit no template of this kind.
pub(crate) fn unfit(span: Span, name: &str, why: &str, declared: Span) -> Diagnostic {
    not_allowed(
        span,
        format!("the field `{name}` cannot fill a template: {why}"),
        "use a field of one line of text, a number or a select",
    )
    .label(declared, "declared here")
}

/// A value that is used before there is one.
pub(crate) fn not_yet(span: Span, kind: &str, name: &str, why: &str, declared: Span) -> Diagnostic {
    not_allowed(
        span,
        format!("the {kind} `{name}` is not known yet: {why}"),
        "use it in what comes later",
    )
    .label(declared, "it comes from here")
}

/// A secret of one line where a private key belongs.
pub(crate) fn one_line_key(span: Span, name: &str, declared: Span) -> Diagnostic {
    not_allowed(
        span,
        format!("the field `{name}` takes one line, and a private key has several"),
        "add `widget: multiline` to the field",
    )
    .label(declared, "declared here")
}

/// A secret in what is signed and not encrypted.
pub(crate) fn readable(span: Span, name: &str, declared: Span) -> Diagnostic {
    not_allowed(
        span,
        format!("whoever gets the signed assertion could read the secret `{name}` in it"),
        "signed is not encrypted: leave it out, and sign with it as the `key`",
    )
    .label(declared, "declared here")
}

/// A placeholder in the host of a whole URL.
pub(crate) fn host_not_fixed(span: Span) -> Diagnostic {
    not_allowed(
        span,
        "a whole URL names its host, without placeholders".to_owned(),
        "put the address into `urls`, where a part of its host can be a field, and write its name in braces",
    )
}

/// `https://` before a URL that has its own.
pub(crate) fn second_scheme(span: Span, name: &str, declared: Span) -> Diagnostic {
    not_allowed(
        span,
        format!("the URL `{name}` brings a scheme of its own"),
        "remove this one",
    )
    .label(declared, "declared here")
    .fix("")
}

/// What makes a value that may be empty fit.
#[derive(Clone, Copy)]
pub(crate) enum WayOut {
    /// Nothing may stand beside it.
    Alone,
    /// Something must stand for it.
    Default,
    /// It must be required.
    Required,
}

pub(crate) fn optional(span: Span, name: &str, declared: Span, way_out: WayOut) -> Diagnostic {
    let message = match way_out {
        WayOut::Alone => {
            format!(
                "the field `{name}` may be empty, and what stands beside it would be sent alone"
            )
        }
        WayOut::Default | WayOut::Required => {
            format!("the field `{name}` may be empty, and a value is always needed here")
        }
    };
    let help = match way_out {
        WayOut::Alone => {
            "an optional value fills a header, a parameter or a key of a body by itself; make it required, or take away what stands beside it"
        }
        WayOut::Default => {
            "make the field required, or say with `default` what stands for an empty value"
        }
        WayOut::Required => {
            "make the field required, or make a second auth method for people who have no such value"
        }
    };
    Diagnostic::new(Code::OptionalPlaceholder, span, message)
        .label(declared, "declared as optional")
        .help(help)
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

/// A name in doubled braces, which are literal ones.
pub(crate) fn doubled_braces(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::AlmostPlaceholder,
        span,
        format!("this is sent as the text `{{{name}}}`, braces included"),
    )
    .help(format!(
        "if the value is meant, write `{{{name}}}` with single braces"
    ))
    .fix(format!("{{{name}}}"))
}

/// A dollar sign before a placeholder.
pub(crate) fn dollar(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::AlmostPlaceholder,
        span,
        format!("the dollar sign would be sent before the value of `{name}`"),
    )
    .help(format!("write `{{{name}}}` alone"))
    .fix("")
}
