//! Whether people may rely on a connector, and what it was called before.

use super::{Lowering, check_day, id_of, ids, items};
use crate::Id;
use crate::model::Status;
use crate::problem::names as problem;
use crate::surface::{self, Spec};

/// The status; stable where the author says nothing.
pub(super) fn lower(cx: &mut Lowering<'_>, spec: &Spec) -> Option<Status> {
    match &spec.status {
        None => (!spec.has("status")).then_some(Status::Stable),
        Some(surface::Status::Stable) => Some(Status::Stable),
        Some(surface::Status::Preview) => Some(Status::Preview),
        Some(surface::Status::Deprecated(deprecated)) => {
            let deprecation = deprecated.deprecated.as_ref()?;
            check_day(cx, deprecation.since.as_ref());
            let replaced_by = deprecation.replaced_by.as_ref();
            refuse_own(cx, spec, replaced_by);
            Some(Status::Deprecated {
                since: deprecation.since.as_ref()?.0.text.clone(),
                replaced_by: id_of(replaced_by),
            })
        }
    }
}

/// The ids that the connector had before.
pub(super) fn previous_ids(cx: &mut Lowering<'_>, spec: &Spec) -> Vec<Id> {
    for id in items(spec.previous_ids.as_ref()) {
        refuse_own(cx, spec, Some(id));
    }
    ids::list(cx, spec.previous_ids.as_ref())
}

/// A connector is not replaced by itself, and does not redirect to itself.
fn refuse_own(cx: &mut Lowering<'_>, spec: &Spec, id: Option<&surface::IdText>) {
    let (Some(id), Some(own)) = (id, &spec.id) else {
        return;
    };
    if id.0.text == own.0.text {
        cx.report(problem::own_id(id.0.span, &id.0.text, own.0.span));
    }
}
