//! stub
use crate::{Files, Publisher};
use connspec_spec::model::Connector;
pub(crate) fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    let _ = (connectors, publisher, files);
}
