//! What a check has found out.

use crate::StepFailure;
use crate::escape::Shown;
use crate::table::{AuthMethod, Field};
use serde::Serialize;
use std::fmt;

/// The version of the JSON format. A member may be added under the same major number; nothing is
/// taken away or changes its meaning.
const VERSION: &str = "1.0";

/// What a connection check has found out.
///
/// It displays as a few lines for a terminal, and serialises for programs:
///
/// ```json
/// {
///   "reportVersion": "1.0",
///   "connector": "iterable",
///   "method": "api_key",
///   "outcome": "failed",
///   "reason": null,
///   "account": null,
///   "steps": [
///     {
///       "title": "Read the project's lists",
///       "outcome": "failed",
///       "failure": {
///         "kind": "status",
///         "status": 401,
///         "message": "The answer is not the expected one (status 401).",
///         "advice": "Iterable refused this key.",
///         "fields": ["api_key", "region"]
///       }
///     }
///   ]
/// }
/// ```
///
/// `outcome` is `passed`, `failed`, or `none` where the connector has no check; `reason` then says
/// why. The outcome of a step is `passed`, `failed`, or `skipped` where one before it failed;
/// `failure` is there for the one that failed only. `kind` is `request`, `token`, `transport`,
/// `status` or `expectation`; `status` and `advice` may be `null`, and so may the `label` of an
/// `account`, which is `{"id", "label"}`.
///
/// Neither form holds a value that a person typed, a token or a URL. Names of accounts and advice
/// are words of the vendor and of the spec.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    report_version: &'static str,
    connector: &'static str,
    #[serde(serialize_with = "id")]
    method: &'static AuthMethod,
    outcome: Outcome,
    reason: Option<&'static str>,
    account: Option<AccountReport>,
    steps: Vec<StepReport>,
}

fn id<S: serde::Serializer>(method: &AuthMethod, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.id)
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Every step is as it should be.
    Passed,
    /// A step is not.
    Failed,
    /// The connector has no check for this method.
    None,
}

/// The account that is connected, as the vendor names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountReport {
    /// What tells it from others.
    pub id: String,
    /// What people call it.
    pub label: Option<String>,
}

/// What a step has found out.
#[derive(Clone, Debug, Serialize)]
pub struct StepReport {
    title: &'static str,
    #[serde(flatten)]
    result: StepResult,
}

/// How a step ended.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "outcome", content = "failure", rename_all = "camelCase")]
pub enum StepResult {
    /// It is as it should be.
    Passed,
    /// It is not.
    Failed(StepFailure),
    /// A step before it failed.
    Skipped,
}

impl Report {
    pub(crate) const fn none(method: &'static AuthMethod, reason: &'static str) -> Self {
        Self {
            report_version: VERSION,
            connector: method.connector,
            method,
            outcome: Outcome::None,
            reason: Some(reason),
            account: None,
            steps: Vec::new(),
        }
    }

    pub(crate) fn of_steps(
        method: &'static AuthMethod,
        steps: Vec<StepReport>,
        account: Option<AccountReport>,
    ) -> Self {
        let failed = |step: &StepReport| matches!(step.result, StepResult::Failed(_));
        let outcome = match steps.iter().any(failed) {
            true => Outcome::Failed,
            false => Outcome::Passed,
        };
        Self {
            report_version: VERSION,
            connector: method.connector,
            method,
            outcome,
            reason: None,
            account,
            steps,
        }
    }

    /// How the check ended.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why there is no check, where there is none.
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        self.reason
    }

    /// The account that is connected, where the check finds out.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountReport> {
        self.account.as_ref()
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[StepReport] {
        &self.steps
    }

    /// What failed, where something did.
    #[must_use]
    pub fn failure(&self) -> Option<&StepFailure> {
        self.steps.iter().find_map(StepReport::failure)
    }
}

impl StepReport {
    pub(crate) const fn new(title: &'static str, result: StepResult) -> Self {
        Self { title, result }
    }

    /// What the step does.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// How it ended.
    #[must_use]
    pub const fn result(&self) -> &StepResult {
        &self.result
    }

    /// Why it failed, where it did.
    #[must_use]
    pub const fn failure(&self) -> Option<&StepFailure> {
        match &self.result {
            StepResult::Failed(failure) => Some(failure),
            StepResult::Passed | StepResult::Skipped => None,
        }
    }
}

/// A line per step; below one that failed, what to do. No line break at the end.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reason) = self.reason {
            return write!(f, "There is no check: {reason}");
        }
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let (word, title) = (step.result.word(), step.title);
            write!(f, "{word:<8}{title}")?;
            if let Some(failure) = step.failure() {
                self.write_failure(f, failure)?;
            }
        }
        match &self.account {
            None => Ok(()),
            Some(account) => {
                // Words from outside: control characters would reach the terminal.
                let id = Shown(&account.id);
                match &account.label {
                    Some(label) => write!(f, "\nAccount {} ({id})", Shown(label)),
                    None => write!(f, "\nAccount {id}"),
                }
            }
        }
    }
}

impl Report {
    fn write_failure(&self, f: &mut fmt::Formatter<'_>, failure: &StepFailure) -> fmt::Result {
        write!(f, "\n        {}", failure.message())?;
        if let Some(advice) = failure.advice() {
            write!(f, "\n        {advice}")?;
        }
        let is_marked = |field: &&'static Field| failure.fields().contains(&field.id);
        let marked = self.method.all_fields().filter(is_marked);
        let labels: Vec<&str> = marked.map(|field| field.label).collect();
        if !labels.is_empty() {
            write!(f, "\n        Look at: {}", labels.join(", "))?;
        }
        Ok(())
    }
}

impl StepResult {
    const fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed(_) => "failed",
            Self::Skipped => "skipped",
        }
    }
}
