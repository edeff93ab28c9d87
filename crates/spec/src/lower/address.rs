//! The table of addresses: total, on one registrable domain, https.

use connspec_diagnostics::Span;

use super::template::{self, DraftKind, DraftPart};
use super::{Lowering, ids, items, prose};
use crate::Id;
use crate::model::{Address, Addresses, Choice, Part, Regions};
use crate::problem::{address as problem, template as template_problem};
use crate::surface::{self, MapOf, Spec, TemplateText};
use crate::yaml::Scalar;

/// What lowering the addresses gives. The names are known even where an address is wrong, so that
/// a mistake in the table does not make every use of it unknown.
#[derive(Default)]
pub(super) struct Table {
    pub addresses: Option<Addresses>,
    pub names: Vec<Id>,
    /// Every placeholder of every address.
    pub placeholders: Vec<Placeholder>,
}

/// A field in an address.
pub(super) struct Placeholder {
    pub field: Id,
    pub span: Span,
    pub in_host: bool,
}

/// An address and the registrable domain that it is on.
struct Row {
    name: Id,
    address: Option<(Address, Domain)>,
}

/// A registrable domain and the place of the address that names it.
#[derive(Clone, Debug)]
struct Domain {
    name: String,
    span: Span,
}

pub(super) fn lower(cx: &mut Lowering<'_>, spec: &Spec) -> Table {
    let mut table = Table::default();
    let regions = spec.regions.as_ref();
    match (&spec.urls, regions) {
        (Some(urls), Some(regions)) => cx.report(problem::urls_twice(urls.span, regions.anchor)),
        (None, None) => {
            if !spec.has("urls") && !spec.has("regions") {
                cx.report(problem::no_urls(spec.anchor));
            }
            return table;
        }
        _ => {}
    }
    let rows = match regions {
        Some(regions) => rows(cx, regions, &mut table),
        None => spec
            .urls
            .as_ref()
            .map(|urls| vec![row(cx, urls, &mut table)]),
    };
    let domains = domains(cx, spec, rows.as_deref().unwrap_or_default());
    let regions = regions.map(|regions| lower_regions(cx, regions));
    table.addresses = build(rows, regions, domains);
    table
}

fn build(
    rows: Option<Vec<Vec<Row>>>,
    regions: Option<Option<Regions>>,
    domains: Vec<String>,
) -> Option<Addresses> {
    let rows = rows?;
    let regions = match regions {
        Some(regions) => Some(regions?),
        None => None,
    };
    let names: Vec<Id> = rows.first()?.iter().map(|row| row.name.clone()).collect();
    let rows = rows
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|row| Some(row.address?.0))
                .collect::<Option<Vec<_>>>()
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Addresses {
        names,
        regions,
        rows,
        domains,
    })
}

fn lower_regions(cx: &mut Lowering<'_>, regions: &surface::Regions) -> Option<Regions> {
    let outside = prose::Scope::default();
    let label = regions.label.as_ref().map(prose::plain);
    let help = regions
        .help
        .as_ref()
        .map(|help| prose::inlines(cx, help, &outside));
    let options = items(regions.options.as_ref());
    ids::declare(
        cx,
        ids::REGIONS,
        options.iter().filter_map(|option| option.id.as_ref()),
    );
    let options = options
        .iter()
        .map(|option| {
            let help = option
                .help
                .as_ref()
                .map(|help| prose::inlines(cx, help, &outside));
            let id = super::id_of(option.id.as_ref())?;
            Some(Choice {
                value: id.to_string(),
                id,
                label: prose::plain(option.label.as_ref()?),
                help,
                span: option.id.as_ref()?.0.span,
            })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Regions {
        label: label?,
        help,
        options,
    })
}

/// One row per region option, all with the same names in the same order.
fn rows(
    cx: &mut Lowering<'_>,
    regions: &surface::Regions,
    table: &mut Table,
) -> Option<Vec<Vec<Row>>> {
    let options = items(regions.options.as_ref());
    // Every name, at the place where it first stands.
    let mut names: Vec<(&str, Span)> = Vec::new();
    for (name, _) in options
        .iter()
        .filter_map(|o| o.urls.as_ref())
        .flat_map(|urls| &urls.entries)
    {
        if !names.iter().any(|(known, _)| *known == name.0.text) {
            names.push((&name.0.text, name.0.span));
        }
    }
    let mut rows = Vec::new();
    let mut is_total = true;
    for option in options {
        let Some(urls) = &option.urls else {
            is_total = false;
            continue;
        };
        let id = option.id.as_ref().map_or("?", |id| id.0.text.as_str());
        for (name, declared) in &names {
            if !urls.entries.iter().any(|(known, _)| known.0.text == *name) {
                cx.report(problem::url_missing(urls.span, id, name, *declared));
                is_total = false;
            }
        }
        let mut row = row(cx, urls, table);
        row.sort_by_key(|row| {
            names
                .iter()
                .position(|(name, _)| *name == row.name.as_str())
        });
        rows.push(row);
    }
    is_total.then_some(rows)
}

fn row(cx: &mut Lowering<'_>, urls: &MapOf<TemplateText>, table: &mut Table) -> Vec<Row> {
    ids::declare(cx, ids::URLS, urls.entries.iter().map(|(name, _)| name));
    urls.entries
        .iter()
        .filter_map(|(name, url)| {
            let address = lower_address(cx, &url.0, table);
            let name = Id::new(&name.0.text)?;
            if !table.names.contains(&name) {
                table.names.push(name.clone());
            }
            Some(Row { name, address })
        })
        .collect()
}

/// `https://host/path`, by parts.
fn lower_address(
    cx: &mut Lowering<'_>,
    scalar: &Scalar,
    table: &mut Table,
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
        table.placeholders.extend(
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
        host: template::build(host),
        path: path?,
        span: scalar.span,
    };
    Some((address, domain?))
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
        is_good &= super::request::check_segment(cx, segment, "the path of an address");
    }
    is_good.then(|| {
        segments
            .iter()
            .map(|segment| template::build(segment))
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
            _ => (
                "this character cannot stand in a host",
                "write the host in ASCII (punycode)",
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

/// The registrable domains of all rows, each of them the first or listed under `hosts`.
fn domains(cx: &mut Lowering<'_>, spec: &Spec, rows: &[Vec<Row>]) -> Vec<String> {
    let mut listed = Vec::new();
    for host in items(spec.hosts.as_ref()) {
        let written = host.0.text.as_str();
        if psl::domain_str(written) == Some(written) {
            listed.push(written);
        } else {
            cx.report(problem::not_a_domain(host.0.span, written));
        }
    }
    let all: Vec<&Domain> = rows
        .iter()
        .flatten()
        .filter_map(|row| row.address.as_ref().map(|(_, domain)| domain))
        .collect();
    if let Some(first) = all.first() {
        for domain in &all {
            if domain.name != first.name && !listed.contains(&domain.name.as_str()) {
                cx.report(problem::unlisted_domain(
                    domain.span,
                    &domain.name,
                    &first.name,
                    first.span,
                ));
            }
        }
    }
    let mut names: Vec<String> = all.iter().map(|domain| domain.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}
