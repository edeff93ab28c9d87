//! `catalog.json`: every connector in one list, for tools and host applications.
//!
//! `docs/catalog.md` describes it.

use connspec_spec::Id;
use connspec_spec::model::{
    Address, Addresses, AuthMethod, Choice, Connector, Field, FieldKind, Part, StringKind,
};
use serde::Serialize;
use std::collections::BTreeSet;

use crate::{Files, Publisher, json, plain, site};

/// The version of the format. A member may be added under the same major number; nothing is taken
/// away or changes its meaning.
const VERSION: &str = "1.0";

/// Writes `catalog.json`.
pub(crate) fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    let catalog = Catalog {
        catalog_version: VERSION,
        connectors: connectors
            .iter()
            .map(|connector| entry(connector, publisher))
            .collect(),
    };
    files.add("catalog.json", json::write(&catalog));
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
    categories: Vec<String>,
    links: Links,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_verified: Option<String>,
    /// The spec's file, relative to the project.
    source: String,
    /// The options of the region select; none where there is no such select.
    regions: Vec<Region>,
    /// The registrable domains of all hosts, sorted.
    domains: Vec<String>,
    /// Every host that credentials may reach, sorted.
    hosts: Vec<String>,
    /// The same hosts by name and region.
    addresses: Vec<Row>,
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
struct Region {
    id: String,
    label: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    /// With `{field}` where a person's value stands.
    url: String,
    host: String,
}

#[derive(Serialize)]
struct Method {
    id: String,
    label: String,
    r#type: &'static str,
    fields: Vec<Input>,
    /// The form definition, relative to this file.
    form: String,
    /// The guide's page on the docs site.
    guide: String,
}

#[derive(Serialize)]
struct Input {
    id: String,
    r#type: &'static str,
    required: bool,
    secret: bool,
}

fn entry(connector: &Connector, publisher: &Publisher) -> Entry {
    let addresses = addresses(&connector.addresses);
    let hosts: BTreeSet<_> = addresses.iter().map(|row| row.host.clone()).collect();
    Entry {
        id: connector.id.to_string(),
        name: plain::text(&connector.name),
        description: plain::inlines(&connector.description),
        categories: connector.categories.iter().map(Id::to_string).collect(),
        links: Links {
            website: connector.website.clone(),
            api_reference: connector.api_reference.clone(),
        },
        last_verified: connector.last_verified.clone(),
        source: connector.source.clone(),
        regions: regions(&connector.addresses).iter().map(region).collect(),
        domains: connector.addresses.domains.clone(),
        hosts: hosts.into_iter().collect(),
        addresses,
        methods: connector
            .methods
            .iter()
            .map(|one| method(connector, one, publisher))
            .collect(),
    }
}

fn regions(addresses: &Addresses) -> &[Choice] {
    match &addresses.regions {
        Some(regions) => &regions.options,
        None => &[],
    }
}

fn region(choice: &Choice) -> Region {
    Region {
        id: choice.id.to_string(),
        label: plain::text(&choice.label),
    }
}

/// All cells of the table, by name first, so that one name's hosts stand together.
fn addresses(table: &Addresses) -> Vec<Row> {
    let regions = regions(table);
    let mut cells = Vec::new();
    for (column, name) in table.names.iter().enumerate() {
        for (index, row) in table.rows.iter().enumerate() {
            cells.push(Row {
                name: name.to_string(),
                region: regions.get(index).map(|choice| choice.id.to_string()),
                url: url(&row.urls[column]),
                host: template(&row.urls[column].base.parts().1),
            });
        }
    }
    cells
}

fn url(address: &Address) -> String {
    let (scheme, parts) = address.parts();
    format!("{scheme}{}", template(&parts))
}

/// Literals have no braces where hosts and paths are concerned.
fn template(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Literal(literal) => literal.clone(),
        Part::Field(id) | Part::Derived(id) => format!("{{{id}}}"),
        other => panic!("an address holds fields and what is cut from them, not {other:?}"),
    };
    parts.iter().map(part).collect()
}

fn method(connector: &Connector, method: &AuthMethod, publisher: &Publisher) -> Method {
    Method {
        id: method.id.to_string(),
        label: plain::text(&method.label),
        r#type: method.kind.as_str(),
        fields: method.fields.iter().map(input).collect(),
        form: format!("forms/{}.{}.json", connector.id, method.id),
        guide: site::page(publisher, &connector.id, &method.id),
    }
}

fn input(field: &Field) -> Input {
    Input {
        id: field.id.to_string(),
        r#type: type_name(&field.kind),
        required: field.required,
        secret: field.is_secret(),
    }
}

/// The `type` that the author wrote; the region select is a select.
const fn type_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String(kind, _) => match kind {
            StringKind::Text => "text",
            StringKind::Secret | StringKind::SecretMultiline => "secret",
            StringKind::Multiline => "multiline",
            StringKind::Email => "email",
            StringKind::Url(_) => "url",
            StringKind::Hostname(_) => "hostname",
            StringKind::Subdomain => "subdomain",
        },
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => "select",
        FieldKind::Number(_) => "number",
        FieldKind::Boolean => "boolean",
    }
}
