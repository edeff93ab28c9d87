//! An id is that of one connector, now and before.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use connspec_diagnostics::{Code, Span};

use support::Folder;

/// A project with connectors: an id, those that it had before, and whether it has a mistake too.
fn project(connectors: &[(&str, &str, bool)]) -> Folder {
    let folder = Folder::new();
    for (id, previous, is_bad) in connectors {
        let kind = if *is_bad { "nonne" } else { "none" };
        let spec = format!(
            "connspec: 1\nid: {id}\nname: Acme\ndescription: Things to do.\n{previous}urls: {{api: https://api.acme.com}}\nauth:\n  - {{id: open, label: Open, type: {kind}, check: {{none: nothing to ask}}}}\n"
        );
        folder.write(&format!("specs/{id}.connector.yaml"), spec.as_bytes());
    }
    folder
}

/// What is said about ids: the marked text, the text that the label marks, and what is said there.
fn said(folder: &Folder) -> Vec<String> {
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let about = report
        .diagnostics
        .iter()
        .filter(|one| one.code == Code::DuplicateId);
    let said = about.map(|one| {
        assert!(!one.help.is_empty(), "{one:?}");
        let place = |span: Span| {
            let file = report.sources.file(span.file);
            format!("{} in {}", &file.text()[span.range()], file.name())
        };
        let label = &one.labels[0];
        format!("{}; {}", place(one.span), place(label.span))
    });
    said.collect()
}

#[test]
fn ids_of_their_own_are_fine() {
    let folder = project(&[
        ("parcels", "previous_ids: [packets, boxes]\n", false),
        ("letters", "previous_ids: [post]\n", false),
        // They differ, and so do their addresses.
        ("log_in", "", false),
        ("login", "previous_ids: [box_es]\n", false),
    ]);
    folder.spec("              body: Copy it.\n");
    assert_eq!(said(&folder), [""; 0]);
}

#[test]
fn a_previous_id_is_not_another_connectors() {
    let previous = "previous_ids: [packets, letters]\n";
    let expected =
        "letters in specs/parcels.connector.yaml; letters in specs/letters.connector.yaml";
    for is_bad in [false, true] {
        let folder = project(&[("letters", "", is_bad), ("parcels", previous, false)]);
        assert_eq!(said(&folder), [expected]);
        let folder = project(&[("letters", "", false), ("parcels", previous, is_bad)]);
        assert_eq!(said(&folder), [expected]);
    }
}

#[test]
fn two_connectors_have_not_been_the_same() {
    let folder = project(&[
        ("ads", "previous_ids: [google]\n", false),
        ("mail", "previous_ids: [post, google]\n", false),
        ("maps", "previous_ids: [google]\n", true),
    ]);
    let first = "google in specs/ads.connector.yaml";
    assert_eq!(
        said(&folder),
        [
            format!("google in specs/mail.connector.yaml; {first}"),
            format!("google in specs/maps.connector.yaml; {first}"),
        ]
    );
}

#[test]
fn one_mistake_is_said_once() {
    // A copy of a spec in a folder of its own.
    let folder = project(&[("parcels", "previous_ids: [packets]\n", false)]);
    let copy = std::fs::read(folder.path("specs/parcels.connector.yaml")).unwrap();
    folder.write("specs/old/parcels.connector.yaml", &copy);
    assert_eq!(
        said(&folder),
        ["parcels in specs/parcels.connector.yaml; parcels in specs/old/parcels.connector.yaml"]
    );
    // What is wrong within a spec was said there.
    for previous in ["[parcels]", "[packets, packets]"] {
        let previous = format!("previous_ids: {previous}\n");
        let folder = project(&[("parcels", &previous, false)]);
        assert_eq!(said(&folder).len(), 1, "{previous}");
    }
}

/// What is said of a deprecated connector that `replaced_by` replaces, beside `letters`, which was
/// `post`: the marked text and the help.
fn replaced(replaced_by: &str, is_bad: bool) -> Vec<(String, String)> {
    let status =
        format!("status: {{deprecated: {{since: 2026-02-20, replaced_by: {replaced_by}}}}}\n");
    let folder = project(&[
        ("letters", "previous_ids: [post]\n", false),
        ("parcels", &status, is_bad),
    ]);
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let about = report.diagnostics.iter();
    let about = about.filter(|one| one.code == Code::UnknownConnector);
    let said = about.map(|one| {
        let text = report.sources.file(one.span.file).text();
        (text[one.span.range()].to_owned(), one.help.concat())
    });
    said.collect()
}

#[test]
fn a_connector_is_replaced_by_another() {
    assert_eq!(replaced("letters", false), []);
}

#[test]
fn a_misspelled_connector_replaces_nothing() {
    let expected = ("leters".to_owned(), "did you mean `letters`?".to_owned());
    for is_bad in [false, true] {
        assert_eq!(replaced("leters", is_bad), std::slice::from_ref(&expected));
    }
}

#[test]
fn a_connector_is_replaced_by_what_another_is_called_now() {
    let expected = ("post".to_owned(), "its id is `letters` now".to_owned());
    assert_eq!(replaced("post", false), [expected]);
}

#[test]
fn a_connector_of_nobody_replaces_nothing() {
    let [(marked, help)] = &replaced("telegraph", false)[..] else {
        panic!();
    };
    assert_eq!(marked, "telegraph");
    assert!(help.contains("leave `replaced_by` out"), "{help}");
}

#[test]
fn a_connector_that_cannot_be_read_replaces_another_all_the_same() {
    let status = "status: {deprecated: {since: 2026-02-20, replaced_by: letters}}\n";
    let folder = project(&[("parcels", status, false)]);
    folder.write("specs/letters.connector.yaml", b"\xff");
    let report = folder.project().check(&[], &|_| {}).unwrap();
    let codes: Vec<_> = report.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::NotUtf8]);
    // Of some specs alone it is not known what there is beside them.
    let spec = [folder.path("specs/parcels.connector.yaml")];
    std::fs::remove_file(folder.path("specs/letters.connector.yaml")).unwrap();
    assert!(folder.project().check(&spec, &|_| {}).unwrap().is_clean());
    assert!(!folder.project().check(&[], &|_| {}).unwrap().is_clean());
}
