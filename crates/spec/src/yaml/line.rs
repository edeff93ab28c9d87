//! Lines of a file that is no YAML, as a person reads them.

use std::ops::Range;

use connspec_diagnostics::SourceFile;

use crate::problem::yaml as problem;
use crate::schema::is_key;

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

    /// Spaces before the first character.
    pub fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Behind its last character that is no blank.
    pub fn end(&self) -> usize {
        self.start + self.text.trim_end().len()
    }

    /// Spaces and tabs at its beginning.
    pub fn blank(&self) -> Range<usize> {
        let blank = self.text.len() - self.text.trim_start_matches([' ', '\t']).len();
        self.start..self.start + blank
    }

    /// Behind its indentation and the dashes of lists.
    pub fn content_start(&self) -> usize {
        let mut rest = self.text.trim_start_matches(' ');
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start_matches(' ');
        }
        self.start + self.text.len() - rest.len()
    }

    /// The word that it begins with, as far as it may be a key.
    pub fn first_word(&self) -> &'a str {
        let content = &self.text[self.content_start() - self.start..];
        let end = content.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'));
        &content[..end.unwrap_or(content.len())]
    }

    /// What stands behind the key, or behind the dash where there is no key.
    pub fn value(&self) -> Option<Range<usize>> {
        let start = self.content_start();
        let word = self.first_word();
        let behind = start + word.len();
        let rest = &self.file[behind..self.end().max(behind)];
        let start = match rest.strip_prefix(": ") {
            Some(value) if !word.is_empty() => self.end() - value.trim_start().len(),
            _ => start,
        };
        (start < self.end()).then_some(start..self.end())
    }

    /// Whether it is a key with a value on the same line.
    pub fn is_complete(&self) -> bool {
        self.value()
            .is_some_and(|value| value.start > self.content_start())
    }

    /// Whether it begins with a dash.
    pub fn is_entry(&self) -> bool {
        self.text.trim_start().starts_with("- ")
    }

    /// The columns that lines above start in, as far as this one may belong there: those of keys where
    /// it is a key, of dashes where it is an entry.
    pub fn columns_above(&self) -> Vec<usize> {
        let is_entry = self.is_entry();
        let mut columns = Vec::new();
        let mut least = usize::MAX;
        let mut line = self.above();
        while let Some(above) = line {
            let is_blank = above.text.trim().is_empty() || above.text.trim().starts_with('#');
            if !is_blank && above.indent() < least {
                least = above.indent();
                let content = above.content_start() - above.start;
                if is_entry && content > above.indent() {
                    columns.push(above.indent());
                } else if !is_entry {
                    columns.push(content);
                }
            }
            line = above.above();
        }
        columns.dedup();
        columns
    }

    /// The column of what belongs to the line above, where that one only begins something.
    pub fn column_below_above(&self) -> Option<usize> {
        let above = self.above()?;
        let begins = above.text.ends_with([':', '|', '>']);
        begins.then(|| above.content_start() - above.start + 2)
    }

    /// The column of the text behind `|` or `>` that this line was meant to go on with.
    pub fn text_column(&self) -> Option<usize> {
        let mut column = None;
        let mut line = self.above();
        while let Some(above) = line {
            if !above.text.trim().is_empty() {
                if column.is_some_and(|column| above.indent() < column) {
                    let header = above.text.trim_end_matches(['+', '-']);
                    let is_text = header.ends_with(" |") || header.ends_with(" >");
                    let is_deeper = self.indent() > above.indent() || !self.is_key();
                    return column.filter(|_| is_text && is_deeper);
                }
                column = Some(above.indent());
            }
            line = above.above();
        }
        None
    }

    /// Whether it begins with a key of the language.
    fn is_key(&self) -> bool {
        let word = self.first_word();
        let behind = &self.file[self.content_start() + word.len()..];
        is_key(word) && behind.starts_with(':')
    }

    /// The line above and the column it was meant to start in, where it is the first of what belongs
    /// together and the lines below it agree on another column.
    pub fn misplaced_above(&self) -> Option<(Self, usize)> {
        let above = self.above().filter(|above| !above.text.trim().is_empty())?;
        let (column, wanted) = match (above.is_entry(), self.is_entry()) {
            (true, false) => (above.content_start() - above.start, self.indent()),
            (false, true) => return None,
            _ => (above.indent(), self.indent()),
        };
        let is_first = above.is_entry() && !self.is_entry() || above.is_first();
        let are_agreed = match self.below() {
            Some(below) if below.indent() >= self.indent() => below.indent() == self.indent(),
            // One against one: people indent by two.
            _ => wanted % 2 == 0 && column % 2 == 1,
        };
        let meant = (above.indent() + wanted).checked_sub(column)?;
        (column != wanted && is_first && are_agreed).then_some((above, meant))
    }

    /// Whether it is the first line below a key, or of the file.
    fn is_first(&self) -> bool {
        let mut line = self.above();
        while let Some(above) = line {
            let text = above.text.trim();
            if !text.is_empty() && !text.starts_with('#') {
                return text.ends_with(':');
            }
            line = above.above();
        }
        true
    }

    /// The dash of an entry without the space behind it.
    pub fn unspaced_dash(&self) -> Option<usize> {
        // Other blanks are letters to YAML.
        let behind = self.text.trim_start_matches(' ').strip_prefix('-')?;
        let starts = |c: char| c.is_ascii_alphabetic() || matches!(c, '{' | '[' | '"' | '\'');
        behind
            .starts_with(starts)
            .then(|| self.start + self.indent())
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

    /// The column that the content of the line above starts in.
    pub fn content_column_above(&self) -> Option<usize> {
        let above = self.above()?;
        Some(above.content_start() - above.start)
    }

    /// The next line that is not blank.
    pub fn below(&self) -> Option<Self> {
        let mut at = self.start + self.text.len();
        loop {
            at += self.file[at..].find('\n')? + 1;
            let line = Self::of(self.file, at);
            if !line.text.trim().is_empty() {
                return Some(line);
            }
        }
    }

    /// Spaces that look like some and are none, here or on the line above.
    pub fn no_break_space(&self) -> Option<Range<usize>> {
        let start = self.above().map_or(self.start, |above| above.start);
        let end = self.start + self.text.len();
        let line = &self.file[start..end];
        let space = line.find('\u{A0}')?;
        let others = line[space..].trim_start_matches('\u{A0}').len();
        Some(start + space..end - others)
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
        above.unspaced_dash().filter(|_| above.text.contains(':'))
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

    /// `key: some: text`: the bytes of `some: text` in the file, and the same in quotes. Of an entry
    /// that is a text, all of it.
    pub fn unquoted_colon(&self) -> Option<(Range<usize>, String)> {
        let is_text = self.is_entry() && !is_key(self.first_word());
        let range = if is_text {
            self.content_start()..self.end()
        } else {
            let (key, value) = self.text.split_once(": ")?;
            let lead = value.len() - value.trim_start().len();
            self.start + key.len() + 2 + lead..self.end()
        };
        let value = self.file.get(range.clone())?;
        if value.is_empty() || value.starts_with(['"', '\'', '{', '[', '|', '>']) {
            return None;
        }
        Some((range, problem::quoted(value)))
    }
}
