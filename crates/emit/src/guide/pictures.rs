//! Pictures that lie beside specs: they are copied beside the pages, where each lies as it lies
//! beside its spec, and pages name them as their engine wants it.

use std::borrow::Cow;

use connspec_spec::model::Connector;

use super::backend::Backend;
use crate::{PictureCopy, Publisher, site};

/// The pictures that the pages of `connectors` show, once for each flavour.
#[must_use]
pub fn picture_copies(connectors: &[Connector], publisher: &Publisher) -> Vec<PictureCopy> {
    let mut copies = Vec::new();
    for connector in connectors {
        for file in connector.image_files() {
            copies.extend(publisher.flavours.iter().map(|flavour| PictureCopy {
                from: connector.beside(file),
                to: format!(
                    "guides/{}/{}/{}",
                    flavour.name(),
                    connector.id.slug(),
                    file.path
                ),
            }));
        }
    }
    copies
}

/// `connector` with the addresses of its pictures, as the pages of the flavour name them.
pub(super) fn addressed<'a, B: Backend>(
    connector: &'a Connector,
    publisher: &Publisher,
) -> Cow<'a, Connector> {
    if connector.image_files().is_empty() {
        return Cow::Borrowed(connector);
    }
    let mut addressed = connector.clone();
    for method in &mut addressed.methods {
        let address = |page_folder: &'static str| {
            move |path: &str| {
                let on_site = site::picture(publisher, &connector.id, path);
                B::picture_address(on_site, format!("{page_folder}{path}"))
            }
        };
        let (beside, above) = (address("./"), address("../"));
        method.guide.address_images(&|file| beside(&file.path));
        if let Some(guide) = &mut method.setup_guide {
            guide.address_images(&|file| above(&file.path));
        }
    }
    Cow::Owned(addressed)
}
