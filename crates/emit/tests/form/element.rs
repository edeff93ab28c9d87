//! The custom element: what a host can rely on without looking into it. Browsers try it out elsewhere.

use crate::inputs::{all, emit, path, publisher};
use connspec_emit::{FORM_ELEMENT, Flavour};

/// What `docs/forms.md` promises.
const MOST_BYTES: usize = 15 * 1024;

#[test]
fn it_is_small() {
    let bytes = FORM_ELEMENT.len();
    assert!(bytes <= MOST_BYTES, "{bytes} bytes");
}

/// Texts of a document are never read as markup or code, and nothing is sent or kept.
#[test]
fn it_uses_nothing_that_a_strict_policy_forbids() {
    for forbidden in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
        "setTimeout",
        "import(",
        "import ",
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        "localStorage",
        "sessionStorage",
        "cookie",
        "console.",
        ".style",
        "<style",
        "javascript:",
    ] {
        assert!(!FORM_ELEMENT.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn it_is_written_where_it_is_asked_for() {
    let path = "forms/connspec-form.js";
    let wanted = emit(&[], Flavour::Markdown);
    assert_eq!(wanted.get(path), Some(FORM_ELEMENT.as_bytes()));
    let mut publisher = publisher(Flavour::Markdown);
    publisher.form_element = false;
    let (files, _) = connspec_emit::emit(&all()[..1], &publisher);
    assert_eq!(files.get(path), None);
}

/// Whoever copies it from the page has what is tried out here.
#[test]
#[expect(clippy::disallowed_methods, reason = "tests read pages")]
fn the_page_shows_its_own_normalisation() {
    let page = std::fs::read_to_string(path("docs/forms.md")).unwrap();
    let (_, below) = page.split_once("```js\n").unwrap();
    let (code, _) = below.split_once("```").unwrap();
    assert!(code.contains("export function normalize("), "{code}");
    assert!(FORM_ELEMENT.contains(code), "{code}");
}
