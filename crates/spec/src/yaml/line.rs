//! Lines of a file that is no YAML, as a person reads them.

use connspec_diagnostics::SourceFile;

use crate::problem::yaml as problem;

/// One line of a file.
pub(super) struct Line<'a> {
    /// The whole file.
    file: &'a str,
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// The line of the byte `at`.
    pub fn around(source: &'a SourceFile, at: usize) -> Self {
        let file = source.text();
        Self::of(file, at)
    }

    fn of(file: &'a str, at: usize) -> Self {
        let text = file;
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline);
        Self {
            file,
            start,
            text: text[start..end].trim_end_matches('\r'),
        }
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Whether this line stands behind the one where the bracket at `open` opens and is indented no
    /// further: it is no part of what the bracket holds.
    pub fn is_outside(&self, source: &SourceFile, open: usize) -> bool {
        let opening = Line::around(source, open);
        let closes = self.text.trim_start().starts_with(['}', ']']);
        self.start > opening.start && self.indent() <= opening.indent() && !closes
    }

    /// Whether a comment starts behind `at`, which may be meant as text.
    pub fn has_comment_behind(&self, at: usize) -> bool {
        self.text
            .get(at.saturating_sub(self.start)..)
            .is_some_and(|rest| rest.contains(" #"))
    }

    pub fn is_blank_before(&self, at: usize) -> bool {
        self.file[self.start..at].trim().is_empty()
    }

    pub fn start(&self) -> usize {
        self.start
    }

    fn above(&self) -> Option<Self> {
        Some(Self::of(self.file, self.start.checked_sub(1)?))
    }

    /// A space that looks like one and is none, here or on the line above.
    pub fn no_break_space(&self) -> Option<usize> {
        let start = self.above().map_or(self.start, |above| above.start);
        let end = self.start + self.text.len();
        let space = self.file[start..end].find('\u{A0}')?;
        Some(start + space)
    }

    /// Where the text before the colon at `at` starts, if there is no other key on the line.
    pub fn only_key_before(&self, at: usize) -> Option<usize> {
        let before = &self.file[self.start..at];
        let key = before.trim_start_matches([' ', '-']);
        let is_only = !key.is_empty() && !key.contains(": ");
        is_only.then_some(at - key.len())
    }

    /// `-id: x` on the line above this one.
    pub fn unspaced_dash_above(&self) -> Option<usize> {
        let above = self.above()?;
        let behind = above.text.trim_start().strip_prefix('-')?;
        let starts = behind.starts_with(|c: char| c.is_ascii_alphabetic());
        (starts && behind.contains(':')).then_some(above.start + above.indent())
    }

    /// A tab in front of this line or of the next, where spaces belong. The reader often stumbles
    /// over it at the end of the line before.
    pub fn indenting_tab(&self) -> Option<usize> {
        let rest = &self.file[self.start..];
        let next = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        [0, next].into_iter().find_map(|start| {
            let line = rest.get(start..)?;
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            line[..blank].find('\t').map(|tab| self.start + start + tab)
        })
    }

    /// `key: {name}-more`
    pub fn starts_value_with_bracket(&self) -> bool {
        self.text
            .split_once(": ")
            .is_some_and(|(_, value)| value.starts_with(['{', '[']))
    }

    /// `key: some: text`: the bytes of `some: text` in the file, and the same in quotes.
    pub fn unquoted_colon(&self) -> Option<(std::ops::Range<usize>, String)> {
        let (key, value) = self.text.split_once(": ")?;
        let value_start = key.len() + 2;
        let lead = value.len() - value.trim_start().len();
        let value = value.trim();
        if value.is_empty() || value.starts_with(['"', '\'', '{', '[', '|', '>']) {
            return None;
        }
        let start = self.start + value_start + lead;
        Some((start..start + value.len(), problem::quoted(value)))
    }
}

/// The first backslash in a text in double quotes that starts nothing YAML knows.
pub(super) fn bad_escape(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let escaped = text[start + 1..].chars().next()?;
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let behind = start + 1 + escaped.len_utf8();
        let is_hex = text
            .get(behind..behind + digits)
            .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        if !is_hex || !"0abtnvfre \"/\\N_LPxuU\t\r\n".contains(escaped) {
            return Some(start);
        }
        at = behind;
    }
    None
}

/// What a text opens, outside comments.
pub(super) struct Unread {
    /// The innermost bracket that is not closed.
    pub bracket: Option<usize>,
    /// Where the last quoted text starts.
    pub quote: Option<usize>,
}

impl Unread {
    /// Of the bytes `start..end` of the file.
    pub fn of(file: &str, start: usize, end: usize) -> Self {
        let mut brackets = Vec::new();
        let mut quote = None;
        let mut mark = None;
        let mut is_comment = false;
        let mut before = ' ';
        for (at, c) in file.get(start..end).unwrap_or_default().char_indices() {
            match (mark, c) {
                (_, '\n') => is_comment = false,
                _ if is_comment => {}
                (Some(open), c) if open == c && before != '\\' => mark = None,
                (Some(_), _) => {}
                (None, '#') if before.is_whitespace() => is_comment = true,
                (None, '"' | '\'') if " [{,\n".contains(before) => {
                    mark = Some(c);
                    quote = Some(start + at);
                }
                (None, '{' | '[') => brackets.push(start + at),
                (None, '}' | ']') => {
                    brackets.pop();
                }
                _ => {}
            }
            before = c;
        }
        Self {
            bracket: brackets.pop(),
            quote,
        }
    }
}
