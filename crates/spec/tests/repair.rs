//! `fixtures/fix/<name>.yaml`, with the fixes that are certain, is `<name>.fixed`; `BLESS=1` rewrites
//! that. Whatever is repaired never gets worse.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use connspec_diagnostics::{Code, Diagnostic, FileId, Severity, SourceFile};
use connspec_spec::{Repair, repair};

fn repaired(text: &str) -> Option<Repair> {
    repair(&SourceFile::new(FileId(0), "x", text))
}

#[test]
fn what_becomes_of_the_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fix");
    for (name, text) in support::specs("tests/fixtures/fix") {
        let expected = folder.join(name.replace(".yaml", ".fixed"));
        let fixed = repaired(&text).map_or(text, |repair| repair.text);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &fixed).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        assert!(fixed == wanted, "{name}:\n{fixed}");
    }
}

fn errors(found: &[Diagnostic]) -> usize {
    let errors = found
        .iter()
        .filter(|found| found.severity() == Severity::Error);
    errors.count()
}

fn codes(found: &[Diagnostic]) -> BTreeSet<Code> {
    found.iter().map(|found| found.code).collect()
}

/// Behind these nothing is read, so that what is found there is new and yet not made.
fn is_cut(found: &[Diagnostic]) -> bool {
    codes(found).iter().any(|code| {
        matches!(
            code,
            Code::YamlSyntax
                | Code::YamlReference
                | Code::YamlTag
                | Code::SecondDocument
                | Code::NestedTooDeeply
        )
    })
}

#[test]
fn a_repair_leaves_fewer_mistakes_and_no_new_kind() {
    let mut repairs = 0;
    for folder in ["tests/fixtures/err", "tests/fixtures/fix"] {
        for (name, text) in support::specs(folder) {
            let (_, before) = support::check(&text);
            let Some(repair) = repaired(&text) else {
                continue;
            };
            repairs += 1;
            let (_, after) = support::check(&repair.text);
            if !is_cut(&before) {
                assert!(after.len() < before.len(), "{name}");
                assert!(errors(&after) <= errors(&before), "{name}");
                assert!(codes(&after).is_subset(&codes(&before)), "{name}");
            }
            assert_eq!(repaired(&repair.text), None, "{name}: there was more to do");
            let comments = |text: &str| text.matches(" # ").count();
            assert!(
                comments(&repair.text) >= comments(&text),
                "{name}: a comment is gone"
            );
        }
    }
    assert!(repairs > 40, "{repairs}");
}

#[test]
fn a_good_spec_is_left_alone() {
    for (name, text) in support::good() {
        assert_eq!(repaired(&text), None, "{name}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let (_, text) = support::specs("tests/fixtures/fix")
        .into_iter()
        .find(|(name, _)| name == "layout.yaml")
        .unwrap();
    let wanted = repaired(&text).unwrap().text.replace('\n', "\r\n");
    let found = repaired(&format!("\u{FEFF}{}", text.replace('\n', "\r\n"))).unwrap();
    assert_eq!(found.text, format!("\u{FEFF}{wanted}"));
}
