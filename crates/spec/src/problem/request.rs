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

pub(crate) fn unsafe_method(span: Span, method: &str, is_removing: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnsafeCheck,
        span,
        format!("a check may not send `{method}`"),
    );
    if is_removing {
        return diagnostic
            .caret("removes something, whatever is said about it")
            .help("use `GET` or `HEAD` on something that every valid credential may read");
    }
    diagnostic
        .caret("may change something")
        .help("use `GET` or `HEAD` on something that every valid credential may read")
        .help("where this one changes nothing, as in a search, say so: `safe: true`")
}

pub(crate) fn dot_segment(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DotSegment,
        span,
        "a path may not have `.` or `..` segments",
    )
    .help("write the path without them: clients and servers leave them out, each in its own way")
}

pub(crate) fn invalid_header(span: Span, name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidHeader,
        span,
        match name {
            "" => "a header has a name".to_owned(),
            name => format!("`{name}` cannot be a header here"),
        },
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

pub(crate) fn invalid_pointer(span: Span, written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::InvalidPointer, span, "this is not a JSON Pointer")
        .help("write `/` before each key: `/data/id`; `~0` stands for `~` and `~1` for `/`");
    // `data.id` is what other tools write.
    let keys = written.strip_prefix("$.").unwrap_or(written);
    let is_dotted = keys
        .split('.')
        .all(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
    if is_dotted {
        return diagnostic.fix(format!("/{}", keys.replace('.', "/")));
    }
    diagnostic
}

/// What stands where a request begins with an address.
pub(crate) fn no_start(span: Span, takes_url: bool) -> Diagnostic {
    if takes_url {
        return invalid(
            span,
            "this starts with neither an address in braces nor `https://`",
            "write `{login}/oauth/token` with the name of an address, or the whole URL",
        );
    }
    invalid(
        span,
        "a request starts with the name of an address in braces",
        "write `{api}` for the address, so that every region is reached",
    )
}

/// A name that stands where an address belongs and is something else.
pub(crate) fn no_address(
    span: Span,
    name: &str,
    kind: &str,
    is_captured: bool,
    declared: Span,
) -> Diagnostic {
    let help = if is_captured {
        "a captured address says so where it is captured: `as: url`, with the `hosts` that it may lie on"
    } else {
        "a request starts with the name of an address from `urls`"
    };
    Diagnostic::new(
        Code::PlaceholderNotAllowed,
        span,
        format!("the {kind} `{name}` stands where a request starts, and is no address"),
    )
    .label(declared, "declared here")
    .help(help)
}

pub(crate) fn body_of_reading(span: Span, method: &str) -> Diagnostic {
    invalid(
        span,
        &format!("a `{method}` request has no body"),
        "remove it, or send `POST`",
    )
}

/// `declared` is where the placement was named.
pub(crate) fn no_place_in_path(span: Span, name: &str, declared: Option<Span>) -> Diagnostic {
    let diagnostic = invalid(
        span,
        &format!("this request has no place for `{name}`, which every path holds"),
        &format!("write `{{{name}}}` where it belongs"),
    );
    match declared {
        Some(declared) => diagnostic.label(declared, "placed in the path"),
        None => diagnostic,
    }
}

/// `declared` is where the placement was named.
pub(crate) fn no_place_in_body(
    span: Span,
    name: &str,
    method: &str,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = invalid(
        span,
        &format!("a `{method}` request has no body, and every body holds `{name}`"),
        "send `POST`, and say `safe: true` where that changes nothing",
    );
    match declared {
        Some(declared) => diagnostic.label(declared, "placed in the body"),
        None => diagnostic,
    }
}

pub(crate) fn account_twice(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        "two steps name the account that is connected",
    )
    .label(first, "first named here")
    .help("keep one of them")
}

pub(crate) fn two_bodies(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        "a body is `json` or `form`, and not both",
    )
    .help("keep the one that the vendor's documentation asks for")
}

/// A member of a signed assertion that the signing writes.
pub(crate) fn own_claim(span: Span, name: &str) -> Diagnostic {
    let help = match name {
        "exp" => "it comes from `expires`: write the seconds there",
        "alg" => "it comes from `alg` beside this: remove it",
        _ => "remove it",
    };
    Diagnostic::new(
        Code::DuplicatePlacement,
        span,
        format!("`{name}` of a signed assertion is written by itself"),
    )
    .help(help)
}

pub(crate) fn equals_without_pointer(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        "`equals` needs a `pointer` to compare with",
    )
    .help("add `pointer: /…`")
}

/// `scheme` is what the method writes before a token.
pub(crate) fn scheme_twice(span: Span, word: &str, scheme: &str, is_same: bool) -> Diagnostic {
    let message = if is_same {
        format!("`{word}` would be sent twice: the method writes it by itself")
    } else {
        format!("`{word}` would be sent behind `{scheme}`, which the method writes by itself")
    };
    let diagnostic = Diagnostic::new(Code::SchemeTwice, span, message);
    if is_same {
        return diagnostic.help("remove it").fix("");
    }
    diagnostic.help(format!(
        "remove it; or, if the vendor wants `{word}` alone, say `scheme: {word}` beside the token"
    ))
}

pub(crate) fn two_advices(span: Span, status: u16, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateValue,
        span,
        format!("two advices of this step are about the status {status}"),
    )
    .label(first, "the first one is shown")
    .help("say both in one text, or correct the status")
}

pub(crate) fn safe_anyway(span: Span, method: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NoEffect,
        span,
        format!("`safe` changes nothing: a `{method}` request only reads"),
    )
    .help("remove it, or write the verb that is meant")
}

pub(crate) fn advice_for_success(span: Span, status: u16) -> Diagnostic {
    Diagnostic::new(
        Code::NoEffect,
        span,
        format!("nobody is shown this advice: an answer of {status} passes the step"),
    )
    .help("correct the status, or say with `expect` what a good answer looks like")
}
