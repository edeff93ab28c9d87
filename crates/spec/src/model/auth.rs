//! The ways to connect.

use super::{Check, Field, Guide, Inline, NoteKind, Template};
use crate::{Id, Text};
use connspec_diagnostics::Span;

/// One way to connect: what a person fills in, how a request carries it, how to see that it works.
#[derive(Clone, Debug)]
pub struct AuthMethod {
    /// Names the Rust struct, the form and the guide page.
    pub id: Id,
    /// What people call it: "API Key".
    pub label: Text,
    /// What this method is for, where there are several.
    pub summary: Option<Vec<Inline>>,
    /// How a request carries the credentials.
    pub scheme: AuthScheme,
    /// Everything a person fills in, in the order of the form. Where the connector has regions,
    /// the region select is one of them.
    pub fields: Vec<Field>,
    /// Notes that the form shows.
    pub notices: Vec<Notice>,
    /// How to see that the credentials work.
    pub check: Check,
    /// How a person finds the values.
    pub guide: Guide,
    /// The place of its id.
    pub span: Span,
}

impl AuthMethod {
    /// The field of that id.
    #[must_use]
    pub fn field(&self, id: &Id) -> Option<&Field> {
        self.fields.iter().find(|field| &field.id == id)
    }
}

/// How a request carries the credentials.
#[derive(Clone, Debug)]
pub enum AuthScheme {
    /// One or more headers or query parameters.
    ApiKey(Vec<Placement>),
    /// `Authorization: Basic`, base64 of `username:password`; either may be fixed or empty.
    Basic {
        /// Before the colon.
        username: Template,
        /// After it.
        password: Template,
    },
    /// `Authorization: <scheme> <token>`.
    Bearer {
        /// `Bearer` unless the author says otherwise.
        scheme: String,
        /// The token.
        token: Template,
    },
}

impl AuthScheme {
    /// The `type` that the author wrote.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::ApiKey(_) => "api_key",
            Self::Basic { .. } => "basic",
            Self::Bearer { .. } => "bearer",
        }
    }
}

/// One value of a request that carries credentials.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Which part of the request.
    pub location: Location,
    /// Name of the header (as the author wrote it) or query parameter.
    pub name: String,
    /// Its value.
    pub value: Template,
}

/// A part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// A header.
    Header,
    /// A parameter of the query string.
    Query,
}

/// A note that the form shows.
#[derive(Clone, Debug)]
pub struct Notice {
    /// How urgent it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: Vec<Inline>,
    /// The field that it stands before; before all of them otherwise.
    pub before: Option<Id>,
}
