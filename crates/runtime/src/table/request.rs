//! Requests of the connector's own, and what every request carries.

use super::{Method, Template};

/// A request.
#[derive(Debug)]
pub struct Request {
    /// The verb.
    pub method: Method,
    /// What it starts with.
    pub start: Start,
    /// The segments behind that, percent-encoded where they are literals.
    pub path: &'static [Template],
    /// Parameters of the query string; names and literals are percent-encoded where they must.
    pub query: &'static [(&'static str, Template)],
    /// Headers.
    pub headers: &'static [(&'static str, Template)],
    /// What is sent with it.
    pub body: Body,
}

/// What a request starts with.
#[derive(Debug)]
pub enum Start {
    /// The address of this name.
    Address(&'static str),
    /// The captured URL or host of this name.
    Captured(&'static str),
    /// `https://` and this host.
    Host(&'static str),
}

/// What is sent with a request.
#[derive(Debug)]
pub enum Body {
    /// Nothing.
    None,
    /// `application/x-www-form-urlencoded`.
    Form(&'static [(&'static str, Template)]),
    /// `application/json`.
    Json(Json),
}

/// JSON with values in its texts.
#[derive(Debug)]
pub enum Json {
    /// This JSON text: `null`, `true`, `false` or a number.
    Literal(&'static str),
    /// A text.
    Text(Template),
    /// A list.
    Array(&'static [Json]),
    /// A map. A member that an empty field alone fills is left out.
    Object(&'static [(&'static str, Json)]),
}

/// One value that every request carries. What a single field alone fills is left out where the
/// field is empty.
#[derive(Debug)]
pub enum Placement {
    /// A header.
    Header(&'static str, Template),
    /// A parameter of the query string.
    Query(&'static str, Template),
    /// What stands for `{name}` in the path of a request.
    Path(&'static str, Template),
    /// A key of the body: of a JSON object, or of a form.
    Body(&'static str, Template),
    /// `Authorization: Basic`.
    Basic(Basic),
}

/// base64 of `username:password`.
#[derive(Debug)]
pub struct Basic {
    /// Before the colon.
    pub username: Template,
    /// After it.
    pub password: Template,
    /// Whether both are form-encoded first (RFC 6749, 2.3.1).
    pub is_encoded: bool,
}
