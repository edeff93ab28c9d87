//! The texts that spans point into.

use crate::{FileId, Span};

/// What some editors write at the start of a file to say that it is UTF-8.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// All files of one run. A file keeps its id for the whole run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// One file: its name as shown to people, and its text.
#[derive(Debug)]
pub struct SourceFile {
    id: FileId,
    name: String,
    text: String,
    /// Offset of the first byte of every line.
    lines: Vec<u32>,
}

/// A position for people: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl SourceMap {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and returns its id. `name` is what messages show: a path relative to where
    /// the person stands, with `/` between its parts.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(id, name, text));
        id
    }

    /// The file of that id.
    ///
    /// # Panics
    /// If the id belongs to another map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files, in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }
}

impl SourceFile {
    /// A file that stands alone or is about to join a map under `id`.
    #[must_use]
    pub fn new(id: FileId, name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = vec![0];
        lines.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)),
        );
        Self {
            id,
            name: name.into(),
            text,
            lines,
        }
    }

    /// Its id in the map.
    #[must_use]
    pub fn id(&self) -> FileId {
        self.id
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span. Empty where the span does not lie on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Offset of the first byte of the line that `offset` lies in. An offset behind the end counts as
    /// the end.
    #[must_use]
    pub fn start_of_line(&self, offset: usize) -> usize {
        let starts_before = |start: &u32| *start as usize <= offset;
        let line = self.lines.partition_point(starts_before).max(1);
        self.lines[line - 1] as usize
    }

    /// Line and column of a byte offset. An offset behind the end counts as the end. A byte order mark
    /// has no column: editors do not show it.
    #[must_use]
    pub fn position(&self, offset: u32) -> LineColumn {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let mut start = self.lines[line - 1] as usize;
        if start == 0 && self.text.starts_with(BYTE_ORDER_MARK) {
            start = BYTE_ORDER_MARK.len_utf8();
        }
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.text[start.min(end)..end].chars().count() + 1;
        LineColumn { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: u32) -> (usize, usize) {
        let at = SourceFile::new(FileId(0), "x", text).position(offset);
        (at.line, at.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("é: x", 3), (1, 3));
        assert_eq!(position("a\n😀b", 6), (2, 2));
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let text = "\u{FEFF}id: x\n\u{FEFF}y";
        let columns = [(0, 1), (3, 1), (5, 3)].map(|(offset, column)| (offset, (1, column)));
        for (offset, wanted) in columns {
            assert_eq!(position(text, offset), wanted, "{offset}");
        }
        // Elsewhere it is a character like any other.
        assert_eq!(position(text, 12), (2, 2));
    }

    #[test]
    fn every_offset_has_a_position() {
        let text = "a\r\nß\n\n😀";
        for offset in 0..20 {
            let (line, column) = position(text, offset);
            assert!((1..=4).contains(&line) && column >= 1, "{offset}");
        }
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("a\n", 2), (2, 1));
    }
}
