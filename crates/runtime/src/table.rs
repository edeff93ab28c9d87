//! The tables that generated connectors consist of: constants, no behaviour.
//!
//! They say the same as the connector's spec, resolved. An id that one part of a table uses is
//! the id of another part of the same table; the compiler guarantees it.

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
    /// Everything that a person fills in, in the order of the form.
    pub fields: &'static [Field],
    /// How a request carries the credentials.
    pub scheme: Scheme,
    /// How to see that they work.
    pub check: CheckTable,
    /// Where requests may go.
    pub addresses: &'static Addresses,
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
    /// One of a few options.
    Select(&'static [Choice]),
    /// One of the connector's regions, which chooses the row of the address table.
    Region(&'static [Choice]),
    /// A number.
    Number(NumberRules),
    /// A tick box; a required one must be ticked.
    Boolean,
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

/// How a request carries the credentials.
#[derive(Debug)]
pub enum Scheme {
    /// Headers and query parameters.
    ApiKey(&'static [Placement]),
    /// `Authorization: Basic`.
    Basic {
        /// Before the colon.
        username: Template,
        /// After it.
        password: Template,
    },
    /// `Authorization: <scheme> <token>`.
    Bearer {
        /// Usually `Bearer`.
        scheme: &'static str,
        /// The token.
        token: Template,
    },
}

/// One value of a request that carries credentials.
#[derive(Debug)]
pub enum Placement {
    /// A header.
    Header(&'static str, Template),
    /// A parameter of the query string.
    Query(&'static str, Template),
}

/// Text with fields in it.
pub type Template = &'static [Part];

/// One part of a template.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// This text.
    Literal(&'static str),
    /// The value of the field of this id.
    Field(&'static str),
}

/// A total table of addresses.
#[derive(Debug)]
pub struct Addresses {
    /// The names of the columns.
    pub names: &'static [&'static str],
    /// One row per region, in the order of the select, or a single row; one address per name.
    pub rows: &'static [&'static [Address]],
    /// The registrable domains that every host lies under.
    pub domains: &'static [&'static str],
}

/// `https://host/path`.
#[derive(Debug)]
pub struct Address {
    /// The host.
    pub host: Template,
    /// The segments of the path, percent-encoded where they are literals.
    pub path: &'static [Template],
}

/// How to see that credentials work.
#[derive(Debug)]
pub enum CheckTable {
    /// There is no check, and this is why.
    None(&'static str),
    /// Requests, in order; the first that fails ends the check.
    Steps(&'static [StepTable]),
}

/// One request of a check and what its answer means.
#[derive(Debug)]
pub struct StepTable {
    /// What the step does.
    pub title: &'static str,
    /// The verb.
    pub method: Method,
    /// The name of the address that the request starts with.
    pub url: &'static str,
    /// The segments behind the address's own, percent-encoded where they are literals.
    pub path: &'static [Template],
    /// Parameters of the query string; names and literals are percent-encoded where they must.
    pub query: &'static [(&'static str, Template)],
    /// What a good answer looks like.
    pub expect: Expect,
    /// What to do about bad ones.
    pub advice: &'static [Advice],
}

/// What a good answer looks like.
#[derive(Debug)]
pub struct Expect {
    /// This status; any 2xx otherwise.
    pub status: Option<u16>,
    /// A JSON Pointer (RFC 6901) to something that the body must hold.
    pub pointer: Option<&'static str>,
    /// The JSON text of what must stand there; anything but `null` otherwise.
    pub equals: Option<&'static str>,
}

/// What to do about a bad answer.
#[derive(Debug)]
pub struct Advice {
    /// The status that it is about.
    pub status: u16,
    /// The fields to mark.
    pub fields: &'static [&'static str],
    /// What a person is told.
    pub text: &'static str,
}
