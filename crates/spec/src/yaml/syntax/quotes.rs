//! Texts in quotes that go wrong inside, or behind the closing one.

use connspec_diagnostics::Diagnostic;
use granit_parser::ErrorKind;

use super::Failure;
use crate::problem::yaml as problem;
use crate::yaml::mend;

impl Failure<'_> {
    pub(super) fn quotes(&self, kind: &ErrorKind) -> Option<Diagnostic> {
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
}

/// The first backslash in a text in double quotes that starts nothing YAML knows.
fn bad_escape(text: &str) -> Option<usize> {
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
