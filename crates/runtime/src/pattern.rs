//! Patterns, compiled when they are first needed.

use regex::Regex;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Compiled patterns by their text. Many fields share a pattern, that of their type above all.
static COMPILED: Mutex<BTreeMap<&'static str, Regex>> = Mutex::new(BTreeMap::new());

/// Whether `pattern` is found somewhere in `text`, as JSON Schema means it.
///
/// # Panics
/// If the pattern is none. The compiler lets only patterns of its own dialect into a table.
pub(crate) fn is_found(pattern: &'static str, text: &str) -> bool {
    compiled(pattern).is_match(text)
}

fn compiled(pattern: &'static str) -> Regex {
    // A map that somebody panicked over is still a map of compiled patterns.
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled.entry(pattern).or_insert_with(|| {
        Regex::new(pattern).expect("a table holds only patterns that the compiler has checked")
    });
    regex.clone()
}

#[cfg(test)]
mod tests {
    use super::is_found;

    #[test]
    fn is_searched_not_anchored() {
        assert!(is_found("[0-9]", "ab3"));
        assert!(!is_found("^[0-9]+$", "ab3"));
        assert!(!is_found("^[a-z]+$", "ab\n"), "`$` is the end of the text");
    }
}
