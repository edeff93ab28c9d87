//! What to tell a person when the connection check fails.

use connspec_spec::Id;
use connspec_spec::model;
use serde::Serialize;

use crate::plain;

/// The part of a form about its connection check.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    advice: Vec<Advice>,
}

/// What a status means.
#[derive(Debug, Serialize)]
struct Advice {
    /// Which request of the check, counted from 0.
    step: usize,
    status: u16,
    /// The fields to mark; none where it is not about a value.
    fields: Vec<String>,
    text: String,
}

pub(super) fn check(check: Option<&model::Check>) -> Check {
    let steps = match check {
        None | Some(model::Check::None(_)) => &[],
        Some(model::Check::Steps(steps)) => steps.as_slice(),
    };
    let advice = steps.iter().enumerate().flat_map(|(step, of)| {
        of.advice.iter().map(move |advice| Advice {
            step,
            status: advice.status,
            fields: advice.fields.iter().map(Id::to_string).collect(),
            text: plain::inlines(&advice.text),
        })
    });
    Check {
        advice: advice.collect(),
    }
}
