//! Mistakes in the table of addresses.

use connspec_diagnostics::{Code, Diagnostic, Span};

pub(crate) fn url_missing(span: Span, region: &str, url: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RegionUrlMissing,
        span,
        format!("the region `{region}` has no address `{url}`"),
    )
    .caret(format!("needs `{url}`"))
    .label(declared, "another region has it")
    .help(format!(
        "add `{url}: https://…`; every region defines every address"
    ))
}

pub(crate) fn urls_twice(span: Span, regions: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UrlsTwice,
        span,
        "addresses stand at the top level and in the regions",
    )
    .label(regions, "the regions have their own")
    .help("move these into every region option; an address may be the same in all of them")
}

pub(crate) fn no_urls(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, span, "the connector has no addresses")
        .caret("needs `urls` or `regions`")
        .help("add `urls: {api: https://…}`, or `regions` with `urls` in each option")
}

pub(crate) fn invalid_url(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidUrl, span, message).help(help)
}

pub(crate) fn unlisted_domain(span: Span, domain: &str, first: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnlistedDomain,
        span,
        format!("this address is on `{domain}`, the others are on `{first}`"),
    )
    .label(declared, format!("on `{first}`"))
    .help(format!(
        "if credentials may really go there, list it: `hosts: [{domain}]`"
    ))
}

pub(crate) fn not_a_domain(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidUrl,
        span,
        format!("`{written}` is not a registrable domain"),
    )
    .help("write the part that a company registers, in lower case, without scheme, subdomains or path: `example.com`")
}
