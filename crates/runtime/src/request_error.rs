//! Why a request cannot be built.

use crate::CustomError;
use std::fmt;

/// Why a request cannot be built. It names fields and never holds a value, a path or a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// The connector has no address of that name.
    UnknownUrl,
    /// The path that was asked for is not one.
    Path(PathProblem),
    /// The value of a field cannot stand where the connector puts it.
    Value {
        /// The field's id.
        field: &'static str,
        /// What is wrong with its value.
        problem: ValueProblem,
    },
    /// The host that the values make does not lie under a domain of the connector.
    Host,
    /// The whole URL is longer than HTTP libraries take (64 KiB).
    TooLong,
    /// It needs a token, and there is none yet.
    NoToken,
    /// The path does not say where the credential of this name goes: `{name}` is missing in it.
    NotInPath {
        /// The name.
        name: &'static str,
    },
    /// The application writes a header, parameter or key that carries credentials.
    Taken {
        /// Its name.
        name: &'static str,
    },
    /// A credential goes into the body, and the body is neither a JSON object nor a form; or the
    /// credentials go nowhere else, and there is no body.
    BodyKind {
        /// The key of the credential.
        name: &'static str,
    },
    /// A header or media type of the application is none, or one that only an HTTP client may
    /// write.
    Header,
    /// The application has registered no function of this name to sign requests.
    NoCustom {
        /// The name in the spec.
        name: &'static str,
    },
    /// The function of this name has not signed the request.
    Custom {
        /// The name in the spec.
        name: &'static str,
        /// Why.
        error: CustomError,
    },
    /// It needs a signed assertion, and this crate was built without its feature `sign`.
    NoSigning,
}

/// What is wrong with the path of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// It does not start with `/`.
    NoSlash,
    /// A segment is `.` or `..`, percent-encoded or not.
    DotSegment,
    /// It holds a character that must be percent-encoded, or `#`.
    Character,
    /// A `%` is not followed by two hexadecimal digits.
    Percent,
}

/// What is wrong with the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// It is needed here and empty.
    Missing,
    /// It cannot be a part of a host name: only letters, digits and `-` can.
    Host,
    /// It would make a segment of a path empty, `.` or `..`.
    Segment,
    /// It cannot be a part of a header: only visible ASCII characters and spaces can.
    Header,
    /// It cannot be a part of a user name in Basic authentication, because it has a colon.
    Colon,
    /// It is not an RSA private key as PEM, of 2048 bits or more and without a passphrase.
    PrivateKey,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownUrl => f.write_str("the connector has no address of that name"),
            Self::Path(problem) => write!(f, "the path of the request {problem}"),
            Self::Value { field, problem } => write!(f, "the value of `{field}` {problem}"),
            Self::Host => f.write_str("the host lies outside the domains of the connector"),
            Self::TooLong => f.write_str("the URL of the request is too long"),
            Self::NoToken => f.write_str("the request needs a token, and there is none yet"),
            Self::NotInPath { name } => {
                write!(
                    f,
                    "the path of the request must hold `{{{name}}}`, where the credential goes"
                )
            }
            Self::Taken { name } => write!(f, "`{name}` is written by the connector"),
            Self::BodyKind { name } => write!(
                f,
                "the credential `{name}` needs a body that is a JSON object or a form"
            ),
            Self::Header => f.write_str("a header of the request is not allowed"),
            Self::NoCustom { name } => {
                write!(f, "no function `{name}` is registered to sign requests")
            }
            Self::Custom { name, error } => {
                write!(
                    f,
                    "the function `{name}` has not signed the request: {error}"
                )
            }
            Self::NoSigning => {
                f.write_str("assertions cannot be signed without the feature `sign`")
            }
        }
    }
}

impl fmt::Display for PathProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSlash => "does not start with `/`",
            Self::DotSegment => "has a segment that is `.` or `..`",
            Self::Character => "has a character that must be percent-encoded",
            Self::Percent => "has a `%` without two hexadecimal digits behind it",
        })
    }
}

impl fmt::Display for ValueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing where a request needs it",
            Self::Host => "cannot be a part of a host name",
            Self::Segment => "cannot be a segment of a path",
            Self::Header => "cannot be a part of a header",
            Self::Colon => "has a colon, which a user name cannot have",
            Self::PrivateKey => "is not an RSA private key as PEM",
        })
    }
}

impl std::error::Error for RequestError {}
