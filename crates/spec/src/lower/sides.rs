//! The addresses and values of the spec, by the selects that choose them.

use connspec_diagnostics::Span;

use super::address::Table;
use super::domain::Domain;
use super::select::Select;
use super::table::{Cells, Column, columns, entries};
use super::url::{self, Around};
use super::{Lowering, ids, items, template};
use crate::model::Address;
use crate::problem::{address as problem, reference};
use crate::surface::{
    EnvironmentOption, EnvironmentUrl, Field, IdText, MapOf, RegionOption, Spec, TemplateText,
    ValueText,
};

/// Columns, and which rows of the whole table each of their cells is for.
pub(super) struct Side<T> {
    pub along: Along,
    pub columns: Vec<Column<T>>,
}

/// Which selects choose a cell.
#[derive(Clone, Copy)]
pub(super) enum Along {
    Nothing,
    Regions,
    Environments,
    /// In the order of the whole table.
    Both,
}

/// An address, with its registrable domain where that is fixed.
pub(super) type Cell = (Address, Option<Domain>);

/// The addresses.
pub(super) fn of_urls(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    table: &mut Table<'_>,
) -> Vec<Side<Cell>> {
    let parts = written(cx, spec, &table.regions);
    let Table {
        placeholders,
        derived,
        domains,
        ..
    } = table;
    let around = Around {
        domains,
        derived,
        whole_hosts: whole_hosts(spec),
    };
    let sides = parts.into_iter().map(|(along, cells)| {
        declare(cx, ids::URLS, &cells);
        let columns = columns(cx, &cells, problem::url_missing, |cx, url| {
            url::lower(cx, &url.0, &around, placeholders)
        });
        Side { along, columns }
    });
    sides.collect()
}

/// The values.
pub(super) fn of_values(cx: &mut Lowering<'_>, spec: &Spec) -> Vec<Side<String>> {
    let of_regions = regions(spec).iter().map(|option| {
        let (owner, is_written) = (region(option), option.has("values"));
        of_map(owner, option.anchor, option.values.as_ref(), is_written)
    });
    let of_environments = environments(spec).iter().map(|option| {
        let (owner, is_written) = (environment(option), option.has("values"));
        of_map(owner, option.anchor, option.values.as_ref(), is_written)
    });
    let parts = [
        (Along::Regions, of_regions.collect::<Vec<_>>()),
        (Along::Environments, of_environments.collect()),
    ];
    let sides = parts.into_iter().map(|(along, cells)| {
        declare(cx, ids::VALUES, &cells);
        let columns = columns(cx, &cells, problem::value_missing, value);
        Side { along, columns }
    });
    sides.collect()
}

/// A value: fixed text.
fn value(cx: &mut Lowering<'_>, value: &ValueText) -> Option<String> {
    let parts = template::parse(cx, &value.0);
    template::check_literals(cx, &parts, "a value of the table", |c| {
        matches!(c, ' '..='~')
    });
    for (name, span) in template::placeholders(&parts) {
        cx.report(problem::value_not_fixed(span, name.as_str()));
    }
    template::as_literal(&parts)
}

type Part<'a> = (Along, Vec<Cells<'a, TemplateText>>);

/// The addresses as they were written.
fn written<'a>(cx: &mut Lowering<'_>, spec: &'a Spec, known: &Select<'_>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let (regions, environments) = (regions(spec), environments(spec));
    let (has_regions, has_environments) = (spec.regions.is_some(), spec.environments.is_some());
    if !has_regions && !has_environments {
        let cells = Cells {
            owner: String::new(),
            place: spec.anchor,
            entries: spec.urls.as_ref().map(entries),
        };
        return vec![(Along::Nothing, vec![cells])];
    }
    let in_regions = regions.iter().any(|option| option.has("urls"));
    let in_environments = environments.iter().any(|option| option.has("urls"));
    if has_regions && has_environments && !in_regions && !in_environments {
        let anchor = spec.environments.as_ref().map(|select| select.anchor);
        cx.report(problem::no_crossed_urls(anchor.unwrap_or(spec.anchor)));
    } else if !has_environments && !in_regions {
        for option in regions {
            cx.report(problem::no_option_urls(option.anchor, "region option"));
        }
    } else if !has_regions && !in_environments {
        for option in environments {
            cx.report(problem::no_option_urls(option.anchor, "environment option"));
        }
    }
    if in_regions {
        let cells = regions.iter().map(|option| {
            let (owner, is_written) = (region(option), option.has("urls"));
            of_map(owner, option.anchor, option.urls.as_ref(), is_written)
        });
        parts.push((Along::Regions, cells.collect()));
    }
    if in_environments && has_regions {
        parts.push((Along::Both, crossed(cx, known, environments)));
    } else if in_environments {
        let cells = environments.iter().map(|option| by_name(cx, option));
        parts.push((Along::Environments, cells.collect()));
    }
    parts
}

