//! The categories of a project.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use connspec_diagnostics::{Code, render};

use support::Folder;

const KNOWN: &str = "[categories]\nlogistics = \"Logistics\"\nshipping = \"Shipping\"\n";

/// What a check says about `categories`, in a project with this `connspec.toml`; and the codes.
fn said(config: &str, categories: &str) -> (String, Vec<Code>) {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    let file = "specs/acme.connector.yaml";
    let spec = fs::read_to_string(folder.path(file)).unwrap();
    let spec = spec.replace("urls:", &format!("{categories}\nurls:"));
    folder.write(file, spec.as_bytes());
    folder.write("connspec.toml", config.as_bytes());
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let said = render::text::render(&report.sources, &report.diagnostics, false);
    let codes = report.diagnostics.iter().map(|one| one.code);
    (said, codes.collect())
}

#[test]
fn a_project_without_a_list_takes_any_category() {
    let (said, codes) = said("", "categories: [shiping, anything]");
    assert_eq!(codes, [], "{said}");
}

#[test]
fn a_category_of_the_list_passes() {
    let (said, codes) = said(KNOWN, "categories: [shipping]");
    assert_eq!(codes, [], "{said}");
}

#[test]
fn a_misspelled_category_is_marked() {
    let (said, codes) = said(KNOWN, "categories: [logistics, shiping]");
    assert_eq!(codes, [Code::UnknownCategory], "{said}");
    assert!(said.contains("acme.connector.yaml:6:25"), "{said}");
    assert!(said.contains("did you mean `shipping`?"), "{said}");
}

#[test]
fn a_new_category_wants_a_title() {
    let (said, codes) = said(KNOWN, "categories: [payroll]");
    assert_eq!(codes, [Code::UnknownCategory], "{said}");
    let way_out = "known are `logistics`, `shipping`; a new one needs a title in `[categories]`";
    assert!(said.contains(way_out), "{said}");
}

#[test]
fn a_spec_with_mistakes_is_asked_for_its_categories() {
    let (said, codes) = said(KNOWN, "categories: [shiping]\nwebsite: nowhere");
    assert_eq!(codes.len(), 2, "{said}");
    assert_eq!(codes[0], Code::UnknownCategory, "{said}");
}
