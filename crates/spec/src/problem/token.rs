//! Mistakes in calls that give tokens: clients, captures, signed assertions.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn no_client(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        "the auth method of type `oauth2_authorization_code` lacks the key `client_id`",
    )
    .caret("needs `client_id` or `client`")
    .help("add `client_id: \"{client_id}\"` with a field of `setup_fields`, or `client: {register: …}`")
}

pub(crate) fn literal_client(span: Span) -> Diagnostic {
    Diagnostic::new(Code::LiteralSecret, span, "`client_id` holds no field")
        .help("every operator registers an app of their own: declare it under `setup_fields` and write `\"{field}\"`")
}

/// `key` holds `field`, which the person who signs in fills in.
pub(crate) fn personal_client(span: Span, key: &str, field: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PersonalClient,
        span,
        format!("`{key}` is the product's app, and `{field}` asks everybody who signs in for it"),
    )
    .label(declared, "declared here")
    .help("declare the field under `setup_fields`, for the operator who registers the app, and say in `setup_guide` where it comes from")
}

pub(crate) fn client_twice(span: Span, key: &str, register: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        format!("`{key}` comes from the registration, and is written here as well"),
    )
    .label(register, "registers a client")
    .help("keep `client`, or `client_id` with `client_secret`")
}

pub(crate) fn no_pkce(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PkceOff,
        span,
        "without PKCE whoever steals the code can use it",
    )
    .help("remove this key, unless the vendor refuses requests with PKCE")
}

pub(crate) fn empty_refresh(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, span, "the refresh call says nothing")
        .caret("needs `url` or `params`")
        .help("add what differs from a token call with `grant_type: refresh_token`, or remove it")
}

/// A parameter that the flow makes.
pub(crate) fn own_param(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        format!("`{name}` is written by the flow itself"),
    )
    .help("remove it: the flow binds what comes back to whoever started")
}

pub(crate) fn no_callback(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        "nobody comes back to the product here, so there is no callback",
    )
    .help("remove it, and say with `pointer` where the answer has the value")
}

pub(crate) fn pointer_of_callback(span: Span, from: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        "a callback has parameters and no JSON, so it has no `pointer`",
    )
    .label(from, "from the callback")
    .help("write `param` and the name of the parameter")
}

pub(crate) fn param_of_answer(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        "the answer of a call is JSON and has no parameters, so it has no `param`",
    )
    .help("write `pointer` and a JSON Pointer, or add `from: callback`")
}

pub(crate) fn hosts_of_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        span,
        "`hosts` belong to a captured address, and this is captured as text",
    )
    .help("add `as: url` or `as: hostname`, or remove them")
}

pub(crate) fn no_hosts(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::CapturedHost,
        span,
        "a captured address may lie on hosts that the spec names, and this one names none",
    )
    .caret("needs `hosts`")
    .help("add `hosts: [\"*.acme.com\"]` with the domains of the vendor: credentials will go there")
}

pub(crate) fn capture_host(span: Span, written: &str) -> Diagnostic {
    let message = match written {
        "*" => "`*` would let an answer send credentials to any host".to_owned(),
        _ => format!("`{written}` is neither a registrable domain nor `*.` before one"),
    };
    Diagnostic::new(Code::CapturedHost, span, message).help(
        "write the part that the vendor registered, in lower case, without scheme and path: `acme.com`, or `\"*.acme.com\"` for the hosts below it",
    )
}

pub(crate) fn no_token_placed(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TokenNotUsed,
        span,
        "no `value` of `place` holds what the calls captured",
    )
    .help(
        "write the name of a captured value in braces; what a person filled in goes into the calls",
    )
}

pub(crate) fn unused_assertion(span: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TokenNotUsed,
        span,
        format!("no call sends the signed assertion `{id}`"),
    )
    .help(format!(
        "write `{{{id}}}` in a parameter, a header or the body of a call, or remove `sign`"
    ))
}
