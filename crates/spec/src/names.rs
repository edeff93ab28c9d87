//! What a spec names beyond itself, as far as it could be read.
//!
//! Whether the files are there, and whether another spec has one of the names, is for those to say who
//! see the disk and the other specs. They should not have to wait until the last mistake of the spec is
//! gone, which is why this does not come from the model.

use connspec_diagnostics::{SourceFile, Spanned};

use crate::Id;
use crate::lower::{items, pictures};
use crate::model::{Connector, ImageFile};
use crate::surface::{IdText, Spec, Status};

/// What a spec names beyond itself; what has not the form of a name is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The id of the connector.
    pub id: Option<Spanned<Id>>,
    /// The ids that it had before, in the order of the spec.
    pub previous_ids: Vec<Spanned<Id>>,
    /// The connector to use in its place.
    pub replaced_by: Option<Spanned<Id>>,
    /// The groups that it is listed under, in the order of the spec.
    pub categories: Vec<Spanned<Id>>,
    /// The files that its guides show: each once, at the first place that names it, sorted by path.
    pub pictures: Vec<ImageFile>,
}

impl Names {
    /// Those of `spec`, of which `connector` was made if nothing is wrong with it.
    pub(crate) fn of(source: &SourceFile, spec: &Spec, connector: Option<&Connector>) -> Self {
        let previous = items(spec.previous_ids.as_ref()).iter();
        let categories = items(spec.categories.as_ref()).iter();
        Self {
            id: spec.id.as_ref().and_then(id),
            previous_ids: previous.filter_map(id).collect(),
            replaced_by: replaced_by(spec),
            categories: categories.filter_map(id).collect(),
            pictures: match connector {
                Some(connector) => connector.image_files().into_iter().cloned().collect(),
                None => pictures(source, spec),
            },
        }
    }
}

fn replaced_by(spec: &Spec) -> Option<Spanned<Id>> {
    let Some(Status::Deprecated(deprecated)) = &spec.status else {
        return None;
    };
    id(deprecated.deprecated.as_ref()?.replaced_by.as_ref()?)
}

fn id(IdText(written): &IdText) -> Option<Spanned<Id>> {
    Some(Spanned::new(Id::new(&written.text)?, written.span))
}
