//! The ways to connect.

use connspec_emit::plain;
use connspec_runtime::table;
use connspec_spec::model::{AuthKind, AuthMethod, Connector};

use crate::{check, field, id, list, request, session, text};

pub(crate) fn table(
    connector: &Connector,
    method: &AuthMethod,
    addresses: &'static table::Addresses,
    derived: &'static [table::Derived],
) -> table::AuthMethod {
    let fields = |fields| list(field::tables(connector, fields));
    table::AuthMethod {
        id: id(&method.id),
        connector: id(&connector.id),
        label: text(plain::text(&method.label)),
        kind: method.kind.as_str(),
        fields: fields(&method.fields),
        setup_fields: fields(&method.setup_fields),
        placements: list(method.placements.iter().map(request::placement)),
        session: method
            .session
            .as_ref()
            .map(|session| &*Box::leak(Box::new(session::table(session)))),
        custom: match &method.kind {
            AuthKind::Custom(name) => Some(text(name.as_str())),
            _ => None,
        },
        check: check::table(&method.check),
        addresses,
        derived,
    }
}
