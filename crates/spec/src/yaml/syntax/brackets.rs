//! Commas, brackets and what stands between them.

use connspec_diagnostics::Diagnostic;
use granit_parser::ErrorKind;

use super::Failure;
use crate::problem::yaml as problem;
use crate::yaml::mend;

impl Failure<'_> {
    pub(super) fn brackets(&self, kind: &ErrorKind) -> Option<Diagnostic> {
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
}
