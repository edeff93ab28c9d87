//! A syntax error ends the reading, and what stands before it is checked all the same: nothing that
//! the error hides is reported, and everything else is.

mod support;

use std::collections::BTreeSet;

use connspec_diagnostics::{Code, Diagnostic};

/// A line that no YAML has in its first column: it ends every block and is not part of any.
const BROKEN: &str = "]\n";

fn check(text: &str) -> Vec<Diagnostic> {
    support::check(text).1
}

#[test]
fn nothing_that_a_cut_hides_is_reported() {
    let mut failures = Vec::new();
    for (name, text) in support::good() {
        let mut end = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            end += line.len();
            let found = check(&format!("{}{BROKEN}{}", &text[..end], &text[end..]));
            let others = found.iter().filter(|found| found.code != Code::YamlSyntax);
            failures.extend(
                others.map(|other| {
                    format!("{name}:{}: {:?} {}", number + 1, other.code, other.message)
                }),
            );
            assert!(!found.is_empty(), "{name}:{number}");
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What stands before the cut and is wrong by itself is reported as in the whole file. What is not
/// known, used or allowed there may be so behind the cut, if it lies in the last part.
#[test]
fn what_stands_before_a_cut_is_checked() {
    let mut lost = BTreeSet::new();
    for (_, text) in support::specs("tests/fixtures/err") {
        let whole = check(&text);
        let is_cut = |found: &Diagnostic| {
            matches!(
                found.code,
                Code::YamlSyntax | Code::EmptyFile | Code::SecondDocument | Code::NestedTooDeeply
            )
        };
        if whole.iter().any(is_cut) {
            continue;
        }
        let newline = if text.ends_with('\n') { "" } else { "\n" };
        let cut = check(&format!("{text}{newline}{BROKEN}"));
        for found in &whole {
            if !cut
                .iter()
                .any(|other| (other.span, other.code) == (found.span, found.code))
            {
                lost.insert(found.code);
            }
        }
    }
    let expected = [
        // Its line is the one that cannot be read.
        Code::YamlReference,
        Code::MissingKey,
        // Said only where there is no error.
        Code::UnusedAllow,
        Code::UnknownStep,
        Code::RegionUrlMissing,
        Code::UnlistedDomain,
        Code::PlaceholderNotAllowed,
        Code::OptionalPlaceholder,
        Code::FieldNotGiven,
        Code::UnusedSection,
        Code::SecretExpected,
    ];
    assert_eq!(lost.into_iter().collect::<Vec<_>>(), expected);
}
