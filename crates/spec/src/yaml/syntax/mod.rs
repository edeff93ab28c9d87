//! Syntax errors in a person's words.
//!
//! The YAML crate says where it stopped and what kind of thing it met there. What was meant shows in
//! the lines around it; each file knows one kind of mistake.

mod brackets;
mod characters;
mod lines;
mod quotes;
mod unclosed;

use connspec_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::ScanError;

use crate::problem::yaml as problem;
use crate::yaml::line::Line;
use crate::yaml::unread::Unread;

/// Where the reading stood when it failed.
pub(super) struct Progress {
    /// Behind the last thing that was read.
    pub read: usize,
    /// The innermost bracket that is open.
    pub open: Option<usize>,
}

/// A place where YAML ends, and what is around it.
struct Failure<'a> {
    source: &'a SourceFile,
    at: usize,
    line: Line<'a>,
    /// The innermost bracket that is open.
    open: Option<usize>,
}

/// What the YAML crate stumbled over, with what to write instead where that can be known.
pub(super) fn explain(source: &SourceFile, error: &ScanError, progress: &Progress) -> Diagnostic {
    let text = source.text();
    let mut at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line = Line::around(source, at);
    // The scanner looks ahead, so that what is open on the lines above may not have been read yet.
    let ahead = Unread::of(text, progress.read, at);
    let failure = Failure {
        source,
        at,
        line,
        open: progress.open.or(ahead.bracket),
    };
    failure
        .unclosed(error.kind(), &ahead)
        .or_else(|| failure.characters(error.kind()))
        .or_else(|| failure.quotes(error.kind()))
        .or_else(|| failure.brackets(error.kind()))
        .or_else(|| failure.lines(error.kind()))
        .unwrap_or_else(|| failure.anything(error))
}

impl Failure<'_> {
    /// One character; at a line's end a position.
    fn one(&self, at: usize) -> Span {
        let width = match self.source.text()[at..].chars().next() {
            None | Some('\n' | '\r') => 0,
            Some(c) => c.len_utf8(),
        };
        Span::new(self.source.id(), at, at + width)
    }

    fn here(&self) -> Span {
        self.one(self.at)
    }

    fn rest(&self) -> &str {
        &self.source.text()[self.at..]
    }

    fn word(&self) -> Span {
        let start = self.line.content_start();
        let end = start + self.line.first_word().len();
        Span::new(self.source.id(), start, end)
    }

    fn anything(&self, error: &ScanError) -> Diagnostic {
        match self.open {
            Some(open) => problem::syntax(
                self.here(),
                "this does not fit into the brackets that are open here",
                "between brackets everything is written with commas and brackets: no lists with `-`",
            )
            .label(self.one(open), "opened here"),
            None => problem::syntax(
                self.here(),
                "this is not YAML",
                &format!("the reader says: {error}"),
            ),
        }
    }
}
