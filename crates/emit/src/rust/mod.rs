//! stub
use crate::Files;
use connspec_spec::model::Connector;
pub(crate) fn emit(connectors: &[Connector], files: &mut Files) {
    let _ = (connectors, files);
}
