//! What a terminal or a log would act upon never reaches it as it is.

use std::borrow::Cow;

/// `text` with control, bidi and zero-width characters written as `\u{…}`, and what a CI system
/// would take for a command of its own. Line feeds and tabs stay when `keep_layout` says so; a
/// message of one line escapes them too.
#[must_use]
pub fn escape_control(text: &str, keep_layout: bool) -> Cow<'_, str> {
    let is_harmless = |(at, c): (usize, char)| {
        !needs_escape(&text[at..], c) || (keep_layout && matches!(c, '\n' | '\t'))
    };
    if text.char_indices().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if is_harmless((at, c)) {
            escaped.push(c);
        } else {
            escaped.extend(c.escape_unicode());
        }
    }
    Cow::Owned(escaped)
}

/// Whether `c`, the first character of `rest`, has to be shown as an escape.
pub(crate) fn needs_escape(rest: &str, c: char) -> bool {
    is_deceptive(c) || (c == '#' && starts_ci_command(rest))
}

/// `##[error]`, `##vso[…]` and `##teamcity[…]`, which the runners of GitHub, Azure and TeamCity obey
/// wherever in a line of a log they stand.
fn starts_ci_command(text: &str) -> bool {
    let name = text.strip_prefix("##");
    name.is_some_and(|name| {
        name.trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .starts_with('[')
    })
}

/// `text` without a command of a CI system, and otherwise as it is.
pub(crate) fn break_commands(text: String) -> String {
    let is_command = |(at, c): (usize, char)| c == '#' && starts_ci_command(&text[at..]);
    if !text.char_indices().any(is_command) {
        return text;
    }
    let mut broken = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if is_command((at, c)) {
            broken.extend(c.escape_unicode());
        } else {
            broken.push(c);
        }
    }
    broken
}

/// Appends `json`, which a serialiser has written, with the same characters as JSON escapes: all
/// of them stand inside strings, where `\uXXXX` means the same.
pub(crate) fn push_json(escaped: &mut String, json: &str) {
    for (at, c) in json.char_indices() {
        // The line feeds of an indented document stand between its strings.
        if c != '\n' && needs_escape(&json[at..], c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(c);
        }
    }
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
    use super::{escape_control, push_json};

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

    #[test]
    fn escapes_what_a_runner_obeys() {
        for (text, escaped) in [
            ("a ##[add-mask]x", "a \\u{23}#[add-mask]x"),
            ("###[error]x", "#\\u{23}#[error]x"),
            ("##vso[task]x", "\\u{23}#vso[task]x"),
        ] {
            assert_eq!(escape_control(text, false), escaped);
        }
        for harmless in ["## heading [a]", "#[x]", "# #[x]", "##"] {
            assert_eq!(escape_control(harmless, false), harmless);
        }
    }

    #[test]
    fn escapes_in_json_mean_the_same() {
        let text = "##[x] \u{202e} \u{e0001} é";
        let mut escaped = String::new();
        push_json(&mut escaped, &serde_json::to_string(text).unwrap());
        assert!(escaped.is_ascii() || !escaped.contains(['\u{202e}', '\u{e0001}']));
        assert!(!escaped.contains("##["));
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
