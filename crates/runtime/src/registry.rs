//! Connectors and auth methods that are chosen at run time.

use crate::table::{AuthMethod, Base, Connector, Field, Kind, Part};
use crate::{AnyUrl, Connection, FormErrors, Values, form};
use std::fmt;

/// The connector of that id.
///
/// # Errors
/// If there is none.
pub fn find(connectors: &[&'static Connector], id: &str) -> Result<&'static Connector, UnknownId> {
    let found = connectors.iter().find(|connector| connector.id == id);
    found
        .copied()
        .ok_or_else(|| UnknownId::new("connector", id))
}

impl Connector {
    /// The auth method of that id.
    ///
    /// # Errors
    /// If there is none.
    pub fn method(&self, id: &str) -> Result<&'static AuthMethod, UnknownId> {
        let found = self.methods.iter().find(|method| method.id == id);
        found
            .copied()
            .ok_or_else(|| UnknownId::new("auth method", id))
    }

    /// Every host that credentials may reach, sorted. What a person fills in stands in braces:
    /// `{subdomain}.example.com`.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let addresses = self.addresses.rows.iter().flat_map(|row| row.urls);
        let mut hosts: Vec<String> = addresses
            .map(|address| match address.base {
                Base::Host(template) => template.iter().map(shown).collect(),
                Base::Hostname(id) | Base::Url(id) => format!("{{{id}}}"),
            })
            .collect();
        hosts.sort_unstable();
        hosts.dedup();
        hosts
    }
}

fn shown(part: &Part) -> String {
    match part {
        Part::Literal(text) => (*text).to_owned(),
        Part::Field(id) | Part::Derived(id) => format!("{{{id}}}"),
        other => unreachable!("a host holds fields and what is cut from them, not {other:?}"),
    }
}

impl AuthMethod {
    /// The fields and the setup fields, in the order of the values.
    pub(crate) fn all_fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.fields.iter().chain(self.setup_fields)
    }

    /// The field of that id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Reads and validates the values of the method's form, `{"<field>": <value>}`.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn read(&'static self, form: serde_json::Value) -> Result<Values, FormErrors> {
        form::read(self, form)
    }

    /// Connects with the values of the method's form. Does no IO.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn connect(
        &'static self,
        form: serde_json::Value,
    ) -> Result<Connection<AnyUrl>, FormErrors> {
        self.read(form)
            .map(|values| Connection::with_values(self, values))
    }
}

impl Field {
    /// Whether the value is never shown, logged or printed.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Secret(_))
    }
}

/// There is no part of that kind and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownId {
    kind: &'static str,
    id: Box<str>,
}

impl UnknownId {
    /// There is no `kind` (a noun without an article) of the id `id`.
    #[must_use]
    pub fn new(kind: &'static str, id: &str) -> Self {
        Self {
            kind,
            id: id.into(),
        }
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} {:?}", self.kind, self.id)
    }
}

impl std::error::Error for UnknownId {}
