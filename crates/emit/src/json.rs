//! Documents as JSON text.

use connspec_diagnostics::is_deceptive;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt::Write as _;

/// An object whose keys are known when it is written, in the order in which they were put in.
#[derive(Debug)]
pub(crate) struct Object<T>(pub(crate) Vec<(String, T)>);

impl<T: Serialize> Serialize for Object<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<T> FromIterator<(String, T)> for Object<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

/// `document` as JSON, indented by two spaces, with LF at its end. Characters that nobody sees
/// in a diff are written as escapes.
///
/// # Panics
/// If a map has keys that are not strings or a number is not finite: the documents have none.
pub(crate) fn write(document: &impl Serialize) -> String {
    let text = match serde_json::to_string_pretty(document) {
        Ok(text) => text,
        Err(error) => panic!("a document cannot be written as JSON: {error}"),
    };
    // Outside strings JSON has visible ASCII, spaces and line feeds only.
    let hidden = |c: char| c != '\n' && c != ' ' && (is_deceptive(c) || c.is_whitespace());
    let mut shown = String::with_capacity(text.len() + 1);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(hidden) {
        shown.push_str(&rest[..at]);
        let mut behind = rest[at..].chars();
        for unit in behind.next().into_iter().flat_map(utf16) {
            let _ = write!(shown, "\\u{unit:04x}");
        }
        rest = behind.as_str();
    }
    shown.push_str(rest);
    shown.push('\n');
    shown
}

/// The units that a JSON escape names.
fn utf16(c: char) -> impl Iterator<Item = u16> {
    let mut units = [0; 2];
    let length = c.encode_utf16(&mut units).len();
    units.into_iter().take(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        let text = "a b\t\u{85}\u{A0}\u{2028}\u{FEFF}\u{E0041}\"é😀";
        let written = write(&[text]);
        assert_eq!(
            written,
            "[\n  \"a b\\t\\u0085\\u00a0\\u2028\\ufeff\\udb40\\udc41\\\"é😀\"\n]\n"
        );
        assert_eq!(
            serde_json::from_str::<Vec<String>>(&written).unwrap(),
            [text]
        );
    }

    #[test]
    fn keys_keep_their_order() {
        let object: Object<u8> = [("b".to_owned(), 1), ("a".to_owned(), 2)]
            .into_iter()
            .collect();
        assert_eq!(write(&object), "{\n  \"b\": 1,\n  \"a\": 2\n}\n");
    }
}
