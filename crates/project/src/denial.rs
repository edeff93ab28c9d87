//! Warnings that stop a build.

use connspec_diagnostics::{Code, Diagnostic};

/// Which warnings a project does not allow.
#[derive(Clone, Debug, Default)]
pub(crate) struct Denial {
    /// Whether it allows none at all.
    pub all: bool,
    /// Those that it names.
    pub codes: Vec<Code>,
}

impl Denial {
    /// Makes errors of the warnings that are not allowed.
    pub fn apply(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            if self.all || self.codes.contains(&diagnostic.code) {
                diagnostic.deny();
            }
        }
    }
}
