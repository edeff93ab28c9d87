//! Escapes: `\.`.

use super::Parser;
use connspec_diagnostics::is_deceptive;

/// Characters that mean something, and stand for themselves behind a backslash.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

impl Parser<'_> {
    /// Behind a backslash at `start`; `None` where what follows is not in the dialect.
    pub(super) fn escape(&mut self, start: usize, in_class: bool) -> Option<char> {
        let Some(c) = self.next() else {
            self.refuse(
                start,
                "nothing follows the backslash",
                r"write `\\` for a backslash",
            );
            return None;
        };
        if SYNTAX.contains(c) || (in_class && c == '-') {
            return Some(c);
        }
        let seen = if is_deceptive(c) {
            format!("a backslash before U+{:04X}", u32::from(c))
        } else {
            format!("`\\{c}`")
        };
        let help = instead(c, in_class).map_or_else(
            || format!("write `{c}` without the backslash"),
            str::to_owned,
        );
        self.refuse(start, format!("{seen} is not in the pattern dialect"), help);
        None
    }
}

/// What to write for an escape that other dialects have.
fn instead(c: char, in_class: bool) -> Option<&'static str> {
    Some(match (c, in_class) {
        ('d', true) => "write `0-9`",
        ('d', false) => "write `[0-9]`",
        ('w', true) => "write `A-Za-z0-9_`",
        ('w', false) => "write `[A-Za-z0-9_]`",
        ('s', true) => r"write a space; for `[^\s]` write `[!-~]`, any visible ASCII character",
        ('s', false) => "write a space",
        ('D', false) => "write `[^0-9]`",
        ('W', false) => "write `[^A-Za-z0-9_]`",
        ('S', true) => "write `!-~`, any visible ASCII character",
        ('S', false) => "write `[!-~]`, any visible ASCII character",
        ('D' | 'W', true) => "write out the characters that are meant",
        ('b' | 'B', _) => "write the characters that may stand around it",
        ('A', _) => "write `^` at the start of the pattern",
        ('z' | 'Z', _) => "write `$` at the end of the pattern",
        ('0'..='9' | 'k', _) => "write out what may stand here",
        ('a'..='z' | 'A'..='Z', true) => "write the characters that are meant, such as ` -~`",
        ('a'..='z' | 'A'..='Z', false) => {
            "write a class of the characters that are meant, such as `[ -~]`"
        }
        _ => return None,
    })
}
