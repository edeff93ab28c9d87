//! Words from outside, for places that people read.

use std::fmt;

/// Displays a text so that nothing in it steers a terminal or reorders what is read: control and
/// format characters are escaped, everything else is as it was.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for c in self.0.chars() {
            if c.is_control() || is_format(c) {
                write!(f, "{}", c.escape_unicode())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// Zero-width and bidirectional characters, and separators of lines.
const fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn only_what_deceives_is_escaped() {
        let shown = Shown("Ada's \"\u{e9}\u{1F4E6}\" \\ \u{1b}[31m\u{202e}\n").to_string();
        assert_eq!(
            shown,
            "Ada's \"\u{e9}\u{1F4E6}\" \\ \\u{1b}[31m\\u{202e}\\u{a}"
        );
    }
}
