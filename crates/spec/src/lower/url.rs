//! One address, checked by parts: `https://host/path`, or `{site}/path` where a person's own URL
//! stands at the start.

use connspec_diagnostics::{Diagnostic, Span};

use super::derive::Cutting;
use super::domain::{Domain, Domains, is_private_suffix};
use super::place::Place;
use super::template::{self, DraftKind, DraftPart};
use super::{Lowering, target};
use crate::Id;
use crate::model::{Address, Base, Part, Template};
use crate::problem::{address as problem, template as template_problem};
use crate::yaml::Scalar;

/// A field in an address.
pub(super) struct Placeholder {
    pub field: Id,
    pub span: Span,
    /// Where it stands; none where something about that was reported.
    pub place: Option<Place<'static>>,
    /// The `https://` before it, where it fills the whole host.
    pub scheme: Option<Span>,
}

const SCHEME: &str = "https://";

/// What is known of the spec while addresses are read.
pub(super) struct Around<'a> {
    pub domains: &'a Domains,
    pub derived: &'a [Cutting],
    /// The fields, of any method, that hold a whole host or more.
    pub whole_hosts: Vec<&'a str>,
}

/// Reads an address; with its registrable domain, where that is fixed.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    scalar: &Scalar,
    around: &Around<'_>,
    placeholders: &mut Vec<Placeholder>,
) -> Option<(Address, Option<Domain>)> {
    let parts = template::parse(cx, scalar);
    let mut add = |parts: &[DraftPart], place, scheme| {
        placeholders.extend(
            template::placeholders(parts).map(|(field, span)| Placeholder {
                field: field.clone(),
                span,
                place,
                scheme,
            }),
        );
    };
    let starts_with_value = parts.first().is_some_and(|part| literal(part).is_none());
    let start: String = parts.iter().take(8).map_while(literal).collect();
    let (scheme, behind) = if starts_with_value {
        (None, &parts[1..])
    } else if start == SCHEME {
        (template::span_of(&parts[..8]), &parts[8..])
    } else {
        add(&parts, None, None);
        cx.report(wrong_start(&parts, &start, scalar));
        return None;
    };
    if let Some(part) = behind
        .iter()
        .find(|part| matches!(literal(part), Some('?' | '#')))
    {
        add(&parts, None, None);
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
    let base = if starts_with_value {
        add(&parts[..1], Some(Place::Start), None);
        own_url(cx, &parts[0], host).map(|base| (base, None))
    } else if let ([part], true) = (host, template::placeholders(host).next().is_some()) {
        add(host, Some(Place::WholeHost), scheme);
        name_of(part).map(|name| (Base::Hostname(name), None))
    } else {
        let is_readable = check_characters(cx, host);
        add(host, is_readable.then_some(Place::Host), None);
        // One that holds a whole host is reported once per method.
        let mut names = template::placeholders(host);
        let is_label = names.all(|(name, _)| !around.whole_hosts.contains(&name.as_str()));
        let domain =
            (is_readable && is_label).then(|| check_host(cx, host, scalar, around.domains));
        let base = Base::Host(build(host, around.derived));
        domain.flatten().map(|domain| (base, Some(domain)))
    };
    for segment in &path {
        add(segment, Some(Place::AddressPath), None);
    }
    let path = check_path(cx, &path, scalar, around.derived);
    let (base, domain) = base?;
    let address = Address {
        base,
        path: path?,
        span: scalar.span,
    };
    Some((address, domain))
}

/// What stands where `https://` belongs.
fn wrong_start(parts: &[DraftPart], start: &str, scalar: &Scalar) -> Diagnostic {
    let scheme = start.find("://").map(|end| &parts[..end + 3]);
    let span = scheme.and_then(template::span_of).unwrap_or(scalar.span);
    let help = if start.starts_with("http://") {
        "write `https://`; a product that people host themselves may have http: start with a field of `type: url` and `allow: [http]`"
    } else {
        "write the whole address: `https://api.example.com`"
    };
    problem::invalid_url(span, "an address starts with `https://`", help)
}

/// A person's own URL, behind which only a path may stand.
fn own_url(cx: &mut Lowering<'_>, start: &DraftPart, behind: &[DraftPart]) -> Option<Base> {
    if let Some(span) = template::span_of(behind) {
        cx.report(problem::invalid_url(
            span,
            "behind a URL at the start only a path may follow",
            "write `{site}/path`, or start with `https://` where a part of a host is meant",
        ));
        return None;
    }
    name_of(start).map(Base::Url)
}

fn name_of(part: &DraftPart) -> Option<Id> {
    match &part.kind {
        DraftKind::Placeholder(id) => Some(id.clone()),
        DraftKind::Literal(_) | DraftKind::Broken => None,
    }
}

/// A name in an address is that of a field or of a derived value; whether a method has it is looked
/// at once per method.
fn build(parts: &[DraftPart], derived: &[Cutting]) -> Template {
    template::build(parts, |id, _| {
        let is_derived = derived.iter().any(|known| known.id == id.as_str());
        Some(if is_derived {
            Part::Derived(id.clone())
        } else {
            Part::Field(id.clone())
        })
    })
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
    derived: &[Cutting],
) -> Option<Vec<Template>> {
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
        is_good &= target::check_segment(cx, segment, "the path of an address");
    }
    is_good.then(|| {
        segments
            .iter()
            .map(|segment| build(segment, derived))
            .collect()
    })
}

