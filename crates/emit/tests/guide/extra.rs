//! What pages say beside the author's guide.

use connspec_emit::Files;
use connspec_spec::model::{Connector, FieldKind, Status};
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
        assert!(!page.contains("is deprecated"), "{flavour}\n{page}");
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
fn pages_of_a_preview_say_so() {
    let words = "This connector is a preview.";
    let mut preview = connector();
    preview.status = Status::Preview;
    for page in ["example-app/access-token", "example-app/setup/other"] {
        let expected = [
            ("docusaurus", ":::info\n\nThis connector is a preview."),
            ("hub", "<Info>\n  <p>This connector is a preview."),
            ("markdown", "> **Info:** This connector is a preview."),
            ("mintlify", "<Info>\n  This connector is a preview."),
            ("starlight", ":::note[Info]\n\nThis connector is a preview."),
        ];
        assert_holds(std::slice::from_ref(&preview), page, expected);
        let stable = named("example_app", "Example App");
        for (flavour, page) in pages(&[stable], page) {
            assert!(!page.contains(words), "{flavour}\n{page}");
        }
    }
}

#[test]
fn the_index_says_what_nobody_may_rely_on() {
    let marks = |status: Status| {
        let mut connector = connector();
        connector.status = status;
        let pages = pages(&[connector], "index");
        assert_eq!(pages.len(), 5);
        pages.into_iter().map(|(_, page)| {
            let mark = |word: &str| page.matches(word).count();
            (mark("Preview."), mark("Deprecated."))
        })
    };
    let deprecated = connector().status;
    // It stands in two categories.
    assert!(marks(Status::Preview).all(|marks| marks == (2, 0)));
    assert!(marks(deprecated).all(|marks| marks == (0, 2)));
    assert!(marks(Status::Stable).all(|marks| marks == (0, 0)));
}

#[test]
fn fields_that_may_stay_empty_are_marked() {
    let mut connector = connector();
    let mut tick = connector.methods[0].fields[1].clone();
    tick.label = Text::new("Tick box", tick.label.span());
    tick.kind = FieldKind::Boolean;
    connector.methods[0].fields.push(tick);
    connector.methods[1].setup_fields[0].required = false;
    let connector = [connector];
    let expected = |words: &'static str, element: &'static str| {
        [
            ("docusaurus", words),
            ("hub", element),
            ("markdown", words),
            ("mintlify", words),
            ("starlight", words),
        ]
    };
    let page = "example-app/access-token";
    let element = "<li><strong>Space name</strong> (optional)</li>";
    assert_holds(
        &connector,
        page,
        expected("-   **Space name** (optional)", element),
    );
    for (flavour, page) in pages(&connector, page) {
        // Neither what is required nor a tick box.
        assert_eq!(page.matches("optional").count(), 1, "{flavour}\n{page}");
        assert!(page.contains("Tick box"), "{flavour}\n{page}");
    }
    let element = "<li><strong>App secret</strong> (optional)</li>";
    let page = "example-app/setup/other";
    assert_holds(
        &connector,
        page,
        expected("-   **App secret** (optional)", element),
    );
}

#[test]
fn a_logo_stands_beside_the_name_on_the_index_page() {
    let mut nameless = named("better_app", "Better");
    nameless.logo = None;
    let connectors = [nameless, connector()];
    let taken_in = "-   <img src={require(\"./example-app/images/mark.png\").default} width=\"24\" alt=\"Example App\" /> **Example App**: ";
    let sized = "-   <span style=\"display: inline-block; width: 24px; vertical-align: middle\">![Example App](./example-app/images/mark.png)</span> **Example App**: ";
    let card = "<Card title=\"Example App\" icon=\"/connectors/example-app/images/mark.png\">";
    assert_holds(
        &connectors,
        "index",
        [
            ("docusaurus", taken_in),
            (
                "hub",
                "<li>\n    <img src=\"/connectors/example-app/images/mark.png\" width=\"24\" alt=\"Example App\" />\n\n    <p><strong>Example App</strong>: ",
            ),
            (
                "markdown",
                "-   <img src=\"./example-app/images/mark.png\" width=\"24\" alt=\"Example App\" /> **Example App**: ",
            ),
            ("mintlify", card),
            ("starlight", sized),
        ],
    );
    // One without a logo stands in the same way.
    let line = "-   **Better**: ";
    assert_holds(
        &connectors,
        "index",
        [
            ("docusaurus", line),
            ("hub", "<li>\n    <p><strong>Better</strong>: "),
            ("markdown", line),
            ("mintlify", "<Card title=\"Better\">"),
            ("starlight", line),
        ],
    );
    // Where none has one, there is no place for it.
    for (flavour, page) in pages(&connectors[..1], "index") {
        let is_list = !page.contains("<table") && !page.contains("<img") && !page.contains("icon=");
        assert!(is_list, "{flavour}\n{page}");
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
