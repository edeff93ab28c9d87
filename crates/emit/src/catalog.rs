//! `catalog.json`: every connector in one list, for tools and host applications.
//!
//! `docs/catalog.md` describes it.

use connspec_spec::Id;
use connspec_spec::model::{
    self, Address, Addresses, AuthKind, AuthMethod, Base, Capture, CaptureKind, Choice, Connector,
    Field, FieldKind, HostPattern, HostScope, Part, Selector, Session, Start, Status, StringKind,
};
use serde::Serialize;
use std::collections::BTreeSet;

use crate::{Files, Publisher, json, plain, site};

/// The version of the format. A member may be added under the same major number; nothing is taken
/// away or changes its meaning.
const VERSION: &str = "1.1";

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

/// A field in which a person names a whole host.
#[derive(Serialize)]
struct Supplied {
    field: String,
    /// `declared`: under one of the domains. `any`: any public host. `own`: a server of theirs.
    scope: &'static str,
    /// Whether requests may go there without TLS.
    http: bool,
}

#[derive(Serialize)]
struct Row {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<String>,
    /// With `{field}` where a person's value stands.
    url: String,
    host: String,
}

#[derive(Serialize)]
struct Scope {
    id: String,
    /// What the vendor calls it.
    value: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The ids of those that come with it.
    includes: Vec<String>,
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
    /// The ids of the scopes that it asks for.
    scopes: Vec<String>,
    /// The function that the embedding application registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    custom: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    setup: Option<Setup>,
}

/// What the operator of the product fills in once for all people.
#[derive(Serialize)]
struct Setup {
    fields: Vec<Input>,
    form: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<String>,
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
        categories: connector.categories.iter().map(Id::to_string).collect(),
        links: Links {
            website: connector.website.clone(),
            api_reference: connector.api_reference.clone(),
        },
        last_verified: connector.last_verified.clone(),
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

/// All cells of the table, by name first, so that one name's hosts stand together.
fn addresses(table: &Addresses) -> Vec<Row> {
    let regions = options(table.regions.as_ref());
    let environments = options(table.environments.as_ref());
    let id = |choices: &[Choice], at: usize| choices.get(at).map(|choice| choice.id.to_string());
    let mut cells = Vec::new();
    for (column, name) in table.names.iter().enumerate() {
        for region in 0..regions.len().max(1) {
            for environment in 0..environments.len().max(1) {
                let address = &table.row(region, environment).urls[column];
                cells.push(Row {
                    name: name.to_string(),
                    region: id(regions, region),
                    environment: id(environments, environment),
                    url: url(address),
                    host: template(&address.base.parts().1),
                });
            }
        }
    }
    cells
}

/// The hosts of token calls that are no addresses of the table, and those that a captured address
/// may have: `*.example.com`.
fn token_hosts(session: &Session) -> Vec<String> {
    let authorize = session.authorize.iter().map(|authorize| &authorize.request);
    let requests = authorize.chain(session.calls().map(|call| &call.request));
    let mut hosts = Vec::new();
    for request in requests {
        if let Start::Host(host) = &request.start {
            hosts.push(host.clone());
        }
    }
    hosts.extend(
        session
            .captures()
            .flat_map(patterns)
            .map(ToString::to_string),
    );
    hosts
}

/// The hosts that a captured address may have.
fn patterns(capture: &Capture) -> &[HostPattern] {
    match &capture.kind {
        CaptureKind::Url(patterns) | CaptureKind::Hostname(patterns) => patterns,
        CaptureKind::Text => &[],
    }
}

/// The fields that fill the whole host of an address, in the order of the addresses.
fn supplied_hosts(connector: &Connector) -> Vec<Supplied> {
    let mut supplied: Vec<Supplied> = Vec::new();
    let bases = connector.addresses.rows.iter().flat_map(|row| &row.urls);
    for base in bases.map(|address| &address.base) {
        let (Base::Hostname(id) | Base::Url(id)) = base else {
            continue;
        };
        let field = connector.methods.iter().find_map(|one| one.field(id));
        let scope = match field.map(|field| &field.kind) {
            Some(FieldKind::String(StringKind::Hostname(HostScope::Declared), _)) => {
                ("declared", false)
            }
            Some(FieldKind::String(StringKind::Hostname(HostScope::Any), _)) => ("any", false),
            Some(FieldKind::String(StringKind::Url(Some(allow)), _)) => ("own", allow.http),
            other => panic!("an address has a field that names no host: {other:?}"),
        };
        if !supplied.iter().any(|known| known.field == id.as_str()) {
            supplied.push(Supplied {
                field: id.to_string(),
                scope: scope.0,
                http: scope.1,
            });
        }
    }
    supplied
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
        scopes: method.scopes.iter().map(Id::to_string).collect(),
        custom: match &method.kind {
            AuthKind::Custom(name) => Some(name.clone()),
            _ => None,
        },
        setup: setup(connector, method, publisher),
    }
}

fn setup(connector: &Connector, method: &AuthMethod, publisher: &Publisher) -> Option<Setup> {
    (!method.setup_fields.is_empty()).then(|| Setup {
        fields: method.setup_fields.iter().map(input).collect(),
        form: format!("forms/{}.{}.setup.json", connector.id, method.id),
        guide: (method.setup_guide.as_ref())
            .map(|_| site::setup_page(publisher, &connector.id, &method.id)),
    })
}

fn scope(scope: &model::Scope) -> Scope {
    Scope {
        id: scope.id.to_string(),
        value: scope.value.clone(),
        label: plain::text(&scope.label),
        description: scope.help.as_deref().map(plain::inlines),
        includes: scope.includes.iter().map(Id::to_string).collect(),
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
