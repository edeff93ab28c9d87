//! `catalog.json`: every connector in one list, for tools and host applications.
//!
//! `docs/catalog.md` describes it.

mod hosts;
mod method;

use connspec_spec::Id;
use connspec_spec::model::{Choice, Connector, Selector, Session, Status};
use serde::Serialize;
use std::collections::BTreeSet;

use crate::form::logo_path;
use crate::{Files, Publisher, json, plain};
use hosts::{Row, Supplied, addresses, patterns, supplied_hosts, token_hosts};
use method::{Method, Scope, method, scope};

/// The version of the format. A member may be added under the same major number; nothing is taken
/// away or changes its meaning.
const VERSION: &str = "1.2";

/// The list of `connectors`, sorted by id, as the text of `catalog.json`: indented, with a line feed
/// at its end.
#[must_use]
pub fn catalog_json(connectors: &[Connector], publisher: &Publisher) -> String {
    let entries = connectors
        .iter()
        .map(|connector| entry(connector, publisher));
    json::write(&Catalog {
        catalog_version: VERSION,
        connectors: entries.collect(),
    })
}

/// Writes `catalog.json`.
pub(crate) fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    files.add("catalog.json", catalog_json(connectors, publisher));
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Catalog {
    catalog_version: &'static str,
    connectors: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    id: String,
    name: String,
    description: String,
    /// The picture in the output folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    categories: Vec<String>,
    links: Links,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_verified: Option<String>,
    /// `preview`, `stable` or `deprecated`.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<Deprecated>,
    /// Ids that it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    previous_ids: Vec<String>,
    /// The spec's file, relative to the project.
    source: String,
    /// The options of the region select; none where there is no such select.
    regions: Vec<Named>,
    /// The options of the environment select, likewise.
    environments: Vec<Named>,
    /// The registrable domains of all hosts, sorted.
    domains: Vec<String>,
    /// Every host that credentials may reach, sorted.
    hosts: Vec<String>,
    /// The fields in which a person names a whole host; empty where the vendor's are fixed.
    supplied_hosts: Vec<Supplied>,
    /// The same hosts by name, region and environment.
    addresses: Vec<Row>,
    /// What methods may ask the vendor for.
    scopes: Vec<Scope>,
    methods: Vec<Method>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Links {
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_reference: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Deprecated {
    /// The day.
    since: String,
    /// The id of the connector to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
}

/// An option of a select.
#[derive(Serialize)]
struct Named {
    id: String,
    label: String,
}

fn entry(connector: &Connector, publisher: &Publisher) -> Entry {
    let addresses = addresses(&connector.addresses);
    let mut hosts: BTreeSet<_> = addresses.iter().map(|row| row.host.clone()).collect();
    let sessions = connector
        .methods
        .iter()
        .filter_map(|one| one.session.as_ref());
    hosts.extend(sessions.clone().flat_map(token_hosts));
    let mut domains: BTreeSet<_> = connector.addresses.domains.iter().cloned().collect();
    let captured = sessions.flat_map(Session::captures).flat_map(patterns);
    domains.extend(captured.map(|pattern| pattern.domain.clone()));
    Entry {
        id: connector.id.to_string(),
        name: plain::text(&connector.name),
        description: plain::inlines(&connector.description),
        logo: logo_path(connector).map(|path| format!("forms/{path}")),
        categories: connector.categories.iter().map(Id::to_string).collect(),
        links: Links {
            website: connector.website.clone(),
            api_reference: connector.api_reference.clone(),
        },
        last_verified: connector.last_verified.map(|day| day.value.to_string()),
        status: match connector.status {
            Status::Preview => "preview",
            Status::Stable => "stable",
            Status::Deprecated { .. } => "deprecated",
        },
        deprecated: deprecated(&connector.status),
        previous_ids: connector.previous_ids.iter().map(Id::to_string).collect(),
        source: connector.source.clone(),
        regions: named(connector.addresses.regions.as_ref()),
        environments: named(connector.addresses.environments.as_ref()),
        domains: domains.into_iter().collect(),
        hosts: hosts.into_iter().collect(),
        supplied_hosts: supplied_hosts(connector),
        addresses,
        scopes: connector.scopes.iter().map(scope).collect(),
        methods: connector
            .methods
            .iter()
            .map(|one| method(connector, one, publisher))
            .collect(),
    }
}

fn deprecated(status: &Status) -> Option<Deprecated> {
    match status {
        Status::Deprecated { since, replaced_by } => Some(Deprecated {
            since: since.clone(),
            replaced_by: replaced_by.as_ref().map(Id::to_string),
        }),
        Status::Preview | Status::Stable => None,
    }
}

fn options(selector: Option<&Selector>) -> &[Choice] {
    selector.map_or(&[], |selector| selector.options.as_slice())
}

fn named(selector: Option<&Selector>) -> Vec<Named> {
    let named = |choice: &Choice| Named {
        id: choice.id.to_string(),
        label: plain::text(&choice.label),
    };
    options(selector).iter().map(named).collect()
}
