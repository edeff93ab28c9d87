//! Names of headers and parameters, and maps of them.

use connspec_diagnostics::Span;

use super::Lowering;
use super::fields::Fields;
use super::place::Place;
use super::template;
use super::writers::{Slot, Writers};
use crate::model::Template;
use crate::problem::request as problem;
use crate::surface::{NamedTemplates, TemplateText};

/// Headers that HTTP or its client sets, and those that steer the connection (RFC 9110, 7.6.1).
const FORBIDDEN: &[&str] = &[
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A map of headers.
pub(super) fn headers(
    cx: &mut Lowering<'_>,
    named: Option<&NamedTemplates>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<(String, Template)>> {
    lower(cx, Slot::Header, Place::Header, named, fields, writers)
}

/// A map of headers, query parameters or keys of a form, whose values stand in `place`. `None`
/// where not all could be read.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    slot: Slot,
    place: Place<'_>,
    named: Option<&NamedTemplates>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<(String, Template)>> {
    let Some(named) = named else {
        return Some(Vec::new());
    };
    let entries = named.entries.iter().map(|(name, value)| {
        check_name(cx, slot, &name.text, name.span);
        writers.add(cx, slot, &name.text, name.span);
        (name.text.clone(), value_of(cx, value, fields, place))
    });
    let entries = entries.collect();
    named.is_whole.then_some(entries)
}

/// The template of one value that stands in a line of a request.
pub(super) fn value_of(
    cx: &mut Lowering<'_>,
    value: &TemplateText,
    fields: &Fields<'_>,
    place: Place<'_>,
) -> Template {
    let parts = template::parse(cx, &value.0);
    template::check_literals(cx, &parts, "a header or parameter", |c| {
        matches!(c, ' '..='~')
    });
    fields.template(cx, &parts, place)
}

/// Reports a name that HTTP does not allow for a header, or that no URL or form should have.
pub(super) fn check_name(cx: &mut Lowering<'_>, slot: Slot, name: &str, span: Span) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~[]".contains(c);
    match slot {
        Slot::Header => check_header(cx, name, span),
        Slot::Query if name.is_empty() || !name.chars().all(is_plain) => {
            cx.report(problem::invalid(
                span,
                "a query parameter's name is letters, digits and `-._~[]`",
                "write the name as the vendor's documentation does",
            ));
        }
        Slot::Body if name.is_empty() || !name.chars().all(|c| c.is_ascii_graphic()) => {
            cx.report(problem::invalid(
                span,
                "the name of a parameter is visible ASCII characters",
                "write the name as the vendor's documentation does",
            ));
        }
        Slot::Query | Slot::Body | Slot::Path => {}
    }
}

fn check_header(cx: &mut Lowering<'_>, name: &str, span: Span) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_token) {
        let why = "a header's name has no spaces, colons or brackets";
        cx.report(problem::invalid_header(span, name, why));
    } else if FORBIDDEN.contains(&name.to_ascii_lowercase().as_str()) {
        let why = "HTTP or its client sets this one itself";
        cx.report(problem::invalid_header(span, name, why));
    }
}
