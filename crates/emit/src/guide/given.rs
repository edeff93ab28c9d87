//! What templates are given is what `docs/guides.md` says.

use std::collections::{BTreeMap, BTreeSet};

use connspec_diagnostics::{SourceMap, Span};
use connspec_spec::Text;
use connspec_spec::model::{Block, Connector, Inline};
use minijinja::Value;
use minijinja::value::ValueKind;

use super::extra::Extra;
use super::markdown::Markdown;
use super::{index, page};
use crate::{Flavour, LinkAccount, LinkStep, Publisher, RuntimeDependency};

const DOCS: &str = include_str!("../../../../docs/guides.md");
const SPEC: &str = include_str!("../../../spec/tests/fixtures/ok/every_text.connector.yaml");

fn connector() -> Connector {
    let mut sources = SourceMap::new();
    let file = sources.add("every_text.connector.yaml", SPEC);
    let (connector, _) = connspec_spec::check(sources.file(file));
    connector.expect("the fixture is a good spec")
}

fn publisher() -> Publisher {
    let text = Text::new("Words", Span::default());
    let block = Block::Paragraph(vec![Inline::Text(text.clone())]);
    Publisher {
        product: text.clone(),
        base_path: String::new(),
        site_url: None,
        edit_base: None,
        flavours: vec![Flavour::Markdown],
        form_links: Flavour::Markdown,
        link_account: LinkAccount {
            title: text.clone(),
            steps: vec![LinkStep {
                title: text.clone(),
                body: vec![block],
                lists_fields: true,
            }],
            optional: text,
            outro: Vec::new(),
        },
        projections: Vec::new(),
        form_element: false,
        categories: BTreeMap::new(),
        templates: super::Templates::default(),
        crate_name: "connectors".to_owned(),
        runtime: RuntimeDependency::Version("0.1".to_owned()),
    }
}

/// The names in a value: `sections[].title`.
fn names(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value.kind() {
        ValueKind::Map => {
            for key in value.try_iter().expect("a map has keys") {
                let name = key.as_str().expect("the keys are names");
                let path = if path.is_empty() {
                    name.to_owned()
                } else {
                    format!("{path}.{name}")
                };
                let value = value.get_attr(name).expect("the key is there");
                found.insert(path.clone());
                names(&value, &path, found);
            }
        }
        ValueKind::Seq => {
            for item in value.try_iter().expect("a list has items") {
                names(&item, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

/// The names in the table below a heading of the page.
fn documented(heading: &str) -> BTreeSet<String> {
    let (_, part) = DOCS.split_once(heading).expect("the page has the heading");
    let part = part.split("\n### ").next().unwrap_or(part);
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once("` |")?.0.to_owned()))
        .collect()
}

#[test]
fn the_names_of_pages_are_documented() {
    let (connectors, publisher) = ([connector()], publisher());
    let mut given = BTreeSet::new();
    for page in page::Page::of_connector(&connectors[0]) {
        let extra = Extra::of::<Markdown>(page, &connectors, &publisher);
        let context = page::context::<Markdown>(page, &extra, &publisher);
        names(&context, "", &mut given);
    }
    assert_eq!(given, documented("### What `page` and `setup` are given\n"));
}

#[test]
fn the_names_of_the_index_page_are_documented() {
    let (connectors, publisher) = ([connector()], publisher());
    let groups = index::groups::<Markdown>(&connectors, &publisher);
    let mut given = BTreeSet::new();
    let context = index::context::<Markdown>(&groups, &publisher);
    names(&context, "", &mut given);
    assert_eq!(given, documented("### What `index` is given\n"));
}
