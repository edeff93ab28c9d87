//! Why there is no token, or no answer.

use crate::{RequestError, TransportError};
use std::fmt;

/// Why there is no token.
///
/// It never holds a value of the form, a token, a URL, or words of the vendor: the descriptions in
/// the answers of token endpoints may repeat what was sent. Only the error code of an answer is
/// shown (RFC 6749, 5.2: `invalid_client`), where it is a short word without spaces and no part of
/// a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// The request for it cannot be built.
    Request(RequestError),
    /// There is no answer.
    Transport(TransportError),
    /// The vendor refused.
    Refused {
        /// The status of the answer.
        status: u16,
        /// The error code in it.
        code: Option<String>,
    },
    /// The answer lacks a value.
    Missing {
        /// The name that the value has in the spec.
        name: &'static str,
        /// The error code in the answer: some vendors refuse with a status of success.
        code: Option<String>,
    },
    /// The answer names an address that is none, or that is not on a host of the connector.
    Address {
        /// The name that the address has in the spec.
        name: &'static str,
    },
    /// A person has to authorize, for the first time or once more.
    AuthorizationNeeded,
}

impl TokenError {
    /// Whether only a person who authorizes once more can help: there is no token and nothing to
    /// refresh, or what there was is refused.
    #[must_use]
    pub fn needs_authorization(&self) -> bool {
        match self {
            Self::AuthorizationNeeded => true,
            Self::Refused { code, .. } => code.as_deref() == Some("invalid_grant"),
            _ => false,
        }
    }

    /// The status of the answer, where the vendor refused.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with_code = |f: &mut fmt::Formatter<'_>, code: &Option<String>| match code {
            Some(code) => write!(f, ": {code}"),
            None => Ok(()),
        };
        match self {
            Self::Request(error) => write!(f, "no token can be asked for: {error}"),
            Self::Transport(error) => write!(f, "no token came: {error}"),
            Self::Refused { status, code } => {
                write!(f, "the request for a token was refused (status {status})")?;
                with_code(f, code)
            }
            Self::Missing { name, code } => {
                write!(
                    f,
                    "the answer to the request for a token has no good `{name}`"
                )?;
                with_code(f, code)
            }
            Self::Address { name } => {
                write!(
                    f,
                    "the address `{name}` of an answer is none of the connector's"
                )
            }
            Self::AuthorizationNeeded => f.write_str("somebody has to authorize the connection"),
        }
    }
}

impl std::error::Error for TokenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            Self::Transport(error) => Some(error),
            _ => None,
        }
    }
}

impl From<RequestError> for TokenError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl From<TransportError> for TokenError {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

/// Why there is no answer to a request. It holds neither values nor URLs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// The request cannot be built.
    Request(RequestError),
    /// There is no token for it.
    Token(TokenError),
    /// It, or the answer, did not get through.
    Transport(TransportError),
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Token(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SendError {}

impl From<RequestError> for SendError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl From<TokenError> for SendError {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl From<TransportError> for SendError {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
