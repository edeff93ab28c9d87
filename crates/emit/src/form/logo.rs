//! Logos, for the list in which a person picks a connector.

use connspec_spec::model::Connector;

use crate::PictureCopy;

/// The path of the copy of a connector's logo, from the folder of forms: `logos/iterable.png`.
pub(crate) fn path(connector: &Connector) -> Option<String> {
    let file = connector.logo.as_ref()?;
    let (_, extension) = file.path.rsplit_once('.')?;
    Some(format!("logos/{}.{extension}", connector.id))
}

/// The copies of logos beside the forms.
pub(crate) fn copies(connectors: &[Connector]) -> Vec<PictureCopy> {
    let copy = |connector: &Connector| {
        Some(PictureCopy {
            from: connector.beside(connector.logo.as_ref()?),
            to: format!("forms/{}", path(connector)?),
        })
    };
    connectors.iter().filter_map(copy).collect()
}
