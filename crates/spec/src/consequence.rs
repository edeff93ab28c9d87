//! What is only wrong because a key is misspelled.
//!
//! `regons:` is one mistake, and without its regions nearly everything in a spec is another. Each of
//! those would have to know which key could explain it; instead the spec is read once more with the
//! keys as they were meant, and what is not wrong there is not said.

use std::collections::BTreeSet;

use connspec_diagnostics::{Code, Diagnostic, Fix, SourceFile, apply};

use crate::inspect;

/// Leaves out what follows from a misspelled key. The key itself is always said.
pub(crate) fn leave_out(source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) {
    let keys: Vec<Fix> = diagnostics
        .iter()
        .filter(|found| is_misspelled_key(found))
        .filter_map(|found| found.fix.clone())
        .collect();
    if keys.is_empty() || keys.len() == diagnostics.len() {
        return;
    }
    let (text, count) = apply(source.text(), &keys.iter().collect::<Vec<_>>());
    if count < keys.len() {
        return;
    }
    let meant = SourceFile::new(source.id(), source.name(), text);
    let remaining: BTreeSet<(Code, usize)> = inspect(&meant)
        .diagnostics
        .iter()
        .map(|found| (found.code, found.span.start as usize))
        .collect();
    diagnostics.retain(|found| {
        let place = moved(found.span.start as usize, &keys);
        is_misspelled_key(found) || remaining.contains(&(found.code, place))
    });
}

/// Whether a known key was surely or perhaps meant.
fn is_misspelled_key(found: &Diagnostic) -> bool {
    let is_name = |fix: &Fix| fix.span == found.span;
    found.code == Code::UnknownKey && found.fix.as_ref().is_some_and(is_name)
}

/// Where a byte of the text is once the fixes are applied.
fn moved(offset: usize, fixes: &[Fix]) -> usize {
    let before = fixes.iter().filter(|fix| fix.span.range().end <= offset);
    before.fold(offset, |offset, fix| {
        offset + fix.replacement.len() - fix.span.range().len()
    })
}
