//! Why there is no answer to a request.

use std::fmt;

/// Why there is no answer to a request.
///
/// It names the host at most: never a path, a query, a header or a body, and it has no
/// [`source`](std::error::Error::source), because the errors of HTTP libraries print URLs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransportError {
    kind: TransportErrorKind,
    host: Option<String>,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request is none that can be sent: its URL has no host or holds a user name, its verb is
    /// `CONNECT`, or the HTTP library refuses it.
    InvalidRequest,
    /// The scheme or the host of the URL is not among those that are allowed.
    NotAllowed,
    /// The name of the host cannot be resolved.
    Unresolved,
    /// The host is, or resolves to, a private, local or otherwise special address.
    PrivateAddress,
    /// The host refuses connections or cannot be reached.
    Unreachable,
    /// No connection was made in time.
    ConnectTimeout,
    /// No secure connection: above all, a certificate that is not trusted.
    Tls,
    /// There is a connection, but no whole answer in time.
    Timeout,
    /// The answer is larger than allowed.
    TooLarge,
    /// The connection ended before the answer did.
    Dropped,
    /// The answer is not HTTP.
    InvalidResponse,
}

impl TransportError {
    /// An error that names no host.
    #[must_use]
    pub const fn new(kind: TransportErrorKind) -> Self {
        Self { kind, host: None }
    }

    /// The same about the host of `uri`.
    #[must_use]
    pub fn at(mut self, uri: &http::Uri) -> Self {
        self.host = uri.host().map(str::to_owned);
        self
    }

    /// What went wrong.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// The host that the request was for.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Whether the request may have reached the server. If not, it certainly had no effect.
    #[must_use]
    pub const fn was_sent(&self) -> bool {
        use TransportErrorKind as Kind;
        match self.kind {
            Kind::Timeout | Kind::TooLarge | Kind::Dropped | Kind::InvalidResponse => true,
            Kind::InvalidRequest
            | Kind::NotAllowed
            | Kind::Unresolved
            | Kind::PrivateAddress
            | Kind::Unreachable
            | Kind::ConnectTimeout
            | Kind::Tls => false,
        }
    }

    /// Whether the same request may well succeed a moment later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        use TransportErrorKind as Kind;
        matches!(
            self.kind,
            Kind::Unresolved
                | Kind::Unreachable
                | Kind::ConnectTimeout
                | Kind::Timeout
                | Kind::Dropped
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.host {
            Some(host) => write!(f, "{host}: {}", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl fmt::Display for TransportErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidRequest => "the request cannot be sent as it is",
            Self::NotAllowed => "requests to this address are not allowed",
            Self::Unresolved => "the name cannot be resolved",
            Self::PrivateAddress => "the address is private or local, which is not allowed",
            Self::Unreachable => "no connection could be made",
            Self::ConnectTimeout => "no connection could be made in time",
            Self::Tls => "no secure connection could be made",
            Self::Timeout => "no whole answer came in time",
            Self::TooLarge => "the answer is larger than allowed",
            Self::Dropped => "the connection ended before the answer did",
            Self::InvalidResponse => "the answer is not HTTP",
        })
    }
}

impl std::error::Error for TransportError {}
