//! Syntax errors in a person's words.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};

use super::line::{Line, Unread, bad_escape};
use crate::problem::yaml as problem;

/// Where the reading stood when it failed.
pub(super) struct Progress {
    /// Behind the last thing that was read.
    pub read: usize,
    /// The innermost bracket that is open.
    pub open: Option<usize>,
}

/// What the YAML crate stumbled over, with what to write instead where that can be known.
pub(super) fn explain(source: &SourceFile, error: &ScanError, progress: &Progress) -> Diagnostic {
    let text = source.text();
    let mut at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line = Line::around(source, at);
    let one = |at: usize| {
        let width = text[at..].chars().next().map_or(0, one_on_line);
        Span::new(source.id(), at, at + width)
    };
    // The scanner looks ahead, so that what is open on the lines above may not have been read yet.
    let ahead = Unread::of(text, progress.read, at);
    let is_unclosed_quote = match error.kind() {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => true,
        // Where it starts on another line, what seems to close it opens the next one.
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ahead.quote.is_some_and(|quote| quote < line.start())
        }
        _ => false,
    };
    if is_unclosed_quote {
        return problem::unclosed_quote(one(ahead.quote.unwrap_or(at)));
    }
    let open = progress.open.or(ahead.bracket);
    if let Some(open) = open.filter(|open| line.is_outside(source, *open)) {
        let has_comment = Line::around(source, open).has_comment_behind(open);
        return problem::unclosed_bracket(one(open), source.slice(one(open)), has_comment);
    }
    let place = one(at);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => problem::too_deep(place, 32),
        ErrorKind::DirectiveDisallowed => problem::directive(place),
        ErrorKind::MappingValueNotAllowed | ErrorKind::SimpleKeyExpected
            if line.no_break_space().is_some() =>
        {
            problem::no_break_space(one(line.no_break_space().unwrap_or(at)))
        }
        ErrorKind::MappingValueNotAllowed => colon(source, &line, at, place),
        ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => {
            problem::syntax(place, "a tab cannot indent YAML", "indent with spaces")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => problem::syntax(
            place,
            "something follows the closing quote",
            "put the whole value in quotes; inside single quotes a quote is written twice",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            problem::syntax(
                bad_escape(&text[at..]).map_or(place, |escape| one(at + escape)),
                "this is not an escape that YAML knows",
                "write `\\\\` for a backslash, or use single quotes",
            )
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            problem::unclosed_bracket(place, &open.to_string(), line.has_comment_behind(at))
        }
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::UnexpectedEofBlockMapping => {
            let character = &text[at..]
                .chars()
                .next()
                .map_or(String::new(), String::from);
            problem::syntax(
                place,
                &format!("a value cannot start with `{character}`"),
                "put the value in quotes",
            )
        }
        ErrorKind::InvalidBlockScalarHeader => problem::syntax(
            place,
            "the text behind `|` or `>` starts on the next line",
            "move it there and indent it, or put it in quotes without the sign",
        ),
        ErrorKind::CommentInterceptedScalar => problem::syntax(
            place,
            "a comment starts here, and the text goes on behind it",
            "put the text in quotes if `#` belongs to it, or move the comment",
        ),
        ErrorKind::ExpectedNodeContent
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
            if text[at..].starts_with(',') =>
        {
            problem::syntax(
                place,
                "there is nothing before this comma",
                "remove it, or write what is missing",
            )
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            problem::syntax(
                place,
                "a comma or a closing bracket is missing before this",
                "separate entries with commas, and quote texts that hold brackets or colons",
            )
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => problem::syntax(
            place,
            &format!("`{close}` closes this `{open}`"),
            "close brackets in the reverse order in which they were opened, and quote texts that hold some",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => problem::syntax(
            place,
            "this bracket closes nothing",
            "remove it, or put the text that it belongs to in quotes",
        ),
        _ if line.indenting_tab().is_some() => {
            let tab = line.indenting_tab().unwrap_or(at);
            let tab = Span::new(source.id(), tab, tab + 1);
            problem::syntax(tab, "a tab cannot indent YAML", "indent with spaces")
        }
        _ if progress.open.is_none() && line.starts_value_with_bracket() => problem::syntax(
            place,
            "YAML reads a bracket at the start of a value as a list or a map",
            "put the whole value in quotes",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed if !line.is_blank_before(at) => problem::syntax(
            place,
            "a list cannot start on the line of its key",
            "start it on the next line; a text that starts with `-` needs quotes",
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

/// A colon at `at` where no key can end: in a text on this line, or behind what should be a key and
/// goes on with the text above, because it is indented further.
fn colon(source: &SourceFile, line: &Line<'_>, at: usize, place: Span) -> Diagnostic {
    if let Some(dash) = line.unspaced_dash_above() {
        return problem::syntax(
            Span::new(source.id(), dash, dash + 1),
            "a space is missing behind this `-`",
            "an entry of a list starts with `- `",
        );
    }
    if let Some(key) = line.only_key_before(at) {
        return problem::syntax(
            Span::new(source.id(), key, at),
            "this goes on with the text of the line above, because it is indented further",
            "start a key in the column of the key above it; a text with a colon in it needs quotes",
        );
    }
    match line.unquoted_colon() {
        Some((value, quoted)) => {
            let span = Span::new(source.id(), value.start, value.end);
            problem::unquoted_colon(place, span, &quoted)
        }
        None => problem::syntax(
            place,
            "a colon cannot stand here",
            "put the text that holds it in quotes",
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
