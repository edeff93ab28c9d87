//! Addresses in links, pictures and comments.

use connspec_spec::model::LinkTarget;
use std::fmt::Write as _;

use super::attribute::could_be_reference;

/// `url` in a link or an attribute, where character references are read.
pub(crate) fn url(url: &str) -> String {
    let address = address(url);
    let mut encoded = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '&' if could_be_reference(&address[at + 1..]) => encoded.push_str("&#38;"),
            c => encoded.push(c),
        }
    }
    encoded
}

/// `url` with everything percent-encoded that could end a link, an attribute, a comment or a string
/// of the frontmatter. Most of it cannot be in the model in the first place.
pub(crate) fn address(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'"' | b'\'' | b'(' | b')' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{'
            | b'|' | b'}' => write!(encoded, "%{byte:02X}").unwrap_or_default(),
            b'!'..=b'~' => encoded.push(char::from(byte)),
            _ => write!(encoded, "%{byte:02X}").unwrap_or_default(),
        }
    }
    encoded
}

/// Where a link leads, from a page that has anchors for its steps.
pub(crate) fn link(target: &LinkTarget) -> String {
    match target {
        LinkTarget::Web(address) | LinkTarget::Site(address) => url(address),
        LinkTarget::Mail(address) => format!("mailto:{}", url(address)),
        LinkTarget::Step(id) => format!("#{}", id.slug()),
    }
}
