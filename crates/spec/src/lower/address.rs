//! The table of addresses and values: total over regions and environments.

use super::Lowering;
use super::derive::{self, Cutting};
use super::domain::Domains;
use super::fields::{Known, Sort, What};
use super::select::{self, Select};
use super::sides::{Along, Cell, Side, of_urls, of_values};
use super::url::Placeholder;
use crate::Id;
use crate::model::{Addresses, Row};
use crate::problem::{address as problem, names as names_problem};
use crate::surface::{EnvironmentUrl, Spec};

/// What lowering the addresses gives. The names are known even where an address is wrong, so that
/// a mistake in the table does not make every use of it unknown.
#[derive(Default)]
pub(super) struct Table<'a> {
    pub addresses: Option<Addresses>,
    /// The names of the addresses.
    pub names: Vec<Id>,
    /// Whether these are all names. Where one could not be read, or the table is missing, a name
    /// that is not known may be meant by it, and that was reported.
    pub is_whole: bool,
    /// All names of the table, and those of the derived values, as templates see them.
    pub known: Vec<Known>,
    /// Every placeholder of every address.
    pub placeholders: Vec<Placeholder>,
    pub derived: Vec<Cutting>,
    pub domains: Domains,
    pub regions: Select<'a>,
    pub environments: Select<'a>,
}

pub(super) fn lower<'a>(cx: &mut Lowering<'_>, spec: &'a Spec) -> Table<'a> {
    let mut table = Table {
        regions: Select::regions(spec),
        environments: Select::environments(spec),
        domains: Domains::listed(cx, spec),
        derived: derive::lower(cx, spec),
        ..Table::default()
    };
    if let Some(urls) = &spec.urls {
        for select in [&table.regions, &table.environments] {
            if let Some(anchor) = select.anchor {
                cx.report(problem::urls_twice(urls.span, anchor));
            }
        }
    }
    let is_written = ["urls", "regions", "environments"]
        .iter()
        .any(|key| spec.has(key));
    if !is_written {
        cx.report(problem::no_urls(spec.anchor));
    }
    let mut urls = of_urls(cx, spec, &mut table);
    drop_repeated(cx, &mut urls, "address");
    let mut values = of_values(cx, spec);
    drop_repeated(cx, &mut values, "value");
    name_all(cx, &urls, &values, &mut table);
    table.is_whole = !table.names.is_empty() && is_whole(spec);
    let domains = urls
        .iter()
        .flat_map(|side| &side.columns)
        .flat_map(|column| &column.cells)
        .filter_map(|cell| cell.as_ref()?.1.clone());
    let mut domains: Vec<_> = domains.collect();
    domains.sort_by_key(|domain| domain.span);
    table.domains.add(cx, domains);
    table.addresses = build(cx, spec, &table, &urls, &values);
    table
}

/// What regions and environments both define would have two meanings.
fn drop_repeated<T>(cx: &mut Lowering<'_>, sides: &mut [Side<T>], kind: &str) {
    let [first, second] = sides else { return };
    second.columns.retain(|column| {
        let other = first.columns.iter().find(|other| other.name == column.name);
        if let Some(other) = other {
            let name = column.name.as_str();
            cx.report(problem::on_both_sides(column.span, kind, name, other.span));
        }
        other.is_none()
    });
}

/// Makes the names known. In `{name}` all of them are one namespace.
fn name_all(
    cx: &mut Lowering<'_>,
    urls: &[Side<Cell>],
    values: &[Side<String>],
    table: &mut Table<'_>,
) {
    for column in urls.iter().flat_map(|side| &side.columns) {
        table.names.push(column.name.clone());
    }
    let urls = urls.iter().flat_map(|side| &side.columns);
    let urls = urls.map(|column| (&column.name, column.span, What::Address));
    let values = values.iter().flat_map(|side| &side.columns);
    let values = values.map(|column| (&column.name, column.span, What::Value));
    let named = urls
        .chain(values)
        .map(|(name, span, what)| Known::new(name.as_str(), span, what, Sort::Line));
    let derived = table.derived.iter().map(|cutting| cutting.known.clone());
    for known in named.chain(derived) {
        let other = table.known.iter().find(|other| other.id == known.id);
        // Two of the same kind were reported.
        if let Some(other) = other.filter(|other| other.what != known.what) {
            cx.report(names_problem::two_meanings(
                known.span,
                known.what.words(),
                &known.id,
                other.what.words(),
                other.span,
            ));
        }
        table.known.push(known);
    }
}