/// Reports what can stand in no host. Gives whether the rest may be looked at.
fn check_characters(cx: &mut Lowering<'_>, host: &[DraftPart]) -> bool {
    if host.iter().any(|part| part.kind == DraftKind::Broken) {
        return false;
    }
    let wrong = host.iter().find(|part| {
        literal(part).is_some_and(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'))
    });
    let Some(part) = wrong else { return true };
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
    cx.report(problem::invalid_url(part.span, message, help));
    false
}

/// A host without placeholders; the rest is reported.
pub(super) fn fixed_host(
    cx: &mut Lowering<'_>,
    host: &[DraftPart],
    scalar: &Scalar,
    domains: &Domains,
) -> Option<(String, Domain)> {
    if !check_characters(cx, host) {
        return None;
    }
    let Some(text) = template::as_literal(host) else {
        let span = template::span_of(host).unwrap_or(scalar.span);
        cx.report(template_problem::host_not_fixed(span));
        return None;
    };
    Some((text, check_host(cx, host, scalar, domains)?))
}

/// Checks a host and gives its registrable domain, which no placeholder may touch.
fn check_host(
    cx: &mut Lowering<'_>,
    host: &[DraftPart],
    scalar: &Scalar,
    domains: &Domains,
) -> Option<Domain> {
    let span = template::span_of(host).unwrap_or(scalar.span);
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
        cx.report(problem::invalid_url(
            span,
            "this is not a host name",
            "write a public host name: `api.example.com`",
        ));
        return None;
    }
    let domain = domains.of(&sample);
    let has_placeholder = host.iter().any(|part| literal(part).is_none());
    let is_inside = |domain: &String| {
        fixed
            .strip_suffix(domain.as_str())
            .is_some_and(|before| before.ends_with('.'))
    };
    match domain {
        Some(name) if !has_placeholder || is_inside(&name) => Some(Domain { name, span }),
        domain => {
            cx.report(no_domain(span, &sample, domain.is_some()));
            None
        }
    }
}

/// Why a host has no domain that is the vendor's for certain.
fn no_domain(span: Span, sample: &str, is_persons: bool) -> Diagnostic {
    let suffix = psl::suffix_str(sample).filter(|suffix| is_private_suffix(suffix));
    match suffix {
        Some(suffix) => problem::private_suffix(span, suffix),
        None if is_persons => template_problem::not_allowed(
            span,
            "a person's value would choose the domain that credentials go to".to_owned(),
            "the domain itself is fixed: `https://{subdomain}.example.com`",
        ),
        None => problem::invalid_url(
            span,
            "this host is a public suffix or has no domain",
            "write a host that a company registered: `api.example.com`",
        ),
    }
}
