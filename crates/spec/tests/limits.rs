//! How large a spec may be: right below a limit all is well, and behind it there is one message.

mod support;

use std::fmt::Write as _;

use connspec_diagnostics::{Code, FileId};
use connspec_spec::MAX_BYTES;

const GOOD: &str = include_str!("fixtures/ok/exchange.connector.yaml");

/// The codes of what is wrong with a text.
fn codes(text: &str) -> Vec<Code> {
    let (connector, found) = support::check(text);
    assert_eq!(connector.is_some(), found.is_empty());
    found.iter().map(|found| found.code).collect()
}

fn codes_of_bytes(bytes: &[u8]) -> Vec<Code> {
    let (_, found) = connspec_spec::decode(FileId(0), bytes);
    found.iter().map(|found| found.code).collect()
}

/// A good spec with a comment behind it that makes it as long as that.
fn of_size(bytes: usize) -> String {
    let mut text = format!("{GOOD}#");
    let rest = bytes - text.len();
    text.push_str(&"é".repeat(rest / 2));
    text.push_str(&"e".repeat(rest % 2));
    text
}

#[test]
fn the_largest_file_passes() {
    let text = of_size(MAX_BYTES);
    assert_eq!(text.len(), MAX_BYTES);
    assert_eq!(codes_of_bytes(text.as_bytes()), []);
    assert_eq!(codes(&text), []);
}

#[test]
fn larger_files_are_not_read() {
    let bytes = [
        of_size(MAX_BYTES + 1).into_bytes(),
        // Fewer characters, and more bytes.
        "é".repeat(MAX_BYTES / 2 + 1).into_bytes(),
        vec![0xFF; 2 * MAX_BYTES],
    ];
    for bytes in bytes {
        assert_eq!(codes_of_bytes(&bytes), [Code::FileTooLarge]);
    }
}

#[test]
fn text_of_any_language_passes() {
    let name = "name: Größe 東京 😀 шум";
    let text = GOOD.replacen("name: Exchange", name, 1);
    assert!(text.contains(name));
    for text in [text.clone(), format!("\u{FEFF}{text}")] {
        assert_eq!(codes_of_bytes(text.as_bytes()), []);
        assert_eq!(codes(&text), []);
    }
}

/// The spec with `lists` lists in each other in a body, which itself stands 8 deep.
fn nested(lists: usize) -> String {
    let (open, close) = ("[".repeat(lists), "]".repeat(lists));
    GOOD.replacen("remember: true", &format!("remember: {open}1{close}"), 1)
}

#[test]
fn the_deepest_nesting_passes() {
    assert_eq!(codes(&nested(32 - 7)), []);
    assert_eq!(codes(&nested(32 - 7 + 1)), [Code::NestedTooDeeply]);
}

/// The spec with so many headers beside the credentials.
fn with_headers(count: usize) -> String {
    let mut headers = "    headers:\n".to_owned();
    for number in 0..count {
        let _ = writeln!(headers, "      X-{number}: \"{number}\"");
    }
    let place = "    refresh_on: [401, 419]\n";
    GOOD.replacen(place, &format!("{place}{headers}"), 1)
}

#[test]
fn the_longest_map_passes() {
    assert_eq!(codes(&with_headers(1_000)), []);
    assert_eq!(codes(&with_headers(1_001)), [Code::TooManyEntries]);
}
