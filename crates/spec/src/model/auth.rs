//! The ways to connect.

use super::{Check, Field, Guide, Inline, NoteKind, Session, Template};
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
    /// The `type` that the author wrote.
    pub kind: AuthKind,
    /// Everything a person fills in, in the order of the form: the shared fields that the method
    /// uses, its own, and the selects of the address table.
    pub fields: Vec<Field>,
    /// What the operator of the product fills in once for all people: an app's id and secret.
    /// They share a namespace with `fields`.
    pub setup_fields: Vec<Field>,
    /// Notes that the form shows.
    pub notices: Vec<Notice>,
    /// What every request carries. No two write the same header, parameter or key.
    pub placements: Vec<Placement>,
    /// Where the tokens come from that the placements hold, where they hold any.
    pub session: Option<Session>,
    /// The scopes that it asks for, in the author's order.
    pub scopes: Vec<Id>,
    /// How to see that the credentials work.
    pub check: Check,
    /// How a person finds the values.
    pub guide: Guide,
    /// How an operator registers the app, where there is something to register.
    pub setup_guide: Option<Guide>,
    /// The place of its id.
    pub span: Span,
}

impl AuthMethod {
    /// The field or setup field of that id.
    #[must_use]
    pub fn field(&self, id: &Id) -> Option<&Field> {
        self.fields
            .iter()
            .chain(&self.setup_fields)
            .find(|field| &field.id == id)
    }
}

/// The types of auth methods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthKind {
    /// A key in a part of the request.
    ApiKey,
    /// HTTP Basic.
    Basic,
    /// A token in the `Authorization` header.
    Bearer,
    /// OAuth 2, client credentials.
    ClientCredentials,
    /// OAuth 2, authorization code.
    AuthorizationCode,
    /// Calls of the vendor's own that give a token.
    TokenExchange,
    /// No credentials.
    None,
    /// A function of this name, which the embedding application registers, signs each request.
    Custom(String),
}

impl AuthKind {
    /// The `type` that the author wrote.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::Basic => "basic",
            Self::Bearer => "bearer",
            Self::ClientCredentials => "oauth2_client_credentials",
            Self::AuthorizationCode => "oauth2_authorization_code",
            Self::TokenExchange => "token_exchange",
            Self::None => "none",
            Self::Custom(_) => "custom",
        }
    }
}

/// One value that every request carries. What a single field alone fills is left out where the
/// field is empty.
#[derive(Clone, Debug)]
pub enum Placement {
    /// A header; the name as the author wrote it.
    Header(String, Template),
    /// A parameter of the query string.
    Query(String, Template),
    /// What stands for `{name}` in the path of a request.
    Path(Id, Template),
    /// A key of the body: of a JSON object, or of a form.
    Body(String, Template),
    /// `Authorization: Basic`.
    Basic(Basic),
}

/// base64 of `username:password`; either may be fixed or empty.
#[derive(Clone, Debug)]
pub struct Basic {
    /// Before the colon.
    pub username: Template,
    /// After it.
    pub password: Template,
    /// Whether both are form-encoded first, as RFC 6749, 2.3.1 asks of clients at a token
    /// endpoint.
    pub is_encoded: bool,
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

/// What a method may ask a vendor for.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Names it in the spec.
    pub id: Id,
    /// What the vendor calls it: `read:tickets`.
    pub value: String,
    /// What people call it.
    pub label: Text,
    /// What it allows.
    pub help: Option<Vec<Inline>>,
    /// Scopes that come with it.
    pub includes: Vec<Id>,
}
