//! From connector models to files in memory.
//!
//! Three emitters read the same model: `rust`, `guide`, `form`. None of them knows another.
//! Pure: no file, no environment, no clock; the same models give the same bytes.

mod catalog;
mod files;
mod form;
pub mod guide;
mod json;
mod plain;
mod publisher;
pub mod rust;
mod schema;
mod site;

pub use files::{FilePath, Files};
pub use publisher::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
pub use schema::schema_json;

use connspec_diagnostics::Diagnostic;
use connspec_spec::model::Connector;

/// Everything that `connectors` (sorted by id, each id once) and the publisher's words give.
/// A diagnostic here is a mistake of the compiler or of the publisher's templates, never of a spec.
#[must_use]
pub fn emit(connectors: &[Connector], publisher: &Publisher) -> (Files, Vec<Diagnostic>) {
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    rust::emit(connectors, publisher, &mut files);
    guide::emit(connectors, publisher, &mut files, &mut diagnostics);
    form::emit(connectors, publisher, &mut files);
    catalog::emit(connectors, publisher, &mut files);
    schema::emit(&mut files);
    (files, diagnostics)
}
