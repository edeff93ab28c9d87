//! stub
use crate::{Files, Publisher};
use connspec_diagnostics::Diagnostic;
use connspec_spec::model::Connector;
pub(crate) fn emit(
    connectors: &[Connector],
    publisher: &Publisher,
    files: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let _ = (connectors, publisher, files, diagnostics);
}
