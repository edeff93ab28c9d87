//! The specs that the documentation shows are good ones.

use connspec_diagnostics::{SourceMap, render};

/// The fenced YAML blocks of a page.
fn blocks(page: &str) -> Vec<String> {
    page.split("```yaml\n")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("\n```")?.0.to_owned()))
        .collect()
}

fn assert_good(name: &str, spec: &str) {
    let mut sources = SourceMap::new();
    let id = sources.add(name, spec);
    let (connector, diagnostics) = connspec_spec::check(sources.file(id));
    let messages = render::text::render(&sources, &diagnostics, false);
    assert!(
        connector.is_some() && diagnostics.is_empty(),
        "{messages}\n{spec}"
    );
}

#[test]
fn the_readme_shows_a_good_spec() {
    let blocks = blocks(include_str!("../../../README.md"));
    assert_eq!(blocks.len(), 1);
    assert_good("README.md", &blocks[0]);
}

#[test]
fn the_tutorial_builds_a_good_spec() {
    let blocks = blocks(include_str!("../../../docs/first-connector.md"));
    assert_eq!(blocks.len(), 5);
    assert_good("first-connector.md", &blocks.join("\n"));
}

/// What the form of each example asks for besides the key.
const ADDRESS_EXAMPLES: &[&str] = &[
    "",
    ", region",
    ", environment",
    ", region, environment",
    ", shop",
    "",
    "",
    ", pod",
];

/// What follows each example.
const METHOD: &str = "
auth:
  - id: key
    label: API key
    type: bearer
    token: \"{api_key}\"
    fields:
      - {id: api_key, label: API key, type: secret}
    check:
      - {title: Read the account, request: \"GET {ADDRESS}/me{QUERY}\"}
    guide:
      sections:
        - id: find
          title: Find it
          steps:
            - {id: look, title: Look, gives: [api_key{GIVES}], body: Copy it.}
";

#[test]
fn the_examples_of_addresses_are_parts_of_good_specs() {
    let blocks = blocks(include_str!("../../../docs/addresses.md"));
    assert_eq!(blocks.len(), ADDRESS_EXAMPLES.len());
    for (block, gives) in blocks.iter().zip(ADDRESS_EXAMPLES) {
        let address = if block.contains("login:") {
            "login"
        } else {
            "api"
        };
        let has_values = block.contains("audience:");
        let query = if has_values { "?for={audience}" } else { "" };
        let method = METHOD
            .replace("ADDRESS", address)
            .replace("{QUERY}", query)
            .replace("{GIVES}", gives);
        let head = "connspec: 1\nid: acme\nname: Acme\ndescription: Sends parcels.\n";
        assert_good("addresses.md", &format!("{head}{block}{method}"));
    }
}
