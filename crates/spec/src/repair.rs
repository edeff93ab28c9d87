//! Applying the fixes that are certain.

use std::collections::BTreeSet;

use connspec_diagnostics::{Applicability, Code, Diagnostic, Fix, Severity, SourceFile, apply};

use crate::{Checked, inspect};

/// Most rounds of one repair. Each leaves less to repair, so that only a file of a great many
/// mistakes of YAML, which come one by one, needs more.
const MAX_ROUNDS: usize = 100;

/// Most steps from a fix to what it uncovers.
const MAX_CHAIN: usize = 8;

/// A text with fewer mistakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The text. What was not repaired is as it was, comments and layout included.
    pub text: String,
    /// How many fixes are in it.
    pub fixes: usize,
}

/// Applies the fixes that are certain, until there is none left; `None` where there is none to begin
/// with. Every fix leaves fewer mistakes and brings no new kind of them, by itself or with the fixes
/// of what it uncovers, or lets more of the file be read; one that does not is left out.
#[must_use]
pub fn repair(source: &SourceFile) -> Option<Repair> {
    let mut repair = Repair {
        text: source.text().to_owned(),
        fixes: 0,
    };
    let mut state = State::of(source, &repair.text);
    for _ in 0..MAX_ROUNDS {
        let Some((text, fixes, after)) = round(source, &repair.text, &state) else {
            break;
        };
        repair.text = text;
        repair.fixes += fixes;
        state = after;
    }
    (repair.fixes > 0).then_some(repair)
}

/// What is wrong with a text.
struct State {
    diagnostics: Vec<Diagnostic>,
    codes: BTreeSet<Code>,
    errors: usize,
    /// How many bytes at its end could not be read.
    unread: usize,
}

impl State {
    fn of(source: &SourceFile, text: &str) -> Self {
        let source = SourceFile::new(source.id(), source.name(), text);
        let Checked {
            diagnostics, cut, ..
        } = inspect(&source);
        let is_error = |found: &&Diagnostic| found.severity() == Severity::Error;
        Self {
            codes: diagnostics.iter().map(|found| found.code).collect(),
            errors: diagnostics.iter().filter(is_error).count(),
            unread: cut.map_or(0, |cut| text.len() - cut),
            diagnostics,
        }
    }

    /// Whether `fixes` edits that led from `before` to this one have each done some good.
    fn is_better_than(&self, before: &Self, fixes: usize) -> bool {
        if self.unread != before.unread {
            // What can be read now may have mistakes of its own.
            return self.unread < before.unread;
        }
        self.codes.is_subset(&before.codes)
            && self.errors <= before.errors
            && self.diagnostics.len() + fixes <= before.diagnostics.len()
    }
}

/// Applies what can be applied at once: the new text, how many fixes are in it, what is wrong with
/// it. `None` where no fix makes it better.
fn round(source: &SourceFile, text: &str, before: &State) -> Option<(String, usize, State)> {
    // What ends the reading comes first, and alone: of the others it would be hard to tell whether
    // they have done any good.
    let reading = fixes(before, |code| code == Code::YamlSyntax);
    let others = fixes(before, |code| code != Code::YamlSyntax);
    let lists = [reading, others];
    let mut lists = lists.iter().filter(|fixes| !fixes.is_empty());
    lists.find_map(|fixes| {
        together(source, text, before, fixes)
            .or_else(|| one_by_one(source, text, before, fixes))
            .or_else(|| {
                let mut fixes = fixes.iter();
                fixes.find_map(|fix| in_chain(source, text, before, fix))
            })
    })
}

/// The certain fixes of the mistakes of some codes.
fn fixes(state: &State, is_one: impl Fn(Code) -> bool) -> Vec<&Fix> {
    certain(state.diagnostics.iter().filter(|found| is_one(found.code)))
}

fn certain<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Vec<&'a Fix> {
    found
        .filter_map(|found| found.fix.as_ref())
        .filter(|fix| fix.applicability == Applicability::MachineApplicable)
        .collect()
}

fn together(
    source: &SourceFile,
    text: &str,
    before: &State,
    fixes: &[&Fix],
) -> Option<(String, usize, State)> {
    let (edited, count) = apply(text, fixes);
    if count == 0 {
        return None;
    }
    let after = State::of(source, &edited);
    after
        .is_better_than(before, count)
        .then_some((edited, count, after))
}

/// Leaves out the fixes that do no good.
fn one_by_one(
    source: &SourceFile,
    text: &str,
    before: &State,
    fixes: &[&Fix],
) -> Option<(String, usize, State)> {
    let mut good: Vec<&Fix> = Vec::new();
    let mut best: Option<(String, usize, State)> = None;
    for fix in fixes {
        good.push(fix);
        let (edited, count) = apply(text, &good);
        let so_far = best.as_ref().map_or(before, |(_, _, state)| state);
        let after = State::of(source, &edited);
        if count == good.len() && after.is_better_than(so_far, 1) {
            best = Some((edited, count, after));
        } else {
            good.pop();
        }
    }
    best
}

/// A fix that uncovers other mistakes, with the fixes of those: `giude:` hides what is wrong in a
/// guide. It is good if the last of them leaves fewer mistakes than there were before the first.
fn in_chain(
    source: &SourceFile,
    text: &str,
    before: &State,
    fix: &Fix,
) -> Option<(String, usize, State)> {
    let (mut edited, mut count) = apply(text, &[fix]);
    for _ in 0..MAX_CHAIN {
        let after = State::of(source, &edited);
        if after.is_better_than(before, 1) {
            return Some((edited, count, after));
        }
        let is_new = |found: &&Diagnostic| {
            let is_same =
                |old: &Diagnostic| (old.code, &old.message) == (found.code, &found.message);
            !before.diagnostics.iter().any(is_same)
        };
        let uncovered = certain(after.diagnostics.iter().filter(is_new));
        let (next, more) = apply(&edited, &uncovered);
        if more == 0 {
            return None;
        }
        (edited, count) = (next, count + more);
    }
    None
}
