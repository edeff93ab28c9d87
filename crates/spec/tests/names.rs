//! What a spec names beyond itself is known whatever else is wrong with it.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::path::Path;

use connspec_diagnostics::{FileId, SourceFile};
use connspec_spec::{Names, check_with_names};

const SPEC: &str = "fixtures/names.connector.yaml";

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(SPEC);
    fs::read_to_string(path).expect("the fixture is part of the repository")
}

/// The names in a text, each as it is marked there, and whether a connector was made of it.
fn names(text: &str) -> (Vec<String>, bool) {
    let source = SourceFile::new(FileId(0), "names", text);
    let checked = check_with_names(&source);
    let Names {
        id,
        previous_ids,
        replaced_by,
        categories,
        pictures,
    } = checked.names;
    let ids = id.iter().chain(&previous_ids).chain(&replaced_by);
    let ids = ids.chain(&categories);
    let ids = ids.map(|id| (id.value.to_string(), id.span));
    let pictures = pictures.iter().map(|file| (file.path.clone(), file.span));
    let marked = ids.chain(pictures).map(|(name, span)| {
        assert_eq!(source.text()[span.range()], name);
        name
    });
    (marked.collect(), checked.connector.is_some())
}

const ALL: [&str; 10] = [
    "names",
    "older",
    "oldest",
    "newer",
    "words",
    "images/body.png",
    "images/intro.png",
    "images/setup.png",
    "images/shared.png",
    "images/step.png",
];

#[test]
fn a_good_spec_names_what_its_connector_does() {
    let source = SourceFile::new(FileId(0), "names", text());
    assert_eq!(check_with_names(&source).diagnostics, []);
    assert_eq!(names(&text()), (ALL.map(str::to_owned).to_vec(), true));
}

#[test]
fn mistakes_elsewhere_hide_no_name() {
    for (good, bad) in [
        ("GET {api}/v1/me", "GET {apii}/v1/me"),
        ("<field:client_id>", "<field:client_ix>"),
        ("type: secret", "type: secert"),
        ("title: Copy the key", "titel: Copy the key"),
        ("alt: The key", "alt: \"\""),
        ("name: Names", "name: 1.10"),
    ] {
        let text = text().replace(good, bad);
        assert!(text.contains(bad), "{good}");
        let (names, is_good) = names(&text);
        assert_eq!(names, ALL, "{bad}");
        assert!(!is_good, "{bad}");
    }
}

#[test]
fn what_has_not_the_form_of_a_name_is_none() {
    let text = text()
        .replace("id: names", "id: Names")
        .replace("older", "olD-er")
        .replace("src: images/step.png", "src: ../images/step.png");
    let (names, _) = names(&text);
    let left = ALL
        .iter()
        .filter(|name| !["names", "older", "images/step.png"].contains(name));
    assert_eq!(names, left.copied().collect::<Vec<_>>());
}

#[test]
fn a_text_that_is_no_spec_names_nothing() {
    for text in ["", "[]", "just words", "auth: 7\nsections: x\n"] {
        assert_eq!(names(text), (Vec::new(), false), "{text:?}");
    }
}
