//! Where tokens come from.
//!
//! The OAuth 2 grants are lowered to the calls that they consist of, with every parameter written
//! out, so that what differs between vendors is data and the emitters and the runtime know one
//! kind of thing: calls that capture values.

use super::{Basic, JsonTemplate, RequestTemplate, Template};
use crate::Id;

/// How a method gets the values that its placements hold.
#[derive(Clone, Debug)]
pub struct Session {
    /// Sends the person to the vendor first; only for an authorization code.
    pub authorize: Option<Authorize>,
    /// The calls that give the tokens, in order; at least one. The later ones may use what the
    /// earlier ones captured.
    pub obtain: Vec<TokenCall>,
    /// The call that gives new tokens for a `refresh_token`. Without it, or without such a token,
    /// the calls of `obtain` are made again, and a person authorizes again where there is
    /// `authorize`.
    pub refresh: Option<TokenCall>,
    /// The signed assertions that the calls use.
    pub assertions: Vec<Assertion>,
    /// How long the tokens are good.
    pub expires: Expires,
    /// Statuses of an answer that say that the token is no longer good: `[401]`.
    pub refresh_on: Vec<u16>,
}

/// A call to an endpoint of the vendor that gives tokens.
#[derive(Clone, Debug)]
pub struct TokenCall {
    /// What is sent; it carries none of the method's placements.
    pub request: RequestTemplate,
    /// Its `Authorization: Basic`.
    pub basic: Option<Basic>,
    /// What is taken from the JSON of its answer.
    pub captures: Vec<Capture>,
}

/// A value that is taken from an answer.
#[derive(Clone, Debug)]
pub struct Capture {
    /// Its name in templates: `access_token`.
    pub id: Id,
    /// A JSON Pointer (RFC 6901) into the answer; the name of a parameter where it comes from the
    /// callback.
    pub from: String,
    /// What it must be.
    pub kind: CaptureKind,
    /// Whether the call has failed where the value is missing.
    pub is_required: bool,
}

/// What a captured value must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaptureKind {
    /// Any text or number. It is treated as a secret.
    Text,
    /// `https://host` with a path if need be, on one of these hosts. Requests can start with it.
    Url(Vec<HostPattern>),
    /// A host name, one of these hosts. Requests can start with it.
    Hostname(Vec<HostPattern>),
}

/// A set of hosts: a registrable domain and what lies under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPattern {
    /// The registrable domain.
    pub domain: String,
    /// Whether the domain itself is left out: `*.force.com`.
    pub only_below: bool,
}

/// The first half of the authorization code flow.
#[derive(Clone, Debug)]
pub struct Authorize {
    /// Where the person is sent: method GET, no headers and no body. Every parameter is in its
    /// query, in order.
    pub request: RequestTemplate,
    /// Whether the flow uses PKCE (RFC 7636) with S256.
    pub pkce: bool,
    /// Registers the product as a client first (RFC 7591) and captures `client_id`, and
    /// `client_secret` where there is one.
    pub register: Option<TokenCall>,
    /// What is taken from the parameters of the callback, besides `code` and `state`.
    pub captures: Vec<Capture>,
}

/// A JSON Web Token that the product signs (RFC 7519, 7523).
#[derive(Clone, Debug)]
pub struct Assertion {
    /// Its name in templates.
    pub id: Id,
    /// How it is signed.
    pub algorithm: Algorithm,
    /// The private key as PEM.
    pub key: Template,
    /// Seconds that it is good for. `iat` and `exp` come from it.
    pub expires: u32,
    /// Members of its header besides `alg` and `typ`.
    pub header: Vec<(String, JsonTemplate)>,
    /// Its claims besides `iat`, `exp` and `jti`.
    pub payload: Vec<(String, JsonTemplate)>,
}

/// How an assertion is signed (RFC 7518, 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with SHA-256.
    Rs256,
}

/// How long tokens are good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expires {
    /// The answer of the last call says so, at this JSON Pointer. Where it does not, until a
    /// request is refused.
    Pointer(String, ExpiresUnit),
    /// So many seconds.
    After(u32),
    /// Until a request is refused.
    Never,
}

/// What a number that says how long tokens are good counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiresUnit {
    /// Seconds from now.
    Seconds,
    /// Milliseconds from now.
    Milliseconds,
    /// A moment: seconds or milliseconds since 1970, or a date as RFC 3339 has it.
    Timestamp,
}

impl std::fmt::Display for HostPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = if self.only_below { "*." } else { "" };
        write!(f, "{start}{}", self.domain)
    }
}

impl Session {
    /// All calls: registration, the calls that give tokens, and the one that refreshes them.
    pub fn calls(&self) -> impl Iterator<Item = &TokenCall> {
        let register = self.authorize.iter().flat_map(|a| &a.register);
        register.chain(&self.obtain).chain(&self.refresh)
    }

    /// Everything that is captured, from the callback too; a name may come more than once.
    pub fn captures(&self) -> impl Iterator<Item = &Capture> {
        let callback = self.authorize.iter().flat_map(|a| &a.captures);
        callback.chain(self.calls().flat_map(|call| &call.captures))
    }
}

impl Capture {
    /// Whether requests can start with it.
    #[must_use]
    pub const fn is_address(&self) -> bool {
        matches!(self.kind, CaptureKind::Url(_) | CaptureKind::Hostname(_))
    }
}
