//! Syntax errors in a person's words.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};

use crate::problem::yaml as problem;

/// What the YAML crate stumbled over, with what to write instead where that can be known.
pub(super) fn explain(source: &SourceFile, error: &ScanError) -> Diagnostic {
    let text = source.text();
    let mut at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line = Line::around(source, at);
    let place = Span::new(
        source.id(),
        at,
        at + text[at..].chars().next().map_or(0, one_on_line),
    );
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => problem::too_deep(place, 32),
        ErrorKind::DirectiveDisallowed => problem::directive(place),
        ErrorKind::MappingValueNotAllowed => match line.unquoted_colon() {
            Some((value, quoted)) => {
                let span = Span::new(source.id(), value.start, value.end);
                problem::unquoted_colon(place, span, &quoted)
            }
            None => problem::syntax(
                place,
                "a colon cannot stand here",
                "put the text that holds it in quotes",
            ),
        },
        ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => {
            problem::syntax(place, "a tab cannot indent YAML", "indent with spaces")
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => problem::syntax(
            place,
            "a quoted text is not closed",
            "close it with the quote that opened it, before this line",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => problem::syntax(
            place,
            "something follows the closing quote",
            "put the whole value in quotes; inside single quotes a quote is written twice",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            problem::syntax(
                place,
                "this is not an escape that YAML knows",
                "write `\\\\` for a backslash, or use single quotes",
            )
        }
        ErrorKind::UnclosedFlowCollection { open } => problem::syntax(
            place,
            &format!("this `{open}` is not closed"),
            "close it, or quote the text if a literal bracket was meant",
        ),
        ErrorKind::UnexpectedCharacter { character } => problem::syntax(
            place,
            &format!("a value cannot start with `{character}`"),
            "put the value in quotes",
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            problem::syntax(
                place,
                "a comma or a closing bracket is missing before this",
                "separate entries with commas, and quote texts that hold brackets or colons",
            )
        }
        ErrorKind::MismatchedFlowCollectionEnd { .. } => problem::syntax(
            place,
            "this closes another bracket than the one that is open",
            "close the brackets in the reverse order in which they were opened",
        ),
        _ if line.indenting_tab().is_some() => {
            let tab = line.indenting_tab().map_or(at, |tab| line.start + tab);
            let tab = Span::new(source.id(), tab, tab + 1);
            problem::syntax(tab, "a tab cannot indent YAML", "indent with spaces")
        }
        _ if line.starts_value_with_bracket() => problem::syntax(
            place,
            "YAML reads a bracket at the start of a value as a list or a map",
            "put the whole value in quotes",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::BlockSequenceEntryNotAllowed => problem::syntax(
            place,
            "the indentation of this line fits nothing above it",
            "keys of one map and entries of one list start in the same column",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => problem::syntax(
            place,
            "this line has no key",
            "write `key: value`, or indent the line under the text it belongs to",
        ),
        _ => problem::syntax(
            place,
            "this is not YAML",
            &format!("the reader says: {error}"),
        ),
    }
}

/// The caret covers one character; at a line's end it is a position.
fn one_on_line(c: char) -> usize {
    if matches!(c, '\n' | '\r') {
        0
    } else {
        c.len_utf8()
    }
}

/// The line of an error.
struct Line<'a> {
    start: usize,
    text: &'a str,
    /// The file from this line on.
    rest: &'a str,
}

impl<'a> Line<'a> {
    fn around(source: &'a SourceFile, at: usize) -> Self {
        let text = source.text();
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline);
        let rest = &text[start..];
        Self {
            start,
            text: text[start..end].trim_end_matches('\r'),
            rest,
        }
    }

    /// A tab in front of this line or of the next, where spaces belong: its offset from the start of
    /// this line. The reader often stumbles over it at the end of the line before.
    fn indenting_tab(&self) -> Option<usize> {
        let next = self
            .rest
            .find('\n')
            .map_or(self.rest.len(), |newline| newline + 1);
        [0, next].into_iter().find_map(|start| {
            let line = self.rest.get(start..)?;
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            line[..blank].find('\t').map(|tab| start + tab)
        })
    }

    /// `key: {name}-more`
    fn starts_value_with_bracket(&self) -> bool {
        self.text
            .split_once(": ")
            .is_some_and(|(_, value)| value.starts_with(['{', '[']))
    }

    /// `key: some: text`: the bytes of `some: text` in the file, and the same in quotes.
    fn unquoted_colon(&self) -> Option<(std::ops::Range<usize>, String)> {
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
