//! Syntax errors in a person's words.

use connspec_diagnostics::{Diagnostic, SourceFile, Span};
use granit_parser::{ErrorKind, ScanError};

use super::line::{Line, Unread, bad_escape};
use super::mend::{self, Lack};
use crate::problem::yaml as problem;
use crate::schema::is_key;

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

    /// What opens on a line above and is not closed.
    fn unclosed(&self, kind: &ErrorKind, ahead: &Unread) -> Option<Diagnostic> {
        let is_quote = match kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar => true,
            // Where it starts on another line, what seems to close it opens the next one.
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                ahead.quote.is_some_and(|quote| quote < self.line.start())
            }
            _ => false,
        };
        if is_quote {
            let fix = ahead
                .quote
                .and_then(|quote| mend::closed_quote(self.source, quote));
            let place = self.one(ahead.quote.unwrap_or(self.at));
            return Some(problem::unclosed_quote(place).offering(fix));
        }
        let open = self
            .open
            .filter(|open| self.line.is_outside(self.source, *open));
        if let Some(open) = open {
            return Some(self.unclosed_bracket(open));
        }
        match kind {
            ErrorKind::UnclosedFlowCollection { .. } => {
                Some(self.unclosed_bracket(self.open.unwrap_or(self.at)))
            }
            _ => None,
        }
    }

    fn unclosed_bracket(&self, open: usize) -> Diagnostic {
        let place = self.one(open);
        let has_comment = Line::around(self.source, open).has_comment_behind(open);
        problem::unclosed_bracket(place, self.source.slice(place), has_comment)
            .offering(mend::closed_bracket(self.source, open))
    }

    /// Characters that are none, or that cannot stand where they stand.
    fn characters(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let is_tab = matches!(
            kind,
            ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabNotAllowed
                | ErrorKind::TabAtBlockScalarStart
        );
        match kind {
            _ if is_tab => Some(self.tab(self.line.indenting_tab().unwrap_or(self.at))),
            ErrorKind::RecursionLimitExceeded => Some(problem::too_deep(self.here(), 32)),
            ErrorKind::DirectiveDisallowed => Some(problem::directive(self.here())),
            ErrorKind::MappingValueNotAllowed | ErrorKind::SimpleKeyExpected => {
                let spaces = self.line.no_break_space()?;
                let by = " ".repeat(self.source.text()[spaces.clone()].chars().count());
                let fix = mend::replaced(self.source, spaces.clone(), &by);
                Some(problem::no_break_space(self.one(spaces.start)).offering(Some(fix)))
            }
            ErrorKind::UnexpectedCharacter { .. }
            | ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::UnexpectedEofBlockMapping => {
                let first = self
                    .rest()
                    .chars()
                    .next()
                    .map_or(String::new(), String::from);
                let fix = self
                    .open
                    .is_none()
                    .then(|| mend::quoted_from(self.source, self.at, true));
                let found = problem::syntax(
                    self.here(),
                    &format!("a value cannot start with {}", problem::code(&first)),
                    "put the value in quotes",
                );
                Some(found.offering(fix.flatten()))
            }
            _ => None,
        }
    }

    fn tab(&self, tab: usize) -> Diagnostic {
        let place = Span::new(self.source.id(), tab, tab + 1);
        problem::syntax(place, "a tab cannot indent YAML", "indent with spaces")
            .offering(mend::without_tabs(self.source, tab))
    }

    fn quotes(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        match kind {
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                let fix = self
                    .open
                    .is_none()
                    .then(|| mend::requoted(self.source, &self.line));
                let found = problem::syntax(
                    self.here(),
                    "something follows the closing quote",
                    "put the whole value in quotes; inside single quotes a quote is written twice",
                );
                Some(found.offering(fix.flatten()))
            }
            ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
                let escape = bad_escape(self.rest()).map(|escape| self.at + escape);
                let fix = |at| mend::replaced(self.source, at..at + 1, "\\\\");
                let found = problem::syntax(
                    self.one(escape.unwrap_or(self.at)),
                    "this is not an escape that YAML knows",
                    "write `\\\\` for a backslash, or use single quotes",
                );
                Some(found.offering(escape.map(fix)))
            }
            ErrorKind::CommentInterceptedScalar => Some(problem::syntax(
                self.here(),
                "a comment starts here, and the text goes on behind it",
                "put the text in quotes if `#` belongs to it, or move the comment",
            )),
            _ => None,
        }
    }

    fn brackets(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        match kind {
            ErrorKind::ExpectedNodeContent
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
                if self.rest().starts_with(',') =>
            {
                let fix = mend::perhaps(self.source, self.at..self.at + 1, "");
                let found = problem::syntax(
                    self.here(),
                    "there is nothing before this comma",
                    "remove it, or write what is missing",
                );
                Some(found.offering(Some(fix)))
            }
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
                Some(self.separator())
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => Some(problem::syntax(
                self.here(),
                &format!("`{close}` closes this `{open}`"),
                "close brackets in the reverse order in which they were opened, and quote texts that hold some",
            )),
            ErrorKind::MisplacedFlowCollectionEnd => {
                let fix = mend::perhaps(self.source, self.at..self.at + 1, "");
                let found = problem::syntax(
                    self.here(),
                    "this bracket closes nothing",
                    "put the text that it belongs to in quotes, or remove it",
                );
                Some(found.offering(Some(fix)))
            }
            _ => None,
        }
    }

    /// Where a comma or a closing bracket was expected.
    fn separator(&self) -> Diagnostic {
        if self.rest().starts_with(':') {
            if let Some((word, fix)) = mend::with_comma(self.source, self.at) {
                return problem::missing_comma(self.here(), &word).offering(Some(fix));
            }
            return problem::syntax(
                self.here(),
                "a text with a colon in it needs quotes",
                "put the value in quotes",
            )
            .offering(mend::quoted_in_flow(self.source, self.at, false));
        }
        if self.rest().starts_with(['{', '[']) {
            let is_template = self.rest()[1..]
                .split_once('}')
                .is_some_and(|(name, _)| crate::Id::new(name).is_some());
            return problem::syntax(
                self.here(),
                "inside braces a text with brackets in it needs quotes",
                "put the value in quotes",
            )
            .offering(mend::quoted_in_flow(self.source, self.at, is_template));
        }
        problem::syntax(
            self.here(),
            "a comma or a closing bracket is missing before this",
            "separate entries with commas, and quote texts that hold brackets or colons",
        )
    }

    /// Lines that are no key, or do not stand in the right column.
    fn lines(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        if let Some(tab) = self.line.indenting_tab() {
            return Some(self.tab(tab));
        }
        match kind {
            ErrorKind::MappingValueNotAllowed => Some(self.colon()),
            ErrorKind::InvalidBlockScalarHeader => {
                let found = problem::syntax(
                    self.here(),
                    "the text behind `|` or `>` starts on the next line",
                    "move it there and indent it, or put it in quotes without the sign",
                );
                Some(found.offering(mend::without_sign(self.source, &self.line)))
            }
            _ if self.open.is_none() && self.line.starts_value_with_bracket() => {
                let glued = self.rest().starts_with(|c: char| !c.is_whitespace());
                let is_sure = glued && self.at > 0 && !self.source.text()[..self.at].ends_with(' ');
                let found = problem::syntax(
                    self.here(),
                    "YAML reads a bracket at the start of a value as a list or a map",
                    "put the whole value in quotes",
                );
                Some(found.offering(mend::quoted_value(self.source, &self.line, is_sure)))
            }
            ErrorKind::BlockSequenceEntryNotAllowed if !self.line.is_blank_before(self.at) => {
                let found = problem::syntax(
                    self.here(),
                    "a list cannot start on the line of its key",
                    "start it on the next line; a text that starts with `-` needs quotes",
                );
                Some(found.offering(mend::quoted_from(self.source, self.at, false)))
            }
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::InvalidIndentation
            | ErrorKind::BlockSequenceEntryNotAllowed => Some(self.indentation()),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Some(self.no_key()),
            _ => None,
        }
    }

    fn indentation(&self) -> Diagnostic {
        if let Some(dash) = self.line.unspaced_dash() {
            return self.unspaced_dash(dash);
        }
        if let Some(found) = self.misplaced() {
            return found;
        }
        if let Some(column) = self.line.text_column() {
            let fix = mend::in_column(self.source, &self.line, column);
            return problem::shallow_text(self.here()).offering(Some(fix));
        }
        problem::syntax(
            self.here(),
            "the indentation of this line fits nothing above it",
            "keys of one map and entries of one list start in the same column",
        )
        .offering(mend::realigned(self.source, &self.line))
    }

    /// A line above this one that the lines below it say stands in the wrong column.
    fn misplaced(&self) -> Option<Diagnostic> {
        let (line, column) = self.line.misplaced_above()?;
        let first = self.one(line.start() + line.indent());
        let fix = mend::moved_to(self.source, &line, column);
        Some(problem::misplaced(first).offering(Some(fix)))
    }

    fn unspaced_dash(&self, dash: usize) -> Diagnostic {
        let fix = mend::replaced(self.source, dash + 1..dash + 1, " ");
        problem::unspaced_dash(self.one(dash)).offering(Some(fix))
    }

    /// A line without `key: `.
    fn no_key(&self) -> Diagnostic {
        let rest = self.rest();
        if ["<<<<<<<", "=======", ">>>>>>>"]
            .iter()
            .any(|mark| rest.starts_with(mark))
        {
            return problem::conflict_marker(self.here());
        }
        if rest.starts_with("//") {
            return self.foreign_comment();
        }
        let Some((lack, fix)) = mend::with_colon(self.source, &self.line) else {
            return problem::syntax(
                self.here(),
                "this line has no key",
                "write `key: value`, or indent the line under the text it belongs to",
            );
        };
        let word = self.line.first_word();
        match lack {
            Lack::Space => problem::missing_space(self.word(), word),
            Lack::Colon => problem::missing_colon(self.word(), word),
            Lack::ColonForEquals => problem::equals_sign(self.word(), word),
        }
        .offering(Some(fix))
    }

    /// `// …`
    fn foreign_comment(&self) -> Diagnostic {
        let start = self.line.content_start();
        let fix = mend::replaced(self.source, start..start + 2, "#");
        problem::foreign_comment(Span::new(self.source.id(), start, start + 2)).offering(Some(fix))
    }

    /// A colon where no key can end: in a text on this line, or behind what should be a key and goes on
    /// with the text above, because it is indented further.
    fn colon(&self) -> Diagnostic {
        let line = &self.line;
        if let Some(dash) = line.unspaced_dash_above() {
            return self.unspaced_dash(dash);
        }
        if let Some(key) = line.only_key_before(self.at) {
            if self.source.text()[key..].starts_with("//") {
                return self.foreign_comment();
            }
            if let Some(found) = self.misplaced() {
                return found;
            }
            let column = line.content_column_above();
            let fix = column.map(|column| mend::in_column(self.source, line, column));
            return problem::syntax(
                Span::new(self.source.id(), key, self.at),
                "this goes on with the text of the line above, because it is indented further",
                "start a key in the column of the key above it; a text with a colon in it needs quotes",
            )
            .offering(fix.filter(|_| is_key(line.first_word()) && !line.is_entry()));
        }
        if let Some(fix) = mend::on_two_lines(self.source, line, self.at) {
            return problem::two_keys(self.here()).offering(Some(fix));
        }
        match line.unquoted_colon() {
            Some((value, quoted)) => {
                let span = Span::new(self.source.id(), value.start, value.end);
                problem::unquoted_colon(self.here(), span, &quoted)
            }
            None => problem::syntax(
                self.here(),
                "a colon cannot stand here",
                "put the text that holds it in quotes",
            ),
        }
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