/// The addresses of an environment, where there are no regions.
fn by_name<'a>(cx: &mut Lowering<'_>, option: &'a EnvironmentOption) -> Cells<'a, TemplateText> {
    let (owner, is_written) = (environment(option), option.has("urls"));
    let cells = of_map(owner, option.anchor, option.urls.as_ref(), is_written);
    let mut address = |name: &IdText, url: &'a EnvironmentUrl| match url {
        EnvironmentUrl::Address(url) => Some(url),
        EnvironmentUrl::Region(_) => {
            cx.report(problem::no_regions(name.0.span, &name.0.text));
            None
        }
    };
    let mut is_flat = true;
    let entries = cells.entries.map(|entries| {
        let entries = entries.into_iter().map(|(name, url)| {
            let address = url.map(|url| address(name, url));
            is_flat &= !matches!(address, Some(None));
            (name, address.flatten())
        });
        entries.collect()
    });
    Cells {
        entries: entries.filter(|_| is_flat),
        owner: cells.owner,
        place: cells.place,
    }
}

/// The addresses of all environments in all regions: the environments of one region are
/// neighbours, as in the whole table.
fn crossed<'a>(
    cx: &mut Lowering<'_>,
    regions: &Select<'_>,
    environments: &'a [EnvironmentOption],
) -> Vec<Cells<'a, TemplateText>> {
    for option in environments {
        check_regions(cx, regions, option);
    }
    let mut cells = Vec::new();
    for (region, _) in &regions.options {
        for option in environments {
            let urls = option.urls.as_ref();
            let of_region = urls.and_then(|urls| {
                let mut urls = urls.entries.iter();
                urls.find(|(name, _)| name.0.text == *region)
            });
            let map = match of_region {
                Some((_, EnvironmentUrl::Region(urls))) => Some(urls),
                _ => None,
            };
            let environment = environment(option);
            let owner = format!("in the region `{region}` {environment}");
            cells.push(of_map(owner, option.anchor, map, true));
        }
    }
    cells
}

/// Whether an environment has addresses for every region, and for nothing else.
fn check_regions(cx: &mut Lowering<'_>, regions: &Select<'_>, option: &EnvironmentOption) {
    if !regions.is_whole {
        // What does not fit may be meant for a region that could not be read.
        return;
    }
    let known: Vec<&str> = regions.options.iter().map(|(id, _)| *id).collect();
    let Some(urls) = &option.urls else {
        if !option.has("urls") {
            cx.report(problem::no_urls_by_region(option.anchor, &known));
        }
        return;
    };
    for (name, url) in &urls.entries {
        let (name, span) = (name.0.text.as_str(), name.0.span);
        let is_known = known.contains(&name);
        match url {
            EnvironmentUrl::Address(_) if !is_known => {
                // The first says so for all of them.
                cx.report(problem::no_region_key(span, name, &known));
                return;
            }
            EnvironmentUrl::Address(_) => cx.report(problem::address_for_region(span, name)),
            EnvironmentUrl::Region(_) if !is_known => {
                let written = |region: &&str| urls.keys().any(|key| key.0.text == *region);
                let free: Vec<_> = known.iter().copied().filter(|r| !written(r)).collect();
                cx.report(reference::region(span, name, &free));
                // It is the one that seems to be missing.
                return;
            }
            EnvironmentUrl::Region(_) => {}
        }
    }
    for region in known {
        if !urls.keys().any(|name| name.0.text == region) {
            let environment = option.id.as_ref().map_or("?", |id| id.0.text.as_str());
            cx.report(problem::region_missing(urls.span, environment, region));
        }
    }
}

/// What an option says in one map. Without the map it lacks every name, unless that was reported:
/// by the schema where the map is empty.
fn of_map<'a, T>(
    owner: String,
    anchor: Span,
    map: Option<&'a MapOf<T>>,
    is_written: bool,
) -> Cells<'a, T> {
    Cells {
        owner,
        place: map.map_or(anchor, |map| map.span),
        entries: match map {
            Some(map) => map.keys().next().is_some().then(|| entries(map)),
            None => (!is_written).then(Vec::new),
        },
    }
}

fn declare<T>(cx: &mut Lowering<'_>, namespace: ids::Namespace, cells: &[Cells<'_, T>]) {
    for cell in cells {
        let names = cell.entries.iter().flatten().map(|(name, _)| *name);
        ids::declare(cx, namespace, names);
    }
}

/// The fields, shared or of a method, that hold a whole host or more.
fn whole_hosts(spec: &Spec) -> Vec<&str> {
    let methods = items(spec.auth.as_ref()).iter();
    let own = methods.flat_map(|method| items(method.fields()));
    let all = items(spec.fields.as_ref()).iter().chain(own);
    let whole = all.filter(|field| matches!(field, Field::Hostname(_) | Field::Url(_)));
    let ids = whole.filter_map(|field| field.id());
    ids.map(|id| id.0.text.as_str()).collect()
}

fn regions(spec: &Spec) -> &[RegionOption] {
    items(
        spec.regions
            .as_ref()
            .and_then(|select| select.options.as_ref()),
    )
}

fn environments(spec: &Spec) -> &[EnvironmentOption] {
    items(
        spec.environments
            .as_ref()
            .and_then(|select| select.options.as_ref()),
    )
}

fn region(option: &RegionOption) -> String {
    let id = option.id.as_ref().map_or("?", |id| id.0.text.as_str());
    format!("the region `{id}`")
}

fn environment(option: &EnvironmentOption) -> String {
    let id = option.id.as_ref().map_or("?", |id| id.0.text.as_str());
    format!("the environment `{id}`")
}
