//! The Rust crate: tables and thin types on top of `connspec-runtime`.
//!
//! One file per part of the model, each with the same two halves: the Rust type of the part, and
//! the expression of its table. Author text comes in through `text` only.

mod address;
mod auth;
mod check;
mod choice;
mod connector;
mod field;
mod name;
mod package;
mod registry;
mod request;
mod session;
mod source;
mod template;
mod text;

use crate::{Files, Publisher};
use connspec_spec::model::Connector;

/// Writes `connectors/`, a package that compiles on its own: `connectors` (sorted by id, each id
/// once) as its modules, named and connected to the runtime as the publisher says.
pub fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    files.add(
        "connectors/Cargo.toml",
        package::manifest(connectors, publisher),
    );
    files.add("connectors/src/lib.rs", registry::source(connectors));
    for connector in connectors {
        let path = format!("connectors/src/{}.rs", connector.id);
        files.add(&path, connector::source(connector));
    }
}
