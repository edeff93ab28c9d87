//! Seeing that credentials work.

use crate::engine::{Core, Response};
use crate::http::{HttpClient, Repeat};
use crate::report::{AccountReport, Report, StepReport, StepResult};
use crate::request::{Draft, authenticate};
use crate::step_failure::{Cause, StepFailure};
use crate::table::{Account, Advice, AuthMethod, CheckTable, Expect, StepTable};
use crate::template::Filler;
use crate::{Request, RequestError, SendError, TokenError};
use serde_json::Value as Json;
use std::sync::Arc;

/// What getting tokens is called in a report.
const TOKEN_STEP: &str = "Get a token";

/// One request of the connection check of an auth method, and what its answer means.
///
/// It does no IO. Whoever has an HTTP client sends each step's [`request`](Self::request) and lets
/// the step [`judge`](Self::judge) the answer, in order, until one fails.
#[derive(Clone, Copy)]
pub struct CheckStep<'a> {
    core: &'a Core,
    table: &'static StepTable,
}

impl<'a> CheckStep<'a> {
    pub(crate) const fn new(core: &'a Core, table: &'static StepTable) -> Self {
        Self { core, table }
    }

    /// What the step does, for a report.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.table.title
    }

    /// The authenticated request. It changes nothing, whatever its verb is.
    ///
    /// # Errors
    /// Says which field's value cannot stand where it has to, or that there is no token yet.
    pub fn request(&self) -> Result<Request, RequestError> {
        self.core.build(|filler| draft(filler, self.table))
    }

    /// What the answer means: its status and its whole body.
    pub fn judge(&self, status: u16, body: &[u8]) -> StepOutcome {
        match judge(self.table, status, body) {
            Ok(_) => StepOutcome::Passed,
            Err(failure) => StepOutcome::Failed(failure),
        }
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

/// Runs the check.
pub(crate) async fn run(core: &Core, client: &Arc<dyn HttpClient>) -> Report {
    let method = core.parts.method;
    let table = match &method.check {
        CheckTable::None(reason) => return Report::none(method, reason),
        CheckTable::Steps(steps) => *steps,
    };
    let mut steps = Vec::new();
    let mut account = None;
    let mut is_over = false;
    if method.session.is_some() {
        let tokens = core.tokens(client, None).await;
        let result = tokens.map_err(|error| token_failure(method, error));
        is_over = result.is_err();
        steps.push(step(TOKEN_STEP, result.map(drop)));
    }
    for table in table {
        if is_over {
            steps.push(StepReport::new(table.title, StepResult::Skipped));
            continue;
        }
        let result = run_step(core, client, table).await;
        is_over = result.is_err();
        let passed = result.map(|named| account = named.or(account.take()));
        steps.push(step(table.title, passed));
    }
    Report::of_steps(method, steps, account)
}

fn step(title: &'static str, result: Result<(), StepFailure>) -> StepReport {
    let result = result.map_or_else(StepResult::Failed, |()| StepResult::Passed);
    StepReport::new(title, result)
}

/// The account that the answer names, where the step says how.
async fn run_step(
    core: &Core,
    client: &Arc<dyn HttpClient>,
    table: &'static StepTable,
) -> Result<Option<AccountReport>, StepFailure> {
    let draft = |filler: Filler<'_>| draft(filler, table);
    let answer: Result<Response, SendError> = core.send(client, Repeat::Safe, &draft).await;
    let answer = answer.map_err(|error| match error {
        SendError::Token(error) => token_failure(core.parts.method, error),
        error => StepFailure::new(Cause::Send(error), None),
    })?;
    judge(table, answer.status().as_u16(), answer.body())
}

/// A token call that was refused says the same about the values as a request that was: it takes the
/// advice that the check has for that status.
fn token_failure(method: &AuthMethod, error: TokenError) -> StepFailure {
    let status = error.status();
    let mut advice = method.steps().iter().flat_map(|step| step.advice);
    let advice = advice.find(|advice| Some(advice.status) == status);
    StepFailure::new(Cause::Send(error.into()), advice)
}

/// The authenticated request of a step.
fn draft(filler: Filler<'_>, table: &'static StepTable) -> Result<Draft, RequestError> {
    let mut draft = Draft::of_table(filler, &table.request)?;
    authenticate(filler, &mut draft)?;
    Ok(draft)
}

fn judge(
    table: &'static StepTable,
    status: u16,
    body: &[u8],
) -> Result<Option<AccountReport>, StepFailure> {
    let expect = &table.expect;
    let is_good = match expect.status {
        Some(wanted) => status == wanted,
        None => (200..300).contains(&status),
    };
    let about = |advice: &&Advice| advice.status == status;
    let failed = |cause| StepFailure::new(cause, table.advice.iter().find(about));
    if !is_good {
        return Err(failed(Cause::Status(status)));
    }
    let json = serde_json::from_slice::<Json>(body).ok();
    if !holds(json.as_ref(), expect) {
        return Err(failed(Cause::Expectation(status)));
    }
    let account = table.account.as_ref();
    Ok(account.and_then(|account| named(&json?, account)))
}

/// Whether the JSON of an answer holds something where it has to, and the right thing.
fn holds(json: Option<&Json>, expect: &Expect) -> bool {
    let Some(pointer) = expect.pointer else {
        return true;
    };
    match (json.and_then(|json| json.pointer(pointer)), expect.equals) {
        (None, _) => false,
        (Some(found), None) => !found.is_null(),
        (Some(found), Some(text)) => {
            let wanted: Json = serde_json::from_str(text).expect("a table holds JSON texts");
            *found == wanted
        }
    }
}

fn named(json: &Json, account: &Account) -> Option<AccountReport> {
    let text = |pointer: &str| match json.pointer(pointer)? {
        Json::String(text) if !text.is_empty() => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    };
    Some(AccountReport {
        id: text(account.id)?,
        label: account.label.and_then(text),
    })
}
