//! Where tokens come from.

use super::{Basic, Json, Request, Template};

/// How a method gets the values that its placements hold.
#[derive(Debug)]
pub struct Session {
    /// Sends the person to the vendor first.
    pub authorize: Option<Authorize>,
    /// The calls that give the tokens, in order; at least one.
    pub obtain: &'static [TokenCall],
    /// The call that gives new tokens for a captured `refresh_token`. Without it, or without such
    /// a token, those of `obtain` are made again; where there is `authorize`, a person has to
    /// come back.
    pub refresh: Option<TokenCall>,
    /// The signed assertions that the calls use.
    pub assertions: &'static [Assertion],
    /// How long the tokens are good.
    pub expires: Expires,
    /// Statuses of an answer that say that the token is no longer good.
    pub refresh_on: &'static [u16],
}

/// A call to an endpoint of the vendor that gives tokens.
#[derive(Debug)]
pub struct TokenCall {
    /// What is sent.
    pub request: Request,
    /// Its `Authorization: Basic`.
    pub basic: Option<Basic>,
    /// What is taken from the JSON of its answer.
    pub captures: &'static [Capture],
}

/// A value that is taken from an answer.
#[derive(Debug)]
pub struct Capture {
    /// Its name in templates.
    pub id: &'static str,
    /// A JSON Pointer (RFC 6901) into the answer; the name of a parameter where it comes from the
    /// callback.
    pub from: &'static str,
    /// What it must be.
    pub kind: CaptureKind,
    /// Whether the call has failed where the value is missing.
    pub is_required: bool,
}

/// What a captured value must be. A host is `example.com`, which stands for itself and what lies
/// under it, or `*.example.com`, which leaves the domain itself out.
#[derive(Debug)]
pub enum CaptureKind {
    /// Any text or number. It is treated as a secret.
    Text,
    /// `https://host` with a path if need be, on one of these hosts.
    Url(&'static [&'static str]),
    /// A host name, one of these hosts.
    Hostname(&'static [&'static str]),
}

/// The first half of the authorization code flow.
#[derive(Debug)]
pub struct Authorize {
    /// Where the person is sent, with every parameter in the query.
    pub request: Request,
    /// Whether the flow uses PKCE (RFC 7636) with S256.
    pub pkce: bool,
    /// Registers the product as a client first (RFC 7591).
    pub register: Option<TokenCall>,
    /// What is taken from the parameters of the callback, besides `code` and `state`.
    pub captures: &'static [Capture],
}

/// A JSON Web Token that the product signs with RS256 (RFC 7519, 7523).
#[derive(Debug)]
pub struct Assertion {
    /// Its name in templates.
    pub id: &'static str,
    /// The private key as PEM.
    pub key: Template,
    /// Seconds that it is good for.
    pub expires: u32,
    /// Members of its header besides `alg` and `typ`.
    pub header: &'static [(&'static str, Json)],
    /// Its claims besides `iat`, `exp` and `jti`.
    pub payload: &'static [(&'static str, Json)],
}

/// How long tokens are good.
#[derive(Debug)]
pub enum Expires {
    /// The answer of the last call says so, at this JSON Pointer. Where it does not, until a
    /// request is refused.
    Pointer(&'static str, ExpiresUnit),
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
