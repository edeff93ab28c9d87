//! What several tests need: the specs on disk, and a check of a text.

#![allow(dead_code, reason = "not every test needs all of it")]
#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use connspec_diagnostics::{Diagnostic, FileId, SourceFile, SourceMap, has_errors, render};
use connspec_spec::model::Connector;

/// The YAML files of a folder, sorted. `folder` is relative to this package.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is part of the repository");
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    paths
}

/// Those of them that are UTF-8: name and text.
pub fn specs(folder: &str) -> Vec<(String, String)> {
    let specs = files(folder).into_iter().filter_map(|path| {
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

/// Whether everything is tried, however long it takes, or a part of it.
pub fn is_thorough() -> bool {
    std::env::var_os("CI").is_some()
}

/// What the compiler makes of a text.
pub fn check(text: &str) -> (Option<Connector>, Vec<Diagnostic>) {
    connspec_spec::check(&SourceFile::new(FileId(0), "x", text))
}

/// Whatever the bytes are: no panic, a connector or an error, every place lies in the file, every
/// message has a way out, and what is shown holds no control character. Fixes make a text that is as
/// good.
///
/// # Panics
/// If anything of that does not hold.
pub fn survives(bytes: &[u8]) {
    let mut sources = SourceMap::new();
    let (text, mut diagnostics) = connspec_spec::decode(FileId(0), bytes);
    let id = sources.add("any.connector.yaml", text);
    if diagnostics.is_empty() {
        let (connector, found) = connspec_spec::check(sources.file(id));
        assert_eq!(
            connector.is_none(),
            has_errors(&found),
            "a connector or an error"
        );
        if let Some(repair) = connspec_spec::repair(sources.file(id)) {
            let (connector, found) = check(&repair.text);
            assert_eq!(
                connector.is_none(),
                has_errors(&found),
                "of a repaired text"
            );
        }
        diagnostics = found;
    }
    let text = sources.file(id).text();
    for found in &diagnostics {
        let labels = found.labels.iter().map(|label| label.span);
        let fixes = found.fix.iter().map(|fix| fix.span);
        for span in labels.chain([found.span]).chain(fixes) {
            assert!(text.get(span.range()).is_some(), "{found:?}");
        }
        assert!(
            !found.help.is_empty() || !found.caret.is_empty(),
            "{found:?}"
        );
    }
    let shown = render::text::render(&sources, &diagnostics, false);
    assert!(
        shown.chars().all(|c| c == '\n' || !c.is_control()),
        "{shown:?}"
    );
    for line in render::json::render(&sources, &diagnostics).lines() {
        assert!(
            serde_json::from_str::<serde_json::Value>(line).is_ok(),
            "{line}"
        );
    }
}
