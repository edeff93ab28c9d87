//! One address: `https://host/path`, checked by parts.

use connspec_diagnostics::Span;

use super::template::{self, DraftKind, DraftPart};
use super::{Lowering, request};
use crate::Id;
use crate::model::{Address, Base, Part};
use crate::problem::{address as problem, template as template_problem};
use crate::yaml::Scalar;

/// A registrable domain and the place of the address that names it.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    pub name: String,
    pub span: Span,
}

/// A field in an address.
pub(super) struct Placeholder {
    pub field: Id,
    pub span: Span,
    pub in_host: bool,
}

/// `https://host/path`, by parts.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    scalar: &Scalar,
    placeholders: &mut Vec<Placeholder>,
) -> Option<(Address, Domain)> {
    let parts = template::parse(cx, scalar);
    let scheme: String = parts.iter().take(8).filter_map(literal).collect();
    if scheme != "https://" {
        cx.report(problem::invalid_url(
            scalar.span,
            "an address starts with `https://`",
            "write the whole address: `https://api.example.com`",
        ));
        return None;
    }
    let behind = &parts[8..];
    if let Some(part) = behind
        .iter()
        .find(|part| matches!(literal(part), Some('?' | '#')))
    {
        cx.report(problem::invalid_url(
            part.span,
            "an address has no query or fragment",
            "put it into the request of a check, or into a placement of the auth method",
        ));
        return None;
    }
    let mut pieces = template::split(behind, '/').into_iter();
    let host = pieces.next().unwrap_or_default();
    let path: Vec<_> = pieces.collect();
    for (parts, in_host) in
        std::iter::once((host, true)).chain(path.iter().map(|segment| (*segment, false)))
    {
        placeholders.extend(
            template::placeholders(parts).map(|(field, span)| Placeholder {
                field: field.clone(),
                span,
                in_host,
            }),
        );
    }
    let domain = check_host(cx, host, scalar);
    let path = check_path(cx, &path, scalar);
    let address = Address {
        base: Base::Host(template::build(host, field)),
        path: path?,
        span: scalar.span,
    };
    Some((address, domain?))
}

/// A name in an address: whether there is such a field is looked at once per method.
#[expect(clippy::unnecessary_wraps, reason = "what templates are built with")]
fn field(id: &Id, _: Span) -> Option<Part> {
    Some(Part::Field(id.clone()))
}

fn literal(part: &DraftPart) -> Option<char> {
    match part.kind {
        DraftKind::Literal(c) => Some(c),
        DraftKind::Placeholder(_) | DraftKind::Broken => None,
    }
}

fn check_path(
    cx: &mut Lowering<'_>,
    path: &[&[DraftPart]],
    scalar: &Scalar,
) -> Option<Vec<Vec<Part>>> {
    let mut segments = path;
    if let [.., last] = path
        && last.is_empty()
    {
        cx.report(problem::invalid_url(
            scalar.span,
            "an address does not end with a slash",
            "remove the last slash; paths of requests start with one",
        ));
        segments = &path[..path.len() - 1];
    }
    let mut is_good = true;
    for segment in segments {
        if segment.is_empty() {
            cx.report(problem::invalid_url(
                scalar.span,
                "the path of an address has two slashes in a row",
                "remove one of them",
            ));
            is_good = false;
            continue;
        }
        is_good &= request::check_segment(cx, segment, "the path of an address");
    }
    is_good.then(|| {
        segments
            .iter()
            .map(|segment| template::build(segment, field))
            .collect()
    })
}

/// Checks a host and gives its registrable domain, which no placeholder may touch.
fn check_host(cx: &mut Lowering<'_>, host: &[DraftPart], scalar: &Scalar) -> Option<Domain> {
    let span = template::span_of(host).unwrap_or(scalar.span);
    let refuse = |cx: &mut Lowering<'_>, span, message: &str, help: &str| {
        cx.report(problem::invalid_url(span, message, help));
        None
    };
    if host.iter().any(|part| part.kind == DraftKind::Broken) {
        return None;
    }
    let wrong = host.iter().find(|part| {
        literal(part).is_some_and(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'))
    });
    if let Some(part) = wrong {
        let (message, help) = match literal(part) {
            Some(':') => (
                "an address has no port",
                "the table holds public https addresses; remove it",
            ),
            Some('@') => (
                "an address has no user name",
                "credentials are fields of an auth method",
            ),
            Some('A'..='Z') => ("a host is written in lower case", "write it in lower case"),
            Some(c) if !c.is_ascii() => (
                "this character cannot stand in a host",
                "write the host in ASCII (punycode)",
            ),
            _ => (
                "this character cannot stand in a host",
                "a host is lower case letters, digits, `-` and dots",
            ),
        };
        return refuse(cx, part.span, message, help);
    }
    // With something harmless in the place of each placeholder the host reads as a real one.
    let sample: String = host
        .iter()
        .map(|part| literal(part).unwrap_or('x'))
        .collect();
    let fixed: String = host
        .rsplit(|part| literal(part).is_none())
        .next()
        .unwrap_or_default()
        .iter()
        .filter_map(literal)
        .collect();
    let labels_fit = sample.split('.').all(|label| {
        (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    });
    let is_number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    if !labels_fit || sample.len() > 253 || sample.rsplit('.').next().is_none_or(is_number) {
        return refuse(
            cx,
            span,
            "this is not a host name",
            "write a public host name: `api.example.com`",
        );
    }
    let Some(domain) = psl::domain_str(&sample) else {
        return refuse(
            cx,
            span,
            "this host is a public suffix or has no domain",
            "write a host that a company registered: `api.example.com`",
        );
    };
    let has_placeholder = host.iter().any(|part| literal(part).is_none());
    let is_inside = fixed
        .strip_suffix(domain)
        .is_some_and(|before| before.ends_with('.'));
    if has_placeholder && !is_inside {
        cx.report(template_problem::not_allowed(
            span,
            "a person's value would choose the domain that credentials go to".to_owned(),
            "the domain itself is fixed: `https://{subdomain}.example.com`",
        ));
        return None;
    }
    Some(Domain {
        name: domain.to_owned(),
        span,
    })
}
