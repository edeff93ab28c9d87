//! What happens to a text before it is validated, as the form says: one meaning of "line" and one of
//! "trimmed".

/// The characters that trimming drops, spelled out because the `trim` of JavaScript and that of
/// Rust differ: what ECMAScript calls white space and line terminators, and U+0085.
pub const TRIMMED: &[char] = &[
    '\u{9}', '\u{A}', '\u{B}', '\u{C}', '\u{D}', '\u{20}', '\u{85}', '\u{A0}', '\u{1680}',
    '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}',
    '\u{2008}', '\u{2009}', '\u{200A}', '\u{2028}', '\u{2029}', '\u{202F}', '\u{205F}', '\u{3000}',
    '\u{FEFF}',
];

/// Trims `text` where it lies: no second copy of a secret is made.
pub(crate) fn trim(text: &mut String) {
    text.truncate(text.trim_end_matches(TRIMMED).len());
    let start = text.len() - text.trim_start_matches(TRIMMED).len();
    text.drain(..start);
}

/// Makes each CR LF, and each CR that stands alone, a LF; where it lies, as [`trim`] does.
pub(crate) fn line_feeds(text: &mut String) {
    if !text.contains('\r') {
        return;
    }
    let mut after_cr = false;
    // Of CR LF the first becomes the line feed, so the second goes.
    text.retain(|c| {
        let is_second = after_cr && c == '\n';
        after_cr = c == '\r';
        !is_second
    });
    let mut bytes = std::mem::take(text).into_bytes();
    for byte in &mut bytes {
        if *byte == b'\r' {
            *byte = b'\n';
        }
    }
    match String::from_utf8(bytes) {
        Ok(changed) => *text = changed,
        Err(_) => unreachable!("one ASCII character stands for another"),
    }
}

#[cfg(test)]
mod tests {
    use super::{line_feeds, trim};

    #[test]
    fn every_kind_of_line_end_is_a_line_feed() {
        for (before, after) in [
            ("", ""),
            ("one\ntwo", "one\ntwo"),
            ("one\r\ntwo\r\n", "one\ntwo\n"),
            ("one\rtwo\r", "one\ntwo\n"),
            ("\r\r\n\n\r", "\n\n\n\n"),
            ("é\r\n😀", "é\n😀"),
        ] {
            let mut text = before.to_owned();
            let place = text.as_ptr();
            line_feeds(&mut text);
            assert_eq!(text, after, "{before:?}");
            assert_eq!(text.as_ptr(), place, "a copy of a secret was made");
        }
    }

    #[test]
    fn both_ends_and_nothing_else() {
        for (before, after) in [
            ("", ""),
            (" \u{FEFF}\u{85}\n", ""),
            ("\u{3000}a b\t", "a b"),
            // U+200B and U+180E are no white space in either language.
            ("\u{200B}a\u{180E}", "\u{200B}a\u{180E}"),
        ] {
            let mut text = before.to_owned();
            trim(&mut text);
            assert_eq!(text, after, "{before:?}");
        }
    }
}
