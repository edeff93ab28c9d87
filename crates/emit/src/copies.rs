//! Pictures that lie beside specs: a build copies them beside what names them.

use connspec_spec::model::Connector;

use crate::{Publisher, form, guide};

/// A picture that a build copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureCopy {
    /// The file beside the spec: [`Connector::beside`].
    pub from: String,
    /// The path of its copy in the output folder.
    pub to: String,
}

/// The pictures that guides and forms of `connectors` name.
#[must_use]
pub fn picture_copies(connectors: &[Connector], publisher: &Publisher) -> Vec<PictureCopy> {
    let mut copies = guide::picture_copies(connectors, publisher);
    copies.extend(form::logo_copies(connectors));
    copies
}
