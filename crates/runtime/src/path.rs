//! The paths and queries of requests.

use crate::PathProblem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// Everything but the unreserved characters of RFC 3986, 2.3: what is encoded like this is data
/// in every part of a URL and to every decoder.
const DATA: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `text` as data in a URL.
pub(crate) fn encode(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, DATA).into()
}

/// The path of a text that stands behind an address, and the query without its question mark.
pub(crate) fn split(text: &str) -> (&str, Option<&str>) {
    match text.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (text, None),
    }
}

/// Whether they stand as they do in a URL, percent-encoded where they have to be.
pub(crate) fn check(path: &str, query: Option<&str>) -> Result<(), PathProblem> {
    check_characters(path, b"/")?;
    // Brackets are not allowed in a query, and half the world's APIs ask for them.
    query.map_or(Ok(()), |query| check_characters(query, b"/?[]"))?;
    if !path.is_empty() && !path.starts_with('/') {
        return Err(PathProblem::NoSlash);
    }
    if path.split('/').any(is_dot_segment) {
        return Err(PathProblem::DotSegment);
    }
    Ok(())
}

/// The `pchar` of RFC 3986, 3.3, and `further` ones.
fn check_characters(text: &str, further: &[u8]) -> Result<(), PathProblem> {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || bytes.next().is_some_and(|b| b.is_ascii_hexdigit());
            if !(digit() && digit()) {
                return Err(PathProblem::Percent);
            }
        } else if !byte.is_ascii_alphanumeric()
            && !b"-._~!$&'()*+,;=:@".contains(&byte)
            && !further.contains(&byte)
        {
            return Err(PathProblem::Character);
        }
    }
    Ok(())
}

/// Whether URL parsers drop this segment, or the one before it. They decode `%2e` first.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    let decoded = segment.replace("%2e", ".").replace("%2E", ".");
    matches!(decoded.as_str(), "." | "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_paths() {
        for (text, path, query) in [
            ("", "", None),
            ("/", "/", None),
            ("/api/lists", "/api/lists", None),
            ("/a%2Fb/.../..a", "/a%2Fb/.../..a", None),
            ("/a?x[]=1&y=/../%2e%2e/", "/a", Some("x[]=1&y=/../%2e%2e/")),
            ("?x", "", Some("x")),
            ("/a?", "/a", Some("")),
            ("//other.example", "//other.example", None),
        ] {
            assert_eq!(split(text), (path, query), "{text}");
            assert_eq!(check(path, query), Ok(()), "{text}");
        }
    }

    #[test]
    fn bad_paths() {
        use PathProblem::{Character, DotSegment, NoSlash, Percent};
        for (text, problem) in [
            ("api", NoSlash),
            ("@other.example/", NoSlash),
            (".other.example", NoSlash),
            (":8080/", NoSlash),
            ("/..", DotSegment),
            ("/a/./b", DotSegment),
            ("/a/../b", DotSegment),
            ("/a/%2e%2E/b", DotSegment),
            ("/a/.%2e", DotSegment),
            ("/a\\..\\b", Character),
            ("/a#b", Character),
            ("/a b", Character),
            ("/a\r\nX: y", Character),
            ("/a\t", Character),
            ("/é", Character),
            ("/a?b#c", Character),
            ("/a?b=\"", Character),
            ("/100%", Percent),
            ("/%4", Percent),
            ("/%zz", Percent),
            ("/a?b=%", Percent),
        ] {
            let (path, query) = split(text);
            assert_eq!(check(path, query), Err(problem), "{text:?}");
        }
    }
}
