//! What is around the pages: every page is in the navigation of its flavour, and pages that were
//! somewhere else are found again.

use connspec_emit::{Files, Publisher};
use connspec_spec::Id;
use connspec_spec::model::Connector;
use serde_json::{Value, json};

use crate::sample::{connector, publisher};

/// The sample, and a connector with one page that was called something else before.
fn connectors() -> Vec<Connector> {
    let id = |id: &str| Id::new(id).unwrap();
    let mut other = connector();
    other.id = id("only_one");
    other.methods.truncate(1);
    other.previous_ids = vec![id("one_only"), id("example_app")];
    let mut twice = connector();
    twice.id = id("twice");
    twice.previous_ids = vec![id("one_only")];
    vec![connector(), other, twice]
}

fn files(publisher: &Publisher) -> Files {
    let (mut files, mut diagnostics) = (Files::default(), Vec::new());
    connspec_emit::guide::emit(&connectors(), publisher, &mut files, &mut diagnostics);
    assert_eq!(diagnostics, []);
    files
}

fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json_of(files: &Files, path: &str) -> Value {
    serde_json::from_str(&text(files, path)).unwrap()
}

/// The pages of a flavour, without extensions and sorted.
fn pages(files: &Files, flavour: &str, extension: &str) -> Vec<String> {
    let paths = files.iter().filter_map(|(path, _)| {
        let page = path.as_str().strip_prefix(&format!("guides/{flavour}/"))?;
        page.strip_suffix(extension).map(str::to_owned)
    });
    paths.filter(|page| page != "SUMMARY").collect()
}

/// All texts in a document for which `is_page` gives a page, sorted.
fn named(value: &Value, is_page: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut found = match value {
        Value::String(text) => is_page(text).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(|item| named(item, is_page)).collect(),
        Value::Object(map) => map.values().flat_map(|item| named(item, is_page)).collect(),
        _ => Vec::new(),
    };
    found.sort();
    found
}

#[test]
fn every_page_is_in_the_navigation_once() {
    let files = files(&publisher());
    let below = |text: &str| text.strip_prefix("connectors/").map(str::to_owned);
    let mintlify = json_of(&files, "guides/mintlify/navigation.json");
    assert_eq!(named(&mintlify, &below), pages(&files, "mintlify", ".mdx"));

    let docusaurus = json_of(&files, "guides/docusaurus/sidebar.json");
    let id = |text: &str| (text == "index" || text.contains('/')).then(|| text.to_owned());
    assert_eq!(named(&docusaurus, &id), pages(&files, "docusaurus", ".mdx"));

    let starlight = json_of(&files, "guides/starlight/sidebar.json");
    let slug = |text: &str| match text.trim_start_matches('/') {
        "connectors/" => Some("index".to_owned()),
        other => below(other),
    };
    assert_eq!(named(&starlight, &slug), pages(&files, "starlight", ".mdx"));

    let hub = json_of(&files, "guides/hub/navigation.json");
    let file = |text: &str| text.strip_suffix(".mdx").map(str::to_owned);
    let mut hub = named(&hub, &file);
    hub.push("index".to_owned());
    hub.sort();
    assert_eq!(hub, pages(&files, "hub", ".mdx"));

    let markdown = pages(&files, "markdown", ".md");
    let nav: Value = serde_yaml::from_str(&text(&files, "guides/markdown/mkdocs-nav.yml")).unwrap();
    let file = |text: &str| below(text)?.strip_suffix(".md").map(str::to_owned);
    assert_eq!(named(&nav, &file), markdown);

    let vitepress = json_of(&files, "guides/markdown/vitepress-sidebar.json");
    assert_eq!(named(&vitepress, &slug), markdown);

    let summary = text(&files, "guides/markdown/SUMMARY.md");
    let mut chapters: Vec<_> = summary
        .lines()
        .filter_map(|line| line.split_once("](")?.1.strip_suffix(".md)"))
        .collect();
    chapters.sort_unstable();
    assert_eq!(chapters, markdown);
}

#[test]
fn a_connector_with_one_page_is_that_page() {
    let files = files(&publisher());
    let mintlify = json_of(&files, "guides/mintlify/navigation.json");
    assert_eq!(mintlify["pages"][2], "connectors/only-one/access-token");
    assert_eq!(mintlify["pages"][1]["group"], "Example App");
    let docusaurus = json_of(&files, "guides/docusaurus/sidebar.json");
    assert_eq!(
        docusaurus["connectors"][0]["items"][1],
        json!({"type": "doc", "id": "only-one/access-token", "label": "Example App"})
    );
}

#[test]
fn pages_that_moved_are_found_again() {
    let files = files(&publisher());
    let (from, to) = (
        "/connectors/one-only/access-token",
        "/connectors/only-one/access-token",
    );
    // A page that exists wins over a redirect, and the first redirect over the second.
    let others = ["other", "setup/other"].map(|page| {
        (
            format!("/connectors/one-only/{page}"),
            format!("/connectors/twice/{page}"),
        )
    });
    let pair = |from_key: &str, to_key: &str| {
        let mut rules = vec![json!({from_key: from, to_key: to})];
        rules.extend(
            others
                .iter()
                .map(|(from, to)| json!({from_key: from, to_key: to})),
        );
        Value::from(rules)
    };
    let of = |flavour: &str| json_of(&files, &format!("guides/{flavour}/redirects.json"));
    assert_eq!(of("mintlify"), pair("source", "destination"));
    assert_eq!(of("docusaurus"), pair("from", "to"));
    assert_eq!(of("markdown"), pair("from", "to"));
    assert_eq!(of("hub"), pair("from", "to"));
    assert_eq!(of("starlight")[from], format!("{to}/"));
    assert_eq!(of("starlight").as_object().unwrap().len(), 3);
}

#[test]
fn agents_are_led_to_plain_pages_where_there_are_any() {
    let mut publisher = publisher();
    publisher.site_url = Some("https://docs.acme.example".to_owned());
    let first = |publisher: &Publisher, flavour: &str| {
        let section = text(&files(publisher), &format!("guides/{flavour}/llms.txt"));
        let items: Vec<_> = section
            .lines()
            .filter(|line| line.starts_with("- "))
            .collect();
        assert_eq!(items.len(), 7, "{section}");
        items[0].to_owned()
    };
    let page = "https://docs.acme.example/connectors/example-app/access-token";
    let item =
        |page: &str| format!("- [Example App: Access token]({page}): Does `things` for people.");
    assert_eq!(first(&publisher, "docusaurus"), item(&format!("{page}.md")));
    publisher
        .flavours
        .retain(|flavour| flavour.name() != "markdown");
    assert_eq!(first(&publisher, "docusaurus"), item(page));
    assert_eq!(first(&publisher, "mintlify"), item(&format!("{page}.md")));
    publisher.site_url = None;
    assert_eq!(
        first(&publisher, "hub"),
        item("/connectors/example-app/access-token")
    );
}

#[test]
fn at_the_root_of_a_site_no_path_is_doubled() {
    let mut publisher = publisher();
    publisher.base_path = String::new();
    let files = files(&publisher);
    let mintlify = json_of(&files, "guides/mintlify/navigation.json");
    assert_eq!(mintlify["pages"][0], "index");
    let starlight = json_of(&files, "guides/starlight/sidebar.json");
    assert_eq!(starlight["items"][0]["link"], "/");
    assert_eq!(starlight["items"][2]["slug"], "only-one/access-token");
    for (path, bytes) in files.iter() {
        let text = str::from_utf8(bytes).unwrap();
        assert!(!text.contains("\"//") && !text.contains("(//"), "{path}");
    }
}
