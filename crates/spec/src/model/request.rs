//! Requests of the connector's own: of checks, and for tokens.

use super::Template;
use crate::Id;

/// A request.
#[derive(Clone, Debug)]
pub struct RequestTemplate {
    /// The verb.
    pub method: Method,
    /// What it starts with.
    pub start: Start,
    /// Segments behind that, without slashes. No `.` or `..`.
    pub path: Vec<Template>,
    /// Parameters of the query string, in order; names are literal.
    pub query: Vec<(String, Template)>,
    /// Headers, in order; names as the author wrote them, each once.
    pub headers: Vec<(String, Template)>,
    /// What is sent with it.
    pub body: Body,
}

/// What a request starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// An address of the table.
    Address(Id),
    /// A captured URL or host.
    Captured(Id),
    /// `https://` and this host, which lies on one of the connector's domains.
    Host(String),
}

/// The verb of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Reads without a body.
    Head,
    /// Sends.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The verb as HTTP spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What is sent with a request.
#[derive(Clone, Debug)]
pub enum Body {
    /// Nothing.
    None,
    /// `application/x-www-form-urlencoded`, in order.
    Form(Vec<(String, Template)>),
    /// `application/json`.
    Json(JsonTemplate),
}

/// JSON with values in its texts.
#[derive(Clone, Debug)]
pub enum JsonTemplate {
    /// `null`, `true`, `false` or a number.
    Literal(serde_json::Value),
    /// A text.
    Text(Template),
    /// A list.
    Array(Vec<JsonTemplate>),
    /// A map, in the author's order. A member that an empty field alone fills is left out.
    Object(Vec<(String, JsonTemplate)>),
}
