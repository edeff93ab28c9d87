//! The tables that generated connectors consist of: constants, no behaviour.
//!
//! They say the same as the connector's spec, resolved. An id that one part of a table uses is
//! the id of another part of the same table; the compiler guarantees it.

mod address;
mod check;
mod request;
mod session;

pub use address::{Address, Addresses, Base, Cut, Derived, Row};
pub use check::{Account, Advice, CheckTable, Expect, StepTable};
pub use request::{Basic, Body, Json, Placement, Request, Start};
pub use session::{
    Assertion, Authorize, Capture, CaptureKind, Expires, ExpiresUnit, Session, TokenCall,
};

pub use crate::Keyword;
pub use http::Method;

/// One connector.
#[derive(Debug)]
pub struct Connector {
    /// Names it for machines; never changes.
    pub id: &'static str,
    /// The vendor's or product's name.
    pub name: &'static str,
    /// Where requests may go.
    pub addresses: &'static Addresses,
    /// The ways to connect, at least one.
    pub methods: &'static [&'static AuthMethod],
}

/// One way to connect.
#[derive(Debug)]
pub struct AuthMethod {
    /// Names it for machines; never changes.
    pub id: &'static str,
    /// The connector that it belongs to.
    pub connector: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Its type as the spec names it: `api_key`.
    pub kind: &'static str,
    /// Everything that a person fills in, in the order of the form.
    pub fields: &'static [Field],
    /// What the operator of the product fills in once for all people; the ids differ from those
    /// of `fields`.
    pub setup_fields: &'static [Field],
    /// What every request carries.
    pub placements: &'static [Placement],
    /// Where the tokens come from that the placements hold, where they hold any.
    pub session: Option<&'static Session>,
    /// The name of the function that signs each request, where a table cannot say how.
    pub custom: Option<&'static str>,
    /// How to see that the credentials work.
    pub check: CheckTable,
    /// Where requests may go.
    pub addresses: &'static Addresses,
    /// Values cut from fields.
    pub derived: &'static [Derived],
}

/// One input of a form.
#[derive(Debug)]
pub struct Field {
    /// Key in the form's data.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it takes.
    pub kind: Kind,
    /// What stands for the value in an address where a person gives none.
    pub default: Option<&'static str>,
    /// What a person is told, by keyword.
    pub messages: &'static [(Keyword, &'static str)],
}

/// What a field takes.
#[derive(Debug)]
pub enum Kind {
    /// Text that may be shown.
    Text(TextRules),
    /// Text that is never shown, logged or printed.
    Secret(TextRules),
    /// A whole host name.
    Hostname(TextRules, HostScope),
    /// A URL; with an [`UrlAllow`] the address of a product that somebody hosts themselves.
    Url(TextRules, Option<UrlAllow>),
    /// One of a few options.
    Select(&'static [Choice]),
    /// One of the connector's regions, which chooses the row of the address table.
    Region(&'static [Choice]),
    /// One of the connector's environments, which chooses the row of the address table.
    Environment(&'static [Choice]),
    /// A number.
    Number(NumberRules),
    /// A tick box; a required one must be ticked.
    Boolean,
}

impl Kind {
    /// The rules for a text; none where the value is no text.
    #[must_use]
    pub const fn text_rules(&self) -> Option<&TextRules> {
        match self {
            Self::Text(rules)
            | Self::Secret(rules)
            | Self::Hostname(rules, _)
            | Self::Url(rules, _) => Some(rules),
            Self::Select(_)
            | Self::Region(_)
            | Self::Environment(_)
            | Self::Number(_)
            | Self::Boolean => None,
        }
    }
}

/// Which hosts a person may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostScope {
    /// Those under the connector's domains.
    Declared,
    /// Any public one.
    Any,
}

/// What the URL of a product that somebody hosts themselves may have besides `https://host`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlAllow {
    /// `http://` as well.
    pub http: bool,
    /// A port.
    pub port: bool,
    /// A path.
    pub path: bool,
}

/// Rules for a text. Lengths count Unicode scalar values, after trimming.
#[derive(Debug)]
pub struct TextRules {
    /// Whether [`TRIMMED`](crate::TRIMMED) characters at both ends are dropped first.
    pub trim: bool,
    /// Fewest characters.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Patterns that must all be found somewhere in the value.
    pub patterns: &'static [&'static str],
}

/// Rules for a number, both inclusive.
#[derive(Debug)]
pub struct NumberRules {
    /// Smallest.
    pub min: Option<f64>,
    /// Largest.
    pub max: Option<f64>,
}

/// One option of a select.
#[derive(Debug)]
pub struct Choice {
    /// Value in the form's data.
    pub id: &'static str,
    /// What people see.
    pub label: &'static str,
    /// What a request carries.
    pub value: &'static str,
}

/// Text with values in it.
pub type Template = &'static [Part];

/// One part of a template.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// This text.
    Literal(&'static str),
    /// The value of the field or setup field of this id.
    Field(&'static str),
    /// The value of this name in the row that is chosen.
    Value(&'static str),
    /// The value of this name that is cut from a field.
    Derived(&'static str),
    /// The address of this name in the row that is chosen, as text without a slash at its end.
    Address(&'static str),
    /// What a token call or the callback gave.
    Captured(&'static str),
    /// The signed assertion of this name.
    Signed(&'static str),
    /// Where a person who authorizes comes back to.
    RedirectUri,
    /// What ties the callback to the person who started.
    State,
    /// RFC 7636: the digest of the verifier.
    CodeChallenge,
    /// RFC 7636: the verifier.
    CodeVerifier,
    /// The code of the callback.
    Code,
}
