//! Why a step of a check failed.

use crate::SendError;
use crate::table::Advice;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::fmt;

/// A step of a check that failed. It displays what to tell a person.
#[derive(Clone, Debug)]
pub struct StepFailure {
    cause: Cause,
    advice: Option<&'static Advice>,
}

#[derive(Clone, Debug)]
pub(crate) enum Cause {
    /// There is no answer.
    Send(SendError),
    /// Its status is not the expected one.
    Status(u16),
    /// Its body is not.
    Expectation(u16),
}

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The request cannot be built with these values.
    Request,
    /// There is no token.
    Token,
    /// There is no answer.
    Transport,
    /// The status of the answer is not the expected one.
    Status,
    /// The body of the answer does not hold what it should.
    Expectation,
}

impl FailureKind {
    /// The kind as a report in JSON spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Token => "token",
            Self::Transport => "transport",
            Self::Status => "status",
            Self::Expectation => "expectation",
        }
    }
}

impl StepFailure {
    pub(crate) const fn new(cause: Cause, advice: Option<&'static Advice>) -> Self {
        Self { cause, advice }
    }

    /// What kind of failure it is.
    #[must_use]
    pub const fn kind(&self) -> FailureKind {
        match &self.cause {
            Cause::Send(SendError::Request(_)) => FailureKind::Request,
            Cause::Send(SendError::Token(_)) => FailureKind::Token,
            Cause::Send(SendError::Transport(_)) => FailureKind::Transport,
            Cause::Status(_) => FailureKind::Status,
            Cause::Expectation(_) => FailureKind::Expectation,
        }
    }

    /// The status of the answer, where there is one.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match &self.cause {
            Cause::Send(SendError::Token(error)) => error.status(),
            Cause::Send(_) => None,
            Cause::Status(status) | Cause::Expectation(status) => Some(*status),
        }
    }

    /// What to tell a person, where the connector knows what an answer of this status means.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        self.advice.map(|advice| advice.text)
    }

    /// The ids of the fields to mark; none where it is not about a value.
    #[must_use]
    pub fn fields(&self) -> &'static [&'static str] {
        self.advice.map_or(&[], |advice| advice.fields)
    }

    /// What happened, without advice.
    #[must_use]
    pub fn message(&self) -> String {
        self.cause.to_string()
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(error) => error.fmt(f),
            Self::Status(status) => {
                write!(f, "The answer is not the expected one (status {status}).")
            }
            Self::Expectation(status) => write!(
                f,
                "The answer does not hold what it should (status {status})."
            ),
        }
    }
}

impl fmt::Display for StepFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.advice() {
            Some(text) => f.write_str(text),
            None => self.cause.fmt(f),
        }
    }
}

impl std::error::Error for StepFailure {}

impl Serialize for StepFailure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("StepFailure", 5)?;
        members.serialize_field("kind", self.kind().as_str())?;
        members.serialize_field("status", &self.status())?;
        members.serialize_field("message", &self.message())?;
        members.serialize_field("advice", &self.advice())?;
        members.serialize_field("fields", self.fields())?;
        members.end()
    }
}