/// Whether all names of addresses could be read.
fn is_whole(spec: &Spec) -> bool {
    let is_name = |name: &crate::surface::IdText| Id::new(&name.0.text).is_some();
    let regions = spec.regions.as_ref();
    let environments = spec.environments.as_ref();
    let of_regions = match regions.and_then(|regions| regions.options.as_ref()) {
        Some(options) => {
            options.is_whole
                && options.items.iter().all(|option| match &option.urls {
                    Some(urls) => urls.keys().all(is_name),
                    None => !option.has("urls"),
                })
        }
        None => !spec.has("regions"),
    };
    let of_environments = match environments.and_then(|select| select.options.as_ref()) {
        Some(options) => {
            options.is_whole
                && options.items.iter().all(|option| match &option.urls {
                    Some(urls) => {
                        urls.unread.is_empty()
                            && urls.entries.iter().all(|(name, url)| match url {
                                EnvironmentUrl::Address(_) => is_name(name),
                                EnvironmentUrl::Region(urls) => urls.keys().all(is_name),
                            })
                    }
                    None => !option.has("urls"),
                })
        }
        None => !spec.has("environments"),
    };
    let of_urls = match &spec.urls {
        Some(urls) => urls.keys().all(is_name),
        None => !spec.has("urls"),
    };
    of_regions && of_environments && of_urls
}

fn build(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    table: &Table<'_>,
    urls: &[Side<Cell>],
    values: &[Side<String>],
) -> Option<Addresses> {
    let regions = spec.regions.as_ref().map(|r| select::regions(cx, r));
    let environments = spec
        .environments
        .as_ref()
        .map(|select| select::environments(cx, select));
    let regions = regions.map_or(Some(None), |regions| regions.map(Some))?;
    let environments = environments.map_or(Some(None), |select| select.map(Some))?;
    let region_count = regions.as_ref().map_or(1, |r| r.options.len());
    let environment_count = environments.as_ref().map_or(1, |e| e.options.len());
    // A select without options was reported.
    if region_count * environment_count == 0 {
        return None;
    }
    let mut rows = Vec::new();
    for region in 0..region_count {
        for environment in 0..environment_count {
            let at = |along| match along {
                Along::Nothing => 0,
                Along::Regions => region,
                Along::Environments => environment,
                Along::Both => region * environment_count + environment,
            };
            rows.push(Row {
                urls: row(urls, at, |(address, _)| address.clone())?,
                values: row(values, at, String::clone)?,
            });
        }
    }
    let value_names = values.iter().flat_map(|side| &side.columns);
    (!table.names.is_empty()).then(|| Addresses {
        names: table.names.clone(),
        values: value_names.map(|column| column.name.clone()).collect(),
        regions,
        environments,
        rows,
        domains: table.domains.all(),
    })
}

/// The cells of one row, from all sides.
fn row<T, U>(
    sides: &[Side<T>],
    at: impl Fn(Along) -> usize,
    take: impl Fn(&T) -> U,
) -> Option<Vec<U>> {
    let cells = sides.iter().flat_map(|side| {
        let at = at(side.along);
        side.columns.iter().map(move |column| column.cells.get(at))
    });
    cells.map(|cell| cell?.as_ref().map(&take)).collect()
}

impl Table<'_> {
    /// Whether credentials may go to a host: a literal URL of an auth method may name one that is
    /// on a domain of the connector.
    pub fn is_declared_domain(&self, host: &str) -> bool {
        self.domains.is_declared(host)
    }

    /// Whether an address uses a field. Where not all addresses could be read, one may.
    pub fn uses(&self, field: &str) -> bool {
        let mut names = self.placeholders.iter().map(|used| used.field.as_str());
        !self.is_whole || names.any(|name| name == field)
    }
}
