//! Lines that are no key, or do not stand in the right column.

use connspec_diagnostics::{Diagnostic, Span};
use granit_parser::ErrorKind;

use super::Failure;
use crate::problem::yaml as problem;
use crate::schema::is_key;
use crate::yaml::mend::{self, Lack};

impl Failure<'_> {
    pub(super) fn lines(&self, kind: &ErrorKind) -> Option<Diagnostic> {
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
}
