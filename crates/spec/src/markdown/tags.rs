//! Text that looks as if an HTML tag was meant.

use std::ops::Range;

/// Names that are HTML and hardly ever a placeholder such as `<your-domain>`.
const NAMES: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "details",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];

/// The ranges of known tags in `text`.
pub(super) fn known(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('<').filter_map(|(start, _)| {
        let rest = &text[start + 1..];
        let end = rest.find('>')?;
        let inside = rest[..end].trim_start_matches('/');
        let name_end = inside
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        NAMES
            .contains(&name.as_str())
            .then_some(start..start + 1 + end + 1)
    })
}
