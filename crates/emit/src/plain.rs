//! Author text as plain words, for places that show characters as they are: JSON strings.

#![expect(
    clippy::disallowed_methods,
    reason = "an encoder: whoever writes the string escapes it for its own format"
)]

use connspec_spec::Text;
use connspec_spec::model::Inline;

/// The characters themselves.
#[must_use]
pub fn text(text: &Text) -> String {
    text.open().to_owned()
}

/// The words of a paragraph without their markup; a link is its words, a picture what it shows.
#[must_use]
pub fn inlines(content: &[Inline]) -> String {
    let mut words = String::new();
    push(content, &mut words);
    words
}

fn push(content: &[Inline], words: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text.open()),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content } => push(content, words),
            Inline::Image(image) => words.push_str(image.alt.open()),
            Inline::Break => words.push(' '),
        }
    }
}
