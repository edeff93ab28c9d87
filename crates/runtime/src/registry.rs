//! Connectors and auth methods that are chosen at run time.

use crate::engine::Parts;
use crate::table::{AuthMethod, Connector, Field, Kind};
use crate::{AnyUrl, Connection, Customs, FormErrors, Values, form};
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
}

impl AuthMethod {
    /// The field or setup field of that id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&'static Field> {
        self.all_fields().find(|field| field.id == id)
    }

    /// Reads and validates the values of the method's form, `{"<field>": <value>}`.
    ///
    /// # Errors
    /// Names each field that the form would not accept.
    pub fn read(&'static self, form: serde_json::Value) -> Result<Values, FormErrors> {
        form::read(self.fields, form)
    }

    /// Reads and validates what the operator fills in, `{"<setup field>": <value>}`.
    ///
    /// # Errors
    /// Names each field that the operator's form would not accept.
    pub fn read_setup(&'static self, form: serde_json::Value) -> Result<Values, FormErrors> {
        form::read(self.setup_fields, form)
    }

    /// The method with what the operator filled in once for all people.
    ///
    /// # Errors
    /// Names each field that the operator's form would not accept.
    pub fn with_setup(
        &'static self,
        form: serde_json::Value,
    ) -> Result<ConfiguredMethod, FormErrors> {
        Ok(ConfiguredMethod {
            method: self,
            setup: self.read_setup(form)?,
        })
    }

    /// Connects with the values of the method's form. Does no IO.
    ///
    /// # Errors
    /// Names each field that the form would not accept, or says what the application has to bring
    /// besides: see [`with_setup`](Self::with_setup) and [`connect_with`](Self::connect_with).
    pub fn connect(
        &'static self,
        form: serde_json::Value,
    ) -> Result<Connection<AnyUrl>, ConnectError> {
        self.connect_with(form, &Customs::default())
    }

    /// The same, with functions that sign requests, for methods that need one.
    ///
    /// # Errors
    /// As for [`connect`](Self::connect).
    pub fn connect_with(
        &'static self,
        form: serde_json::Value,
        customs: &Customs,
    ) -> Result<Connection<AnyUrl>, ConnectError> {
        // Where every setup field is optional, none of them has to be filled in.
        let none = serde_json::Map::new().into();
        let setup = self.with_setup(none).map_err(|_| ConnectError::NoSetup)?;
        setup.connect_with(form, customs)
    }
}

/// An auth method with what the operator filled in once for all people.
#[derive(Clone)]
pub struct ConfiguredMethod {
    method: &'static AuthMethod,
    setup: Values,
}

impl ConfiguredMethod {
    /// Connects with the values of the method's form. Does no IO.
    ///
    /// # Errors
    /// As for [`AuthMethod::connect`].
    pub fn connect(&self, form: serde_json::Value) -> Result<Connection<AnyUrl>, ConnectError> {
        self.connect_with(form, &Customs::default())
    }

    /// The same, with functions that sign requests.
    ///
    /// # Errors
    /// As for [`AuthMethod::connect`].
    pub fn connect_with(
        &self,
        form: serde_json::Value,
        customs: &Customs,
    ) -> Result<Connection<AnyUrl>, ConnectError> {
        let method = self.method;
        let mut values = method.read(form)?;
        values.extend(self.setup.iter().cloned());
        let custom = match method.custom {
            None => None,
            Some(name) => {
                let signer = customs.signer(method, &values);
                Some(signer.ok_or(ConnectError::NoCustom { name })?)
            }
        };
        Ok(Connection::of_parts(Parts {
            method,
            values,
            custom,
        }))
    }
}

/// Says which method it is, and nothing that the operator filled in.
impl fmt::Debug for ConfiguredMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let AuthMethod { connector, id, .. } = self.method;
        write!(f, "ConfiguredMethod({connector}.{id})")
    }
}

impl Field {
    /// Whether the value is never shown, logged or printed.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Secret(_))
    }
}

/// Why the values of a form have not led to a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectError {
    /// The form would not accept them.
    Form(FormErrors),
    /// The operator has to fill in the method's setup fields first.
    NoSetup,
    /// The application has registered no function of this name to sign requests.
    NoCustom {
        /// The name in the spec.
        name: &'static str,
    },
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(errors) => errors.fmt(f),
            Self::NoSetup => f.write_str("the setup fields of the auth method are not filled in"),
            Self::NoCustom { name } => {
                write!(f, "no function `{name}` is registered to sign requests")
            }
        }
    }
}

impl std::error::Error for ConnectError {}

impl From<FormErrors> for ConnectError {
    fn from(errors: FormErrors) -> Self {
        Self::Form(errors)
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
