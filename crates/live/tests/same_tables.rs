//! The tables made in memory are those that the generated code holds.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use connspec_diagnostics::SourceMap;
use connspec_runtime::table::Connector;
use std::path::{Path, PathBuf};

/// Every spec in a folder, as tables.
fn live(folder: &str) -> Vec<&'static Connector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut specs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".connector.yaml"))
        .collect();
    specs.sort();
    let mut connectors: Vec<_> = specs
        .iter()
        .map(|path| {
            let mut sources = SourceMap::new();
            let text = std::fs::read_to_string(path).unwrap();
            let id = sources.add(path.to_string_lossy(), text);
            let (connector, mistakes) = connspec_spec::check(sources.file(id));
            let connector = connector.unwrap_or_else(|| panic!("{mistakes:?}"));
            connspec_live::connector(&connector)
        })
        .collect();
    connectors.sort_by_key(|connector| connector.id);
    connectors
}

fn assert_same(live: &[&Connector], compiled: &[&Connector]) {
    assert_eq!(live.len(), compiled.len());
    assert!(!live.is_empty());
    for (live, compiled) in live.iter().zip(compiled) {
        assert_eq!(format!("{live:#?}"), format!("{compiled:#?}"));
    }
}

#[test]
fn of_the_specs() {
    assert_same(&live("../../specs"), connectors::all());
}

#[test]
fn of_the_fixtures() {
    assert_same(&live("../spec/tests/fixtures/ok"), golden_connectors::all());
}
