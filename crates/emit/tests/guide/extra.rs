//! What pages say beside the author's guide.

use connspec_emit::Files;
use connspec_spec::model::{Connector, Status};
use connspec_spec::{Id, Text};

use crate::sample::{connector, publisher};

/// The page of that path in each flavour, and what it is called there.
fn pages(connectors: &[Connector], page: &str) -> Vec<(String, String)> {
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    connspec_emit::guide::emit(connectors, &publisher(), &mut files, &mut diagnostics);
    assert_eq!(diagnostics, []);
    let pages = files.iter().filter_map(|(path, text)| {
        let (_, path) = path.as_str().split_once('/')?;
        let (flavour, path) = path.split_once('/')?;
        let (path, _) = path.rsplit_once('.')?;
        let text = str::from_utf8(text).unwrap().to_owned();
        (path == page).then(|| (flavour.to_owned(), text))
    });
    pages.collect()
}

/// Checks that each flavour's page holds the words for it.
fn assert_holds(connectors: &[Connector], page: &str, expected: [(&str, &str); 5]) {
    let pages = pages(connectors, page);
    assert_eq!(pages.len(), expected.len());
    for ((flavour, page), (name, words)) in pages.iter().zip(expected) {
        assert_eq!(flavour, name);
        assert!(page.contains(words), "{flavour} has no {words}\n{page}");
    }
}

fn named(name: &str, label: &str) -> Connector {
    let mut other = connector();
    other.id = Id::new(name).unwrap();
    other.name = Text::new(label, other.name.span());
    other.status = Status::Stable;
    other
}

#[test]
fn the_page_of_a_deprecated_connector_leads_to_the_better_one() {
    let connectors = [named("better_app", "Better"), connector()];
    let page = "example-app/access-token";
    let site = "Use [Better](/connectors/better-app/access-token) instead.";
    assert_holds(
        &connectors,
        page,
        [
            (
                "docusaurus",
                "Use [Better](../better-app/access-token.mdx) instead.",
            ),
            (
                "hub",
                "Use <a href=\"/connectors/better-app/access-token\">Better</a> instead.",
            ),
            (
                "markdown",
                "Use [Better](../better-app/access-token.md) instead.",
            ),
            ("mintlify", site),
            (
                "starlight",
                "Use [Better](/connectors/better-app/access-token/) instead.",
            ),
        ],
    );
    for (flavour, page) in pages(&connectors, "better-app/access-token") {
        assert!(!page.contains("deprecated"), "{flavour}\n{page}");
    }
    // One that is not among these connectors has no page to lead to.
    for (flavour, page) in pages(&[connector()], page) {
        assert!(
            page.contains("Use `better_app` instead."),
            "{flavour}\n{page}"
        );
    }
}

#[test]
fn methods_name_each_other() {
    let summary = ": For `others`.";
    let site = format!(
        "Other ways to connect Example App:\n\n-   [Other](/connectors/example-app/other){summary}"
    );
    let app = "<p>Other ways to connect Example App:</p>\n\n<ul>\n  <li><a href=\"/connectors/example-app/other\">Other</a>: For `others`.</li>";
    assert_holds(
        &[connector()],
        "example-app/access-token",
        [
            ("docusaurus", "-   [Other](other.mdx): For `others`."),
            ("hub", app),
            ("markdown", "-   [Other](other.md): For `others`."),
            ("mintlify", &site),
            (
                "starlight",
                "-   [Other](/connectors/example-app/other/): For `others`.",
            ),
        ],
    );
    // Only one method has something to set up, and a single method has no others.
    let mut single = connector();
    single.methods.truncate(1);
    for (flavour, page) in pages(&[connector()], "example-app/setup/other")
        .into_iter()
        .chain(pages(&[single], "example-app/access-token"))
    {
        assert!(!page.contains("Other ways"), "{flavour}\n{page}");
    }
}

#[test]
fn addresses_that_depend_on_a_choice_are_a_table() {
    let table = "| Data center | `api` |\n| --- | --- |\n| **Europe** | `https://x<Space name>.eu.example.com` |\n| **The world** | `https://api.example.com` |";
    let element =
        "<td><strong>Europe</strong></td>\n      <td>`https://x<Space name>.eu.example.com`</td>";
    assert_holds(
        &[connector()],
        "example-app/access-token",
        [
            ("docusaurus", table),
            ("hub", element),
            ("markdown", table),
            ("mintlify", table),
            ("starlight", table),
        ],
    );
    // A method that does not ask which, and addresses that are the same for every region.
    let mut same = connector();
    let row = same.addresses.rows[0].clone();
    same.addresses.rows[1] = row;
    for (flavour, page) in pages(&[connector()], "example-app/other")
        .into_iter()
        .chain(pages(&[same], "example-app/access-token"))
    {
        assert!(!page.contains("Addresses"), "{flavour}\n{page}");
    }
}
