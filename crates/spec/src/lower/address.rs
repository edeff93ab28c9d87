//! The table of addresses: total, and on one registrable domain.

use connspec_diagnostics::Span;

use super::fields::{Known, Sort, What};
use super::url::{self, Domain, Placeholder};
use super::{Lowering, ids, items, prose};
use crate::Id;
use crate::model::{Address, Addresses, Choice, Row as ModelRow, Selector};
use crate::problem::address as problem;
use crate::surface::{self, MapOf, Spec, TemplateText};

/// What lowering the addresses gives. The names are known even where an address is wrong, so that
/// a mistake in the table does not make every use of it unknown.
#[derive(Default)]
pub(super) struct Table {
    pub addresses: Option<Addresses>,
    pub names: Vec<Id>,
    /// Whether these are all names. Where one could not be read, or the table is missing, a name
    /// that is not known may be meant by it, and that was reported.
    pub is_whole: bool,
    /// The same names with their places, as templates see them.
    pub known: Vec<Known>,
    /// Every placeholder of every address.
    pub placeholders: Vec<Placeholder>,
}

/// An address and the registrable domain that it is on.
struct Row {
    name: Id,
    address: Option<(Address, Domain)>,
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
    let written = spec
        .urls
        .iter()
        .chain(options(spec).filter_map(|option| option.urls.as_ref()));
    table.is_whole = !table.names.is_empty()
        && written
            .flat_map(MapOf::keys)
            .all(|name| Id::new(&name.0.text).is_some());
    let domains = domains(cx, spec, rows.as_deref().unwrap_or_default());
    let regions = regions.map(|regions| lower_regions(cx, regions));
    table.addresses = build(rows, regions, domains);
    table
}

fn options(spec: &Spec) -> impl Iterator<Item = &surface::RegionOption> {
    items(
        spec.regions
            .as_ref()
            .and_then(|regions| regions.options.as_ref()),
    )
    .iter()
}

fn build(
    rows: Option<Vec<Vec<Row>>>,
    regions: Option<Option<Selector>>,
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
            let urls = row.into_iter().map(|row| Some(row.address?.0));
            Some(ModelRow {
                urls: urls.collect::<Option<_>>()?,
                values: Vec::new(),
            })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Addresses {
        names,
        values: Vec::new(),
        regions,
        environments: None,
        rows,
        domains,
    })
}

fn lower_regions(cx: &mut Lowering<'_>, regions: &surface::Regions) -> Option<Selector> {
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
    Some(Selector {
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
    for name in options
        .iter()
        .filter_map(|o| o.urls.as_ref())
        .flat_map(MapOf::keys)
    {
        if !names.iter().any(|(known, _)| *known == name.0.text) {
            names.push((&name.0.text, name.0.span));
        }
    }
    let mut rows = Vec::new();
    let mut is_total = true;
    for option in options {
        // Without addresses at all it was reported by the schema.
        let Some(urls) = option
            .urls
            .as_ref()
            .filter(|urls| urls.keys().next().is_some())
        else {
            is_total = false;
            continue;
        };
        let id = option.id.as_ref().map_or("?", |id| id.0.text.as_str());
        for (name, declared) in &names {
            if !urls.keys().any(|known| known.0.text == *name) {
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
    ids::declare(cx, ids::URLS, urls.keys());
    let read = urls.entries.iter().map(|(name, url)| (name, Some(url)));
    let unread = urls.unread.iter().map(|name| (name, None));
    read.chain(unread)
        .filter_map(|(written, url)| {
            let address = url.and_then(|url| url::lower(cx, &url.0, &mut table.placeholders));
            let name = Id::new(&written.0.text)?;
            if !table.names.contains(&name) {
                table.names.push(name.clone());
                let span = written.0.span;
                let known = Known::new(name.as_str(), span, What::Address, Sort::Line);
                table.known.push(known);
            }
            Some(Row { name, address })
        })
        .collect()
}

/// The registrable domains of all rows, each of them the first or listed under `hosts`.
fn domains(cx: &mut Lowering<'_>, spec: &Spec, rows: &[Vec<Row>]) -> Vec<String> {
    let mut listed = Vec::new();
    for host in items(spec.hosts.as_ref()) {
        let written = host.0.text.as_str();
        let is_host = written
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'));
        // The list of suffixes takes any bytes for labels.
        if is_host && psl::domain_str(written) == Some(written) {
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
