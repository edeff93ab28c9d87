//! Characters that are none, or that cannot stand where they stand.

use connspec_diagnostics::{Diagnostic, Span};
use granit_parser::ErrorKind;

use super::Failure;
use crate::problem::yaml as problem;
use crate::yaml::mend;
use crate::yaml::parse::MAX_DEPTH;

impl Failure<'_> {
    pub(super) fn characters(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let is_tab = matches!(
            kind,
            ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabNotAllowed
                | ErrorKind::TabAtBlockScalarStart
        );
        match kind {
            _ if is_tab => Some(self.tab(self.line.indenting_tab().unwrap_or(self.at))),
            ErrorKind::RecursionLimitExceeded => Some(problem::too_deep(self.here(), MAX_DEPTH)),
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

    pub(super) fn tab(&self, tab: usize) -> Diagnostic {
        let place = Span::new(self.source.id(), tab, tab + 1);
        problem::syntax(place, "a tab cannot indent YAML", "indent with spaces")
            .offering(mend::without_tabs(self.source, tab))
    }
}
