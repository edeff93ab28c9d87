//! `catalog.json`: every connector in one list, for tools.

use connspec_spec::model::Connector;

use crate::Files;

pub(crate) fn emit(connectors: &[Connector], files: &mut Files) {
    let _ = (connectors, files);
}
