//! The contract of the flavour `hub`: a page that was written by hand, in the tags, blank lines
//! and indents of the pages that the app takes, equals the page of a spec byte for byte.
//!
//! The twin is in words of our own. A page that may not be in the repository is compared when
//! `CONNSPEC_SEED` names its file: a spec is derived from it and compiled, and the page that comes
//! out must be the page that went in. The twin goes that way too.

mod convert;
mod html;

use std::collections::BTreeMap;

use connspec_diagnostics::{FileId, SourceFile, Span};
use connspec_emit::guide::Templates;
use connspec_emit::{Files, Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};
use connspec_spec::{Text, parse_blocks};

const TWIN: &str = include_str!("larkfield.mdx");
const TWIN_SPEC: &str = include_str!("larkfield.connector.yaml");

/// The closing part as `connspec.toml` would say it: Markdown, not yet read.
#[derive(Debug, Default)]
struct Linking {
    title: String,
    steps: Vec<LinkingStep>,
    outro: String,
}

#[derive(Debug)]
struct LinkingStep {
    title: String,
    body: String,
    lists_fields: bool,
}

/// The page of the only auth method of `spec`, from its first section to the end of its closing part.
fn page(spec: &str, linking: &Linking) -> String {
    let source = SourceFile::new(FileId::default(), "twin.connector.yaml", spec);
    let (connector, diagnostics) = connspec_spec::check(&source);
    let Some(connector) = connector else {
        panic!("{diagnostics:#?}\n{spec}");
    };
    let mut diagnostics = Vec::new();
    let text = |text: &str| Text::new(text, Span::default());
    let mut blocks = |markdown: &str| parse_blocks(markdown, Span::default(), &mut diagnostics);
    let steps = linking.steps.iter().map(|step| LinkStep {
        title: text(&step.title),
        body: blocks(&step.body),
        lists_fields: step.lists_fields,
    });
    let steps = steps.collect();
    let outro = blocks(&linking.outro);
    let publisher = Publisher {
        product: text("Acme"),
        base_path: String::new(),
        site_url: None,
        edit_base: None,
        flavours: vec![Flavour::Hub],
        form_links: Flavour::Hub,
        projections: Vec::new(),
        form_element: false,
        categories: BTreeMap::new(),
        templates: Templates::default(),
        crate_name: "connectors".to_owned(),
        runtime: RuntimeDependency::Version("0.1".to_owned()),
        link_account: LinkAccount {
            title: text(&linking.title),
            steps,
            optional: text("optional"),
            outro,
        },
    };
    let mut files = Files::default();
    connspec_emit::guide::emit(&[connector], &publisher, &mut files, &mut diagnostics);
    assert_eq!(diagnostics, []);
    let (_, page) = files
        .iter()
        .find(|(path, _)| !path.as_str().ends_with("index.mdx"))
        .unwrap();
    let page = str::from_utf8(page).unwrap();
    let end = page.rfind("</div>").unwrap() + "</div>\n".len();
    page[page.find("<section").unwrap()..end].to_owned()
}

/// Fails with the first line that differs.
fn assert_same(expected: &str, actual: &str) {
    let lines = expected.split('\n').zip(actual.split('\n'));
    for (number, (expected, actual)) in lines.enumerate() {
        assert_eq!(expected, actual, "line {}", number + 1);
    }
    assert_eq!(expected.len(), actual.len());
}

#[test]
fn a_spec_gives_the_twin() {
    let step = |title: &str, body: &str, lists_fields| LinkingStep {
        title: title.to_owned(),
        body: body.to_owned(),
        lists_fields,
    };
    let linking = Linking {
        title: "Bring it to Acme".to_owned(),
        steps: vec![
            step(
                "Start",
                "There are [several ways](/help/start#ways) to begin.",
                false,
            ),
            step("Type it in", "These are asked for:", true),
            step(
                "Finish",
                "- Press **Finish**\n\
                 - You may be sent to Larkfield and back. Say yes there.\n\
                 - A green tick means that it worked",
                false,
            ),
        ],
        outro: "From then on the field is among your [fields](/help/start).".to_owned(),
    };
    assert_same(TWIN, &page(TWIN_SPEC, &linking));
}

#[test]
fn a_page_comes_back() {
    let (spec, linking) = convert::convert(TWIN);
    assert_same(TWIN, &page(&spec, &linking));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test asks for a file")]
fn the_page_of_the_environment_comes_back() {
    let Some(path) = std::env::var_os("CONNSPEC_SEED") else {
        return;
    };
    let file = std::fs::read_to_string(path).unwrap();
    let end = file.rfind("</div>").unwrap() + "</div>\n".len();
    let seed = &file[file.find("<section").unwrap()..end];
    let (spec, linking) = convert::convert(seed);
    assert_same(seed, &page(&spec, &linking));
}
