//! Parts of a check that change nothing.

use connspec_diagnostics::Diagnostic;

use crate::lower::items;
use crate::problem::request as problem;
use crate::surface::{Check, CheckStep, Spec};

/// Reports `safe` beside a request that only reads, and advice for an answer that passes.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for method in items(spec.auth.as_ref()) {
        if let Some(Check::Steps(steps)) = method.check() {
            for step in &steps.items {
                check_step(step, diagnostics);
            }
        }
    }
}

fn check_step(step: &CheckStep, diagnostics: &mut Vec<Diagnostic>) {
    let request = step.request.as_ref().map(|request| &request.0);
    let verb = request.and_then(|line| line.text.split(' ').next());
    if let (Some(safe), Some(verb @ ("GET" | "HEAD"))) = (&step.safe, verb) {
        diagnostics.push(problem::safe_anyway(safe.span, verb));
    }
    let expect = step.expect.as_ref();
    // Where more is asked of an answer than its status, one of that status may fail.
    if expect.is_some_and(|expect| expect.pointer.is_some()) {
        return;
    }
    let wanted = expect.and_then(|expect| expect.status);
    let statuses = items(step.advice.as_ref()).iter();
    for status in statuses.filter_map(|advice| advice.status) {
        let passes = match wanted {
            Some(wanted) => wanted.value == status.value,
            None => (200..300).contains(&status.value),
        };
        if passes {
            diagnostics.push(problem::advice_for_success(status.span, status.value));
        }
    }
}
