//! Where requests go, and which hosts credentials may reach.

use connspec_spec::model::{
    Address, Addresses, Base, Capture, CaptureKind, Choice, Connector, FieldKind, HostPattern,
    HostScope, Part, Session, Start, StringKind,
};
use serde::Serialize;

use super::options;

/// A field in which a person names a whole host.
#[derive(Serialize)]
pub(super) struct Supplied {
    field: String,
    /// `declared`: under one of the domains. `any`: any public host. `own`: a server of theirs.
    scope: &'static str,
    /// Whether requests may go there without TLS.
    http: bool,
}

#[derive(Serialize)]
pub(super) struct Row {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<String>,
    /// With `{field}` where a person's value stands.
    url: String,
    pub(super) host: String,
}

/// All cells of the table, by name first, so that one name's hosts stand together.
pub(super) fn addresses(table: &Addresses) -> Vec<Row> {
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
pub(super) fn token_hosts(session: &Session) -> Vec<String> {
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
pub(super) fn patterns(capture: &Capture) -> &[HostPattern] {
    match &capture.kind {
        CaptureKind::Url(patterns) | CaptureKind::Hostname(patterns) => patterns,
        CaptureKind::Text => &[],
    }
}

/// The fields that fill the whole host of an address, in the order of the addresses.
pub(super) fn supplied_hosts(connector: &Connector) -> Vec<Supplied> {
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
