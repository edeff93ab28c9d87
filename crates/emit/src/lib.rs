//! From connector models to files in memory.
//!
//! Three emitters read the same model: `rust`, `guide`, `form`. None of them knows another.
//! Pure: no file, no environment, no clock; the same models give the same bytes.

#![warn(clippy::use_debug, reason = "the `Debug` of author text prints it")]

mod catalog;
mod copies;
mod files;
mod form;
pub mod guide;
mod json;
pub mod plain;
mod publisher;
pub mod rust;
mod schema;
mod site;

pub use catalog::catalog_json;
pub use copies::{PictureCopy, picture_copies};
pub use files::{FilePath, Files};
pub use form::{ELEMENT as FORM_ELEMENT, Projection};
pub use publisher::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
pub use schema::schema_json;

use connspec_diagnostics::Diagnostic;
use connspec_spec::model::Connector;

/// Everything that `connectors` (sorted by id, each id once) and the publisher's words give.
/// A diagnostic here is a mistake of the compiler or of the publisher's templates, never of a spec.
#[must_use]
pub fn emit(connectors: &[Connector], publisher: &Publisher) -> (Files, Vec<Diagnostic>) {
    // The emitters know nothing of each other, so they run side by side.
    let (mut files, (for_people, diagnostics)) = rayon::join(
        || collect(|files| rust::emit(connectors, publisher, files)),
        || emit_for_people(connectors, publisher),
    );
    files.extend(for_people);
    catalog::emit(connectors, publisher, &mut files);
    schema::emit(&mut files);
    (files, diagnostics)
}

/// The same without code, catalogue and schemas of the language: guides and forms.
#[must_use]
pub fn emit_for_people(
    connectors: &[Connector],
    publisher: &Publisher,
) -> (Files, Vec<Diagnostic>) {
    let ((mut files, diagnostics), forms) = rayon::join(
        || {
            let mut diagnostics = Vec::new();
            let emit = |files: &mut Files| {
                guide::emit(connectors, publisher, files, &mut diagnostics);
            };
            (collect(emit), diagnostics)
        },
        || collect(|files| form::emit(connectors, publisher, files)),
    );
    files.extend(forms);
    (files, diagnostics)
}

fn collect(emit: impl FnOnce(&mut Files)) -> Files {
    let mut files = Files::default();
    emit(&mut files);
    files
}
