//! What the tests emit: connectors from files, and a publisher.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

use connspec_diagnostics::{SourceMap, Span};
use connspec_emit::guide::Templates;
use connspec_emit::{Files, Flavour, LinkAccount, Projection, Publisher, RuntimeDependency};
use connspec_spec::Text;
use connspec_spec::model::Connector;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A path in this repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(relative)
}

/// The connector of one spec, which has no errors.
pub fn connector(path: &Path) -> Connector {
    let text = std::fs::read_to_string(path).unwrap();
    let mut sources = SourceMap::default();
    let name = path.file_name().unwrap().to_str().unwrap();
    let file = sources.add(name, text);
    let (connector, diagnostics) = connspec_spec::check(sources.file(file));
    connector.unwrap_or_else(|| {
        let messages: Vec<_> = diagnostics.iter().map(|one| &one.message).collect();
        panic!("{}: {messages:#?}", path.display())
    })
}

/// The spec that has one input of each kind.
pub fn every_input() -> Connector {
    connector(&path(
        "crates/emit/tests/fixtures/form/every_input.connector.yaml",
    ))
}

/// Folders of specs without mistakes.
const FOLDERS: &[&str] = &["specs", "crates/spec/tests/fixtures/ok"];

/// The connectors of those folders, and the one of this crate.
pub fn all() -> Vec<Connector> {
    let mut connectors = vec![every_input()];
    for folder in FOLDERS {
        let mut files: Vec<_> = std::fs::read_dir(path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{folder} has no specs");
        connectors.extend(files.iter().map(|file| connector(file)));
    }
    connectors.sort_by(|a, b| a.id.cmp(&b.id));
    // A fixture may show a real connector.
    connectors.dedup_by(|a, b| a.id == b.id);
    connectors
}

/// A publisher whose forms link to pages of this flavour.
pub fn publisher(form_links: Flavour) -> Publisher {
    let text = |words: &str| Text::new(words, Span::default());
    Publisher {
        product: text("Acme"),
        base_path: "/connectors".to_owned(),
        site_url: None,
        edit_base: None,
        flavours: vec![form_links],
        form_links,
        projections: Projection::ALL.to_vec(),
        form_element: true,
        categories: BTreeMap::new(),
        link_account: LinkAccount {
            title: text("Link the account"),
            steps: Vec::new(),
            optional: text("optional"),
            outro: Vec::new(),
        },
        templates: Templates::default(),
        crate_name: "connectors".to_owned(),
        runtime: RuntimeDependency::Version("0.1".to_owned()),
    }
}

/// What a build writes for `connectors`.
pub fn emit(connectors: &[Connector], form_links: Flavour) -> Files {
    connspec_emit::emit(connectors, &publisher(form_links)).0
}

/// A JSON file of a build.
pub fn json(files: &Files, path: &str) -> Value {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("{path} is missing"));
    serde_json::from_slice(bytes).unwrap()
}

/// The form documents of a build, with their paths; not their projections.
pub fn forms(files: &Files) -> Vec<(String, Value)> {
    files
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.starts_with("forms/") && path.ends_with(".json"))
        .filter(|path| *path != "forms/index.json" && path.matches('/').count() == 1)
        .map(|path| (path.to_owned(), json(files, path)))
        .collect()
}
