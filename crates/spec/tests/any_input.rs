//! Whatever the bytes are: no panic, every place lies in the file, every message has a way out.

use connspec_diagnostics::{FileId, SourceMap, has_errors, render};
use proptest::prelude::*;

const GOOD: &str = include_str!("fixtures/ok/every_text.connector.yaml");
const FIELDS: &str = include_str!("fixtures/ok/every_field.connector.yaml");

fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    let mut sources = SourceMap::new();
    let (text, mut diagnostics) = connspec_spec::decode(FileId(0), bytes);
    let id = sources.add("any.connector.yaml", text);
    if diagnostics.is_empty() {
        let (connector, found) = connspec_spec::check(sources.file(id));
        prop_assert_eq!(
            connector.is_none(),
            has_errors(&found),
            "a connector or an error"
        );
        diagnostics = found;
    }
    let text = sources.file(id).text();
    for diagnostic in &diagnostics {
        let spans = diagnostic.labels.iter().map(|label| label.span);
        for span in spans
            .chain([diagnostic.span])
            .chain(diagnostic.fix.iter().map(|f| f.span))
        {
            prop_assert!(
                text.get(span.range()).is_some(),
                "{diagnostic:?} of {text:?}"
            );
        }
        prop_assert!(!diagnostic.help.is_empty() || !diagnostic.caret.is_empty());
    }
    let shown = render::text::render(&sources, &diagnostics, false);
    prop_assert!(
        shown.chars().all(|c| c == '\n' || !c.is_control()),
        "{shown:?}"
    );
    for line in render::json::render(&sources, &diagnostics).lines() {
        prop_assert!(
            serde_json::from_str::<serde_json::Value>(line).is_ok(),
            "{line}"
        );
    }
    Ok(())
}

/// A good spec with one part replaced by something else.
fn damaged(source: &'static str) -> impl Strategy<Value = String> {
    let part = (0..source.len(), 0..40_usize);
    let other = prop_oneof![
        Just(String::new()),
        "[ -~]{1,8}",
        "[{}\\[\\]<>:#&*!|>'\"%@`\\\\\n\t ,-]{1,6}",
        any::<char>().prop_map(String::from),
        Just("<field:x>".to_owned()),
        Just("{{{}".to_owned()),
        Just("\u{202e}".to_owned()),
    ];
    (part, other).prop_map(move |((start, length), other)| {
        let mut start = start;
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (start + length).min(source.len());
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        format!("{}{other}{}", &source[..start], &source[end..])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        survives(text.as_bytes())?;
    }

    #[test]
    fn anything_like_yaml(text in "[a-c:{}\\[\\]\"'|>#&*!%@,. \n-]{0,120}") {
        survives(text.as_bytes())?;
    }

    #[test]
    fn a_damaged_spec(text in prop_oneof![damaged(GOOD), damaged(FIELDS)]) {
        survives(text.as_bytes())?;
    }
}
