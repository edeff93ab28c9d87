//! A syntax error ends the reading, and what stands before it is checked all the same: nothing that
//! the error hides is reported, and everything else is.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use connspec_diagnostics::{Class, Code, Diagnostic};

/// A line that no YAML has in its first column: it ends every block and is not part of any.
const BROKEN: &str = "]\n";

fn check(text: &str) -> Vec<Diagnostic> {
    support::check(text).1
}

#[test]
fn nothing_that_a_cut_hides_is_reported() {
    let mut failures = BTreeMap::new();
    for (name, text) in support::good() {
        let mut end = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            end += line.len();
            if number % 5 != 0 && !support::is_thorough() {
                continue;
            }
            let found = check(&format!("{}{BROKEN}{}", &text[..end], &text[end..]));
            let others = found.iter().filter(|found| found.code != Code::YamlSyntax);
            // The first of each code will do.
            for other in others {
                let place = format!("{name}:{}", number + 1);
                failures
                    .entry(other.code)
                    .or_insert((place, other.message.clone()));
            }
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
    // What is said of one place alone needs nothing from behind the cut. Some is said of specs
    // without errors only, and a cut is one.
    lost.retain(|code| {
        let class = code.class();
        !matches!(
            code,
            Code::ExampleMismatch
                | Code::EqualLabels
                | Code::MissingKey
                | Code::NoEffect
                | Code::TokenNotUsed
                | Code::UnsafeCheck
        ) && matches!(
            class,
            Class::Shape | Class::Names | Class::Text | Class::Validation | Class::Requests
        )
    });
    assert!(lost.is_empty(), "{lost:?}");
}
