//! The front end's good fixtures as models, and a publisher for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use connspec_diagnostics::{FileId, SourceMap, Span};
use connspec_emit::guide::Templates;
use connspec_emit::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
use connspec_spec::Text;
use connspec_spec::model::{Block, Connector, Inline};

/// Every connector of `crates/spec/tests/fixtures/ok`, sorted by id.
pub fn fixtures() -> Vec<Connector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/tests/fixtures/ok");
    let mut connectors: Vec<Connector> = files_below(&folder)
        .iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .map(|path| fixture(path))
        .collect();
    connectors.sort_by(|a, b| a.id.cmp(&b.id));
    assert!(
        !connectors.is_empty(),
        "no fixtures in {}",
        folder.display()
    );
    connectors
}

fn fixture(path: &Path) -> Connector {
    let (text, diagnostics) = connspec_spec::decode(FileId(0), &fs::read(path).unwrap());
    assert!(diagnostics.is_empty(), "{}", path.display());
    let name = path.file_name().unwrap().to_str().unwrap();
    let mut sources = SourceMap::new();
    let id = sources.add(name, text);
    let (connector, _) = connspec_spec::check(sources.file(id));
    connector.unwrap_or_else(|| panic!("{name} is not a good spec"))
}

/// A publisher that takes every flavour.
pub fn publisher() -> Publisher {
    let text = |words: &str| Text::new(words, Span::default());
    let paragraph = |words: &str| vec![Block::Paragraph(vec![Inline::Text(text(words))])];
    let step = |title: &str, body: &str, lists_fields| LinkStep {
        title: text(title),
        body: paragraph(body),
        lists_fields,
    };
    Publisher {
        product: text("Acme"),
        base_path: "/connectors".to_owned(),
        site_url: Some("https://docs.acme.example".to_owned()),
        edit_base: Some("https://code.acme.example/edit/main".to_owned()),
        flavours: Flavour::ALL.to_vec(),
        form_links: Flavour::Mintlify,
        projections: Vec::new(),
        form_element: false,
        categories: BTreeMap::new(),
        link_account: LinkAccount {
            title: text("Link the account"),
            steps: vec![
                step("Open the form", "Choose the connector in Acme.", false),
                step("Fill it in", "Enter these values:", true),
            ],
            optional: text("optional"),
            outro: paragraph("Done."),
        },
        templates: Templates::default(),
        crate_name: "golden-connectors".to_owned(),
        runtime: RuntimeDependency::Path("../../../../runtime".to_owned()),
    }
}

/// The files in a folder and its folders, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
