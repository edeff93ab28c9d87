//! What is done to each value before it is validated, in the form and in the generated code alike.

use connspec_spec::model::{Field, FieldKind};

use crate::json::Object;

/// The steps for each field, in the order in which they are done.
pub(super) fn normalize(fields: &[Field]) -> Object<Vec<&'static str>> {
    let steps = |field: &Field| {
        let is_text = matches!(field.kind, FieldKind::String(..));
        let mut steps = Vec::new();
        // What is pasted from another system, or comes back from a browser, ends lines otherwise.
        steps.extend(is_text.then_some("lineFeeds"));
        steps.extend((is_text && field.trim).then_some("trim"));
        steps.extend((is_text && !field.required).then_some("omitEmpty"));
        steps
    };
    fields
        .iter()
        .map(|field| (field.id.to_string(), steps(field)))
        .collect()
}
