//! Uses of what is not declared.

use connspec_diagnostics::{Code, Diagnostic, Span, near};

use super::shape::list;

/// A name that nothing has; `fix` covers `span`, which is the name alone.
fn unknown(code: Code, span: Span, message: String, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, span, message);
    match near(name, known.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None if known.is_empty() => diagnostic.help("none is declared"),
        None => diagnostic.help(format!(
            "declared are {}",
            list(known).replace(" or ", " and ")
        )),
    }
}

/// `method` is the only one there is; where there are several, none of them has the field.
pub(crate) fn field(span: Span, name: &str, method: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = no_field(name, method);
    unknown(Code::UnknownField, span, message, name, known)
}

pub(crate) fn no_field(name: &str, method: Option<&str>) -> String {
    match method {
        Some(method) => format!("the auth method `{method}` has no field `{name}`"),
        None => format!("no auth method has a field `{name}`"),
    }
}

/// A reference in a text that belongs to no auth method.
pub(crate) fn outside(span: Span, kind: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        match kind {
            "region" => Code::UnknownRegion,
            "environment" => Code::UnknownEnvironment,
            "url" => Code::UnknownUrl,
            "step" => Code::UnknownStep,
            _ => Code::UnknownField,
        },
        span,
        format!("`<{kind}:{name}>` means nothing here: this text belongs to no auth method"),
    )
    .help("write the words out, or move the text into an auth method")
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

/// A shared field that the method does not use.
pub(crate) fn shared_field(span: Span, name: &str, method: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::ForeignField,
        span,
        format!("the form of `{method}` does not have the shared field `{name}`"),
    )
    .label(declared, "declared here")
    .help(format!("a method has the shared fields that an address or one of its templates uses as `{{{name}}}`; nobody is asked for this one"))
}

pub(crate) fn environment(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownEnvironment,
        span,
        format!("no environment has the id `{name}`"),
        name,
        known,
    )
}

/// Behind the `#` of a reference to an address.
pub(crate) fn option(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    unknown(
        Code::UnknownRegion,
        span,
        format!("no region or environment has the id `{name}`"),
        name,
        known,
    )
}

/// Two options of one select behind the `#`.
pub(crate) fn option_twice(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownRegion,
        span,
        format!("`{name}` is a second option of the same select"),
    )
    .help("name one region, one environment, or one of each: `<url:app#eu#sandbox>`")
}

/// A field that the reader of a text never sees, because another reader fills it in.
pub(crate) fn other_reader(span: Span, name: &str, is_setup: bool, declared: Span) -> Diagnostic {
    let (message, help) = if is_setup {
        (
            format!(
                "the setup field `{name}` is the operator's: whoever links an account never sees it"
            ),
            "steps of `setup_guide` give setup fields; refer to a field of `fields` here",
        )
    } else {
        (
            format!("the field `{name}` is not the operator's, who reads this"),
            "steps of `guide` give it; refer to a field of `setup_fields` here",
        )
    };
    Diagnostic::new(Code::ForeignField, span, message)
        .label(declared, "declared here")
        .help(help)
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

/// `meant` is the id of the scope that the vendor calls by that name.
pub(crate) fn scope(span: Span, name: &str, meant: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = format!("no scope has the id `{name}`");
    match meant {
        Some(id) => Diagnostic::new(Code::UnknownScope, span, message)
            .help(format!(
                "`{name}` is the value of `{id}`: name scopes by their ids"
            ))
            .fix(id),
        None => unknown(Code::UnknownScope, span, message, name, known),
    }
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

/// A declaration without a use.
pub(crate) fn unused(span: Span, kind: &str, name: &str) -> Diagnostic {
    let help = match kind {
        "domain" => {
            "remove it: no address is on it, and no field may name a host under it".to_owned()
        }
        "address" => {
            format!(
                "start a request with `{{{name}}}`, show it in a text as `<url:{name}>`, or remove it; if only the application calls it, it may stay"
            )
        }
        _ => format!("write `{{{name}}}` where it belongs, or remove it"),
    };
    Diagnostic::new(
        Code::UnusedName,
        span,
        format!("nothing uses the {kind} `{name}`"),
    )
    .help(help)
}
