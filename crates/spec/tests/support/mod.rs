//! What several tests need: the specs on disk, and a check of a text.

#![allow(dead_code, reason = "not every test needs all of it")]
#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::path::Path;

use connspec_diagnostics::{Diagnostic, FileId, SourceFile};
use connspec_spec::model::Connector;

/// The YAML files of a folder that are UTF-8, sorted: name and text. `folder` is relative to this
/// package.
pub fn specs(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is part of the repository");
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    let specs = paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    });
    specs.collect()
}

/// The specs that have no mistakes: those of the repository, and the good fixtures.
pub fn good() -> Vec<(String, String)> {
    let mut specs_of_repository = specs("../../specs");
    specs_of_repository.append(&mut specs("tests/fixtures/ok"));
    specs_of_repository
}

/// What the compiler makes of a text.
pub fn check(text: &str) -> (Option<Connector>, Vec<Diagnostic>) {
    connspec_spec::check(&SourceFile::new(FileId(0), "x", text))
}
