//! Values between double quotes: JSX attributes and frontmatter.
#![expect(clippy::disallowed_methods, reason = "an encoder")]

use std::fmt::Write as _;

use connspec_spec::Text;

use super::place::{BLANK, Place, Reader};
use super::text::encode;
use crate::guide::encoded::Encoded;

/// `text` in a JSX attribute that is shown as it is. MDX decodes character references in it;
/// braces mean nothing between quotes.
pub(crate) fn plain(text: &Text) -> Encoded {
    Encoded::new(attribute(text.open()))
}

/// `text` in a JSX attribute that its component parses as a line of Markdown, as Mintlify does
/// with the titles of steps: escaped for Markdown, then for JSX. A character reference would be
/// decoded by the first reader and mean something to the second, so Markdown's own backslash it
/// is.
pub(crate) fn markdown(text: &Text) -> Encoded {
    let mut line = String::new();
    let title = text.open().trim_matches(BLANK);
    encode(title, Reader::Title, Place::LINE, &mut line);
    Encoded::new(attribute(&line))
}

/// `text` in any attribute of MDX.
pub(super) fn attribute(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '"' | '<' => write!(encoded, "&#{};", u32::from(c)).unwrap_or_default(),
            '&' if could_be_reference(&text[at + 1..]) => encoded.push_str("&#38;"),
            c if BLANK.contains(&c) => encoded.push(' '),
            c => encoded.push(c),
        }
    }
    encoded
}

/// Whether an `&` in an attribute could start a character reference, judged by the next
/// character: parsers of attributes differ in which references they know and where they end, and
/// the one that reads our pages again fails where the value ends in the middle of one.
pub(crate) fn could_be_reference(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#')
}

/// `text` inside a double-quoted string of the frontmatter. What JSON writes, every reader of
/// YAML reads.
pub(crate) fn frontmatter(text: &Text) -> Encoded {
    let line = text.open().replace(BLANK, " ");
    let quoted = serde_json::Value::String(line).to_string();
    Encoded::new(&quoted[1..quoted.len() - 1])
}

/// Shows nothing, and stands in no spec.
pub(crate) const WORD_JOINER: char = '\u{2060}';

/// As [`frontmatter`], for Docusaurus, which puts the string into a script without escaping the
/// backslashes in it: <https://www.npmjs.com/package/stringify-object>. One that the script would
/// read as the start of an escape that is none, or as one of the closing quote, fails the build of the whole
/// site, so a word joiner stands behind it.
pub(crate) fn script_frontmatter(text: &Text) -> Encoded {
    let mut joined = String::new();
    let mut rest = text.open();
    while let Some((before, after)) = rest.split_once('\\') {
        joined.push_str(before);
        joined.push('\\');
        let next = after.chars().next();
        if next.is_none_or(|next| matches!(next, 'u' | 'x' | '0'..='9')) {
            joined.push(WORD_JOINER);
        }
        rest = after;
    }
    joined.push_str(rest);
    frontmatter(&Text::new(joined, text.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_start_no_escape_in_a_script() {
        for (text, expected) in [
            ("ends in \\", "ends in \\\\\u{2060}"),
            ("C:\\users", "C:\\\\\u{2060}users"),
            ("\\x and \\1", "\\\\\u{2060}x and \\\\\u{2060}1"),
            ("a\\n \\ b", "a\\\\n \\\\ b"),
            ("none", "none"),
        ] {
            let encoded = script_frontmatter(&Text::new(text, Default::default()));
            assert_eq!(encoded.as_str(), expected);
        }
    }
}
