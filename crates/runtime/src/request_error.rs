//! Why a request cannot be built.

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
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownUrl => f.write_str("the connector has no address of that name"),
            Self::Path(problem) => write!(f, "the path of the request {problem}"),
            Self::Value { field, problem } => write!(f, "the value of `{field}` {problem}"),
            Self::Host => f.write_str("the host lies outside the domains of the connector"),
            Self::TooLong => f.write_str("the URL of the request is too long"),
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
        })
    }
}

impl std::error::Error for RequestError {}
