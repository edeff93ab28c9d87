//! Quotes and brackets that open on a line above and are not closed.

use connspec_diagnostics::Diagnostic;
use granit_parser::ErrorKind;

use super::Failure;
use crate::problem::yaml as problem;
use crate::yaml::line::Line;
use crate::yaml::mend;
use crate::yaml::unread::Unread;

impl Failure<'_> {
    /// What opens on a line above and is not closed.
    pub(super) fn unclosed(&self, kind: &ErrorKind, ahead: &Unread) -> Option<Diagnostic> {
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
}
