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
