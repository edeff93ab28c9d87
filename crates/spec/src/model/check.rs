//! How to see that credentials work.

use super::{Inline, Template};
use crate::{Id, Text};

/// The connection check of an auth method.
#[derive(Clone, Debug)]
pub enum Check {
    /// There is none, and this is why.
    None(Vec<Inline>),
    /// Requests, in order; the first that fails ends the check.
    Steps(Vec<CheckStep>),
}

/// One request and what its answer means.
#[derive(Clone, Debug)]
pub struct CheckStep {
    /// What the step does, for the report.
    pub title: Text,
    /// What is sent.
    pub request: RequestTemplate,
    /// What a good answer looks like.
    pub expect: Expect,
    /// What to do about bad ones.
    pub advice: Vec<Advice>,
}

/// A request of the connector's own.
#[derive(Clone, Debug)]
pub struct RequestTemplate {
    /// The verb.
    pub method: Method,
    /// The address that it starts with.
    pub url: Id,
    /// Segments behind the address's own, without slashes. No `.` or `..`.
    pub path: Vec<Template>,
    /// Parameters of the query string, in order; names are literal.
    pub query: Vec<(String, Template)>,
}

/// The verb of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Reads without a body.
    Head,
}

impl Method {
    /// The verb as HTTP spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
        }
    }
}

/// What a good answer looks like.
#[derive(Clone, Debug, Default)]
pub struct Expect {
    /// This status; any 2xx otherwise.
    pub status: Option<u16>,
    /// A JSON Pointer (RFC 6901) to something that the JSON body must hold.
    pub pointer: Option<String>,
    /// What must stand there, as JSON; anything but `null` otherwise.
    pub equals: Option<serde_json::Value>,
}

/// What to do about a bad answer.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The status that it is about.
    pub status: u16,
    /// The fields to mark, in the author's order; none of them where it is not about a value.
    pub fields: Vec<Id>,
    /// What a person is told.
    pub text: Vec<Inline>,
}
