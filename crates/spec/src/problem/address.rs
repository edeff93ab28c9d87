//! Mistakes in the table of addresses.

use connspec_diagnostics::{Code, Diagnostic, Span};

/// `owner` lacks the address `url`, which stands at `declared` for another.
pub(crate) fn url_missing(span: Span, owner: &str, url: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RegionUrlMissing,
        span,
        format!("{owner} has no address `{url}`"),
    )
    .caret(format!("needs `{url}`"))
    .label(declared, "another option has it")
    .help(format!(
        "add `{url}: https://…`; every option defines every address"
    ))
}

/// As [`url_missing`], for a value.
pub(crate) fn value_missing(span: Span, owner: &str, value: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RegionValueMissing,
        span,
        format!("{owner} has no value `{value}`"),
    )
    .caret(format!("needs `{value}`"))
    .label(declared, "another option has it")
    .help(format!(
        "add `values: {{{value}: …}}`; every option defines every value"
    ))
}

/// An environment lacks all addresses of a region.
pub(crate) fn region_missing(span: Span, environment: &str, region: &str) -> Diagnostic {
    Diagnostic::new(
        Code::RegionUrlMissing,
        span,
        format!("the environment `{environment}` has no addresses for the region `{region}`"),
    )
    .caret(format!("needs `{region}`"))
    .help(format!(
        "add `{region}: {{…}}`; every environment defines every address in every region"
    ))
}

pub(crate) fn no_option_urls(span: Span, owner: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        format!("the {owner} lacks the key `urls`"),
    )
    .caret("needs `urls`")
    .help("add `urls: {api: https://…}`")
}

/// An environment without addresses, where there are regions.
pub(crate) fn no_urls_by_region(span: Span, regions: &[&str]) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        "the environment option lacks the key `urls`",
    )
    .caret("needs `urls`")
    .help(format!("add `urls: {{{}}}`", by_region(regions, "api")))
}

fn by_region(regions: &[&str], name: &str) -> String {
    let form: Vec<_> = regions
        .iter()
        .map(|region| format!("{region}: {{{name}: https://…}}"))
        .collect();
    form.join(", ")
}

/// Neither the regions nor the environments have addresses.
pub(crate) fn no_crossed_urls(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, span, "the connector has no addresses")
        .caret("needs `urls`")
        .help("add `urls` to every region, where all environments have the same, or to every environment, by region")
}

/// An address where a region belongs.
pub(crate) fn no_region_key(span: Span, name: &str, regions: &[&str]) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        "where there are regions, an environment lists its addresses by region",
    )
    .help(format!("write `urls: {{{}}}`", by_region(regions, name)))
    .help("addresses that are the same in all environments stand in the regions")
}

/// A region, and an address behind it.
pub(crate) fn address_for_region(span: Span, region: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        format!("the addresses of the region `{region}` have names"),
    )
    .help(format!("write `{region}: {{api: https://…}}`"))
}

/// A map where an address belongs.
pub(crate) fn no_regions(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        span,
        "where there are no regions, an environment lists its addresses by name",
    )
    .help(format!("write `{name}: https://…`, or add `regions`"))
}

pub(crate) fn on_both_sides(span: Span, kind: &str, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UrlsTwice,
        span,
        format!("the {kind} `{name}` stands in the regions and in the environments"),
    )
    .label(first, "the regions have it")
    .help("keep it in the regions if all environments have the same, and in the environments otherwise")
}

pub(crate) fn value_not_fixed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PlaceholderNotAllowed,
        span,
        format!("a value of the table is fixed text, and cannot hold `{name}`"),
    )
    .help(
        "write the text out, or use a template where the value is used; a literal brace is doubled",
    )
}

pub(crate) fn urls_twice(span: Span, select: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UrlsTwice,
        span,
        "addresses stand at the top level and in the options of a select",
    )
    .label(select, "its options have their own")
    .help("move these into every option; an address may be the same in all of them")
}

pub(crate) fn no_urls(span: Span) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, span, "the connector has no addresses")
        .caret("needs `urls`, `regions` or `environments`")
        .help("add `urls: {api: https://…}`, or `regions` or `environments` with `urls` in each option")
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

pub(crate) fn undeclared_domain(span: Span, domain: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnlistedDomain,
        span,
        format!("`{domain}` is not a domain of this connector"),
    )
    .help(format!(
        "start with an address of the table, so that every region is reached; or, if credentials may really go there, list it: `hosts: [{domain}]`"
    ))
}

/// `meant` is the domain that was probably meant.
pub(crate) fn not_a_domain(span: Span, written: &str, meant: Option<String>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::InvalidUrl,
        span,
        format!("`{written}` is not a registrable domain"),
    );
    match meant {
        Some(meant) => diagnostic
            .help(format!("write the part that a company registers: `{meant}`"))
            .fix(meant),
        None => diagnostic.help("write the part that a company registers, in lower case, without scheme, subdomains or path: `example.com`"),
    }
}

pub(crate) fn host_twice(span: Span, written: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("`{written}` stands in this list twice"),
    )
    .label(first, "first named here")
    .help("keep one of them")
}

/// Hosts directly below a suffix that a company put on the list of public suffixes.
pub(crate) fn private_suffix(span: Span, suffix: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidUrl,
        span,
        format!("whoever has an account there can have a host below `{suffix}`"),
    )
    .help(format!(
        "if all of these hosts are the vendor's own servers, say so: `hosts: [{suffix}]`"
    ))
}

/// A whole host that lies under no domain.
pub(crate) fn no_domains(span: Span, field: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MissingKey,
        span,
        format!("the connector has no domain that the host `{field}` could lie under"),
    )
    .help("list the vendor's: `hosts: [example.com]` at the top level; or, where customers bring domains of their own, say `hosts: any` in this field")
}
