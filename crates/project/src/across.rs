//! Rules between a spec and its file, and between the specs of a project.

use std::collections::BTreeMap;

use connspec_diagnostics::{Code, Diagnostic};
use connspec_spec::model::Connector;

use crate::discover::{SUFFIX, SpecFile};

/// Says that a spec's file is not named after its connector.
pub(crate) fn misnamed(file: &SpecFile, connector: &Connector) -> Option<Diagnostic> {
    let expected = format!("{}{SUFFIX}", connector.id);
    let actual = file.path.file_name()?.to_string_lossy();
    if actual == expected.as_str() {
        return None;
    }
    let id = &connector.id;
    let message = format!("the file of the connector `{id}` is named `{actual}`");
    Some(
        Diagnostic::new(Code::FileNameMismatch, connector.span, message)
            .help(format!("name the file `{expected}`")),
    )
}

/// Says which connectors have the id of another, in the order of the files.
pub(crate) fn equal_ids(connectors: &[Connector]) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for connector in connectors {
        if let Some(earlier) = first.get(&connector.id) {
            let message = format!("two connectors have the id `{}`", connector.id);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateId, connector.span, message)
                    .label(*earlier, "the other one"),
            );
        } else {
            first.insert(&connector.id, connector.span);
        }
    }
    diagnostics
}
