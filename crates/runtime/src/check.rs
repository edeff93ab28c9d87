//! Seeing that credentials work.

use crate::connection::step_request;
use crate::table::{Advice, CheckTable, Expect, StepTable};
use crate::template::Filler;
use crate::{Request, RequestError};
use serde_json::Value as Json;
use std::fmt;

/// The connection check of an auth method: requests to be sent in order, until one fails.
///
/// It does no IO. Whoever has an HTTP client sends each step's [`request`](CheckStep::request)
/// and lets the step [`judge`](CheckStep::judge) the answer.
#[derive(Clone)]
pub struct Check<'a> {
    filler: Filler<'a>,
}

impl<'a> Check<'a> {
    pub(crate) const fn new(filler: Filler<'a>) -> Self {
        Self { filler }
    }

    /// The steps; none where the connector has no check for this method.
    pub fn steps(&self) -> impl Iterator<Item = CheckStep<'a>> + use<'a> {
        let filler = self.filler;
        let steps = match &filler.method.check {
            CheckTable::None(_) => &[],
            CheckTable::Steps(steps) => *steps,
        };
        steps.iter().map(move |table| CheckStep { filler, table })
    }
}

/// One request of a check and what its answer means.
#[derive(Clone, Copy)]
pub struct CheckStep<'a> {
    filler: Filler<'a>,
    table: &'static StepTable,
}

impl CheckStep<'_> {
    /// What the step does, for a report.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.table.title
    }

    /// The authenticated request.
    ///
    /// # Errors
    /// Says which field's value cannot stand where it has to.
    pub fn request(&self) -> Result<Request, RequestError> {
        step_request(self.filler, self.table)
    }

    /// What the answer means: its status and its whole body.
    pub fn judge(&self, status: u16, body: &[u8]) -> StepOutcome {
        if is_expected(&self.table.expect, status, body) {
            return StepOutcome::Passed;
        }
        let about = |advice: &&Advice| advice.status == status;
        StepOutcome::Failed(StepFailure {
            status,
            advice: self.table.advice.iter().find(about),
        })
    }
}

/// What the answer to a step of a check means.
#[derive(Clone, Debug)]
#[must_use]
pub enum StepOutcome {
    /// It is as it should be.
    Passed,
    /// It is not, and the check ends here.
    Failed(StepFailure),
}

/// A step of a check that failed. It displays what to tell a person.
#[derive(Clone, Debug)]
pub struct StepFailure {
    status: u16,
    advice: Option<&'static Advice>,
}

impl StepFailure {
    /// The status of the answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
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
}

impl fmt::Display for StepFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.advice() {
            Some(text) => f.write_str(text),
            None => write!(
                f,
                "The answer is not the expected one (status {}).",
                self.status
            ),
        }
    }
}

impl std::error::Error for StepFailure {}

fn is_expected(expect: &Expect, status: u16, body: &[u8]) -> bool {
    let good = match expect.status {
        Some(wanted) => status == wanted,
        None => (200..300).contains(&status),
    };
    good && expect
        .pointer
        .is_none_or(|pointer| holds(body, pointer, expect.equals))
}

/// Whether the JSON `body` holds something at `pointer`, and the right thing.
fn holds(body: &[u8], pointer: &str, equals: Option<&str>) -> bool {
    let Ok(body) = serde_json::from_slice::<Json>(body) else {
        return false;
    };
    match (body.pointer(pointer), equals) {
        (None, _) => false,
        (Some(found), None) => !found.is_null(),
        (Some(found), Some(text)) => {
            let wanted: Json = serde_json::from_str(text).expect("a table holds JSON texts");
            *found == wanted
        }
    }
}
