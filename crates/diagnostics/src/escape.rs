//! Control characters never reach a terminal or a log as they are.

use std::borrow::Cow;

/// `text` with control, bidi and zero-width characters written as `\u{…}`. Line feeds and tabs
/// stay when `keep_layout` says so; a message of one line escapes them too.
#[must_use]
pub fn escape_control(text: &str, keep_layout: bool) -> Cow<'_, str> {
    let harmless = |c: char| !is_deceptive(c) || (keep_layout && matches!(c, '\n' | '\t'));
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if harmless(c) {
            escaped.push(c);
        } else {
            escaped.extend(c.escape_unicode());
        }
    }
    Cow::Owned(escaped)
}

/// Characters that a reader cannot see or that change the order of what they see: controls,
/// line separators, bidi controls and zero-width characters.
#[must_use]
pub const fn is_deceptive(c: char) -> bool {
    c.is_ascii_control()
        || matches!(c,
            '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::escape_control;

    #[test]
    fn escapes_what_deceives() {
        assert_eq!(
            escape_control("a\u{1b}[31m\u{202e}b", false),
            "a\\u{1b}[31m\\u{202e}b"
        );
        assert_eq!(escape_control("a\nb", true), "a\nb");
        assert_eq!(escape_control("a\nb", false), "a\\u{a}b");
        assert_eq!(escape_control("é 😀", false), "é 😀");
    }
}
