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
            - {id: look, title: Look, gives: [api_key{GIVES}], body: \"Look at{SHOWN}.\"}
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
        // The check sends one request, and every address has a use.
        let shown = ["api", "app", "files", "login"].map(|name| {
            let is_there = block.contains(&format!("{name}: "));
            is_there.then(|| format!(" <url:{name}>"))
        });
        let shown: String = shown.into_iter().flatten().collect();
        let method = METHOD
            .replace("ADDRESS", address)
            .replace("{QUERY}", query)
            .replace("{GIVES}", gives)
            .replace("{SHOWN}", &shown);
        let head = "connspec: 1\nid: acme\nname: Acme\ndescription: Sends parcels.\n";
        assert_good("addresses.md", &format!("{head}{block}{method}"));
    }
}

/// What stands before the examples of auth methods.
const ACME: &str = "\
connspec: 1
id: acme
name: Acme
description: Sends parcels.
";

/// The section of a guide whose only step gives those fields.
fn guide(key: &str, fields: &[&str]) -> String {
    let fields = fields.join(", ");
    format!(
        "    {key}:
      sections:
        - id: find
          title: Find them
          steps:
            - {{id: look, title: Look, gives: [{fields}], body: Copy them.}}
"
    )
}

/// A whole spec with one method: the ids below `fields:` and `setup_fields:` are given by guides.
fn with_method(scopes: &str, method: &str, check: &str) -> String {
    let mut lists: [(&str, &str, Vec<&str>); 2] = [
        ("  fields:", "guide", Vec::new()),
        ("  setup_fields:", "setup_guide", Vec::new()),
    ];
    let mut list = None;
    for line in method.lines() {
        match line.trim_start().strip_prefix("- {id: ") {
            Some(field) => {
                let list = list.and_then(|list: usize| lists.get_mut(list));
                let id = field.split(',').next().unwrap_or_default();
                list.into_iter().for_each(|(_, _, ids)| ids.push(id));
            }
            None => list = lists.iter().position(|(key, ..)| line == *key),
        }
    }
    let mut spec = ACME.to_owned();
    let login = method.contains("{login}");
    let login = if login {
        ", login: https://login.acme.com"
    } else {
        ""
    };
    spec.push_str(&format!("urls: {{api: https://api.acme.com{login}}}\n"));
    if method.contains("scopes:") {
        spec.push_str(scopes);
        spec.push('\n');
    }
    spec.push_str("auth:\n");
    for (part, indent) in [(method, "  "), (check, "    ")] {
        for line in part.lines() {
            spec.push_str(&format!("{indent}{line}\n"));
        }
    }
    for (_, key, ids) in lists.iter().filter(|(.., ids)| !ids.is_empty()) {
        spec.push_str(&guide(key, ids));
    }
    spec
}

#[test]
fn the_examples_of_auth_methods_are_parts_of_good_specs() {
    let blocks = blocks(include_str!("../../../docs/auth-methods.md"));
    let part = |key: &str| {
        let mut found = blocks.iter().filter(|block| block.starts_with(key));
        let part = found.next().unwrap();
        assert!(found.next().is_none(), "two parts `{key}`");
        part
    };
    let (scopes, check) = (part("scopes:"), part("check:"));
    let methods: Vec<_> = blocks.iter().filter(|b| b.starts_with("- id:")).collect();
    assert_eq!(methods.len() + 2, blocks.len());
    assert!(methods.len() > 6);
    for method in &methods {
        let none = "check: {none: It is not the subject here.}";
        assert_good("auth-methods.md", &with_method(scopes, method, none));
    }
    assert_good("auth-methods.md", &with_method(scopes, methods[0], check));
}
