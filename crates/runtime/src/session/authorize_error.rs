//! Why an authorization has not led to a connection.

use super::{StoredError, TokenError};
use crate::RequestError;
use std::fmt;

/// Why an authorization has not led to a connection. It holds no values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorizeError {
    /// The method connects without sending a person to the vendor.
    NotSupported,
    /// The redirect URI is no absolute URL without a fragment.
    RedirectUri,
    /// The address of the vendor cannot be built.
    Request(RequestError),
    /// What was stored is something else.
    Stored(StoredError),
    /// The callback belongs to another authorization: `state` is missing or not the right one.
    State,
    /// The callback has no code, or a parameter twice.
    Callback,
    /// The person or the vendor refused.
    Refused {
        /// The error code (RFC 6749, 4.1.2.1: `access_denied`), where it is a short word.
        code: Option<String>,
    },
    /// There are no tokens for the code, or the product cannot be registered.
    Token(TokenError),
}

impl fmt::Display for AuthorizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSupported => f.write_str("this auth method asks nobody to authorize"),
            Self::RedirectUri => f.write_str("the redirect URI is no URL without a fragment"),
            Self::Request(error) => error.fmt(f),
            Self::Stored(error) => error.fmt(f),
            Self::State => f.write_str("the callback does not belong to this authorization"),
            Self::Callback => f.write_str("the callback has no code, or a parameter twice"),
            Self::Refused { code: Some(code) } => write!(f, "the connection was refused: {code}"),
            Self::Refused { code: None } => f.write_str("the connection was refused"),
            Self::Token(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for AuthorizeError {}

impl From<RequestError> for AuthorizeError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl From<StoredError> for AuthorizeError {
    fn from(error: StoredError) -> Self {
        Self::Stored(error)
    }
}

impl From<TokenError> for AuthorizeError {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}
