//! Whatever the bytes are: no panic, every place lies in the file, every message has a way out.

mod support;

use proptest::prelude::*;
use support::survives;

const GOOD: &str = include_str!("fixtures/ok/every_text.connector.yaml");
const FIELDS: &str = include_str!("fixtures/ok/every_field.connector.yaml");

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
        survives(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn anything_like_yaml(text in "[a-c:{}\\[\\]\"'|>#&*!%@,. \n-]{0,120}") {
        survives(text.as_bytes());
    }

    #[test]
    fn a_damaged_spec(text in prop_oneof![damaged(GOOD), damaged(FIELDS)]) {
        survives(text.as_bytes());
    }
}
