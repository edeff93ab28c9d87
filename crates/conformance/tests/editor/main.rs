//! What an author's editor says about a spec, with the schema that the compiler writes: what it
//! offers, explains and marks. Behind the editor is the YAML language server.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value as Json;
use server::{Editor, Position};

/// A good spec. The tests write into it as an author would.
const ACME: &str = include_str!("acme.connector.yaml");

/// Where an author's cursor is.
const CURSOR: char = '¦';

/// Where the specs of the repository are; their first line says where the schema is from there.
fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../specs")
        .canonicalize()
        .unwrap()
}

/// Opens a text as a spec of its own. The server keeps what it knows of a document by its address.
fn open(editor: &mut Editor, text: &str) -> String {
    static OPENED: AtomicUsize = AtomicUsize::new(0);
    let number = OPENED.fetch_add(1, Ordering::Relaxed);
    editor.open(&specs().join(format!("acme{number}.connector.yaml")), text)
}

/// The spec with one part of it, found once, written otherwise.
fn edited(part: &str, otherwise: &str) -> String {
    assert_eq!(ACME.matches(part).count(), 1, "{part}");
    ACME.replace(part, otherwise)
}

/// Opens the spec with one part of it written otherwise, and a cursor there.
fn write(editor: &mut Editor, part: &str, otherwise: &str) -> (String, Position) {
    let text = edited(part, otherwise);
    let (before, after) = text.split_once(CURSOR).unwrap();
    let document = open(editor, &format!("{before}{after}"));
    (document, Position::behind(before))
}

/// What is offered where an author writes.
fn offers(editor: &mut Editor, part: &str, otherwise: &str) -> Vec<Json> {
    let (document, position) = write(editor, part, otherwise);
    editor.complete(&document, position)
}

fn labels(offers: &[Json]) -> Vec<&str> {
    offers
        .iter()
        .map(|offer| offer["label"].as_str().unwrap())
        .collect()
}

/// What is explained where an author points.
fn explained(editor: &mut Editor, part: &str, pointed: &str) -> String {
    let (document, position) = write(editor, part, pointed);
    editor.hover(&document, position)
}

/// The words of an offer's documentation.
fn documentation(offer: &Json) -> &str {
    let documentation = &offer["documentation"];
    documentation["value"]
        .as_str()
        .or(documentation.as_str())
        .unwrap_or_default()
}

#[test]
fn an_auth_method_is_offered_the_keys_of_its_type() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    let found = offers(
        &mut editor,
        "    in: header\n    name: X-Api-Key\n",
        "    ¦\n",
    );
    let found = labels(&found);
    for own in ["in", "name", "place", "headers", "guide"] {
        assert!(found.contains(&own), "{own}: {found:?}");
    }
    for other in [
        "token",
        "scheme",
        "username",
        "password",
        "token_url",
        "client_id",
        "calls",
    ] {
        assert!(!found.contains(&other), "{other}: {found:?}");
    }
    for written in ["id", "label", "value", "fields", "check"] {
        assert!(!found.contains(&written), "{written}: {found:?}");
    }
}

#[test]
fn a_key_is_offered_with_what_follows_it() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    for (part, otherwise, key, written) in [
        ("    in: header\n", "    ¦\n", "in", "in:"),
        (
            "        request: GET {api}/v1/me\n  - id",
            "        ¦\n  - id",
            "body",
            "body:\n",
        ),
        (
            "        request: GET {api}/v1/me\n  - id",
            "        request: POST {api}/v1/me\n        body:\n          ¦\n  - id",
            "json",
            "json:",
        ),
        (
            "        request: GET {api}/v1/me\n  - id",
            "        ¦\n  - id",
            "request",
            "GET {api",
        ),
        ("    client_auth: body\n", "    ¦\n", "expires", "expires: "),
        (
            "        type: secret\n",
            "        type: secret\n        ¦\n",
            "pattern",
            "[A-Za-z0-9_-]",
        ),
    ] {
        let found = offers(&mut editor, part, otherwise);
        let offer = found.iter().find(|offer| offer["label"] == key);
        let offer = offer.unwrap_or_else(|| panic!("{key}: {found:?}"));
        let text = offer["insertText"].as_str().unwrap();
        assert!(text.contains(written), "{key}: {text:?}");
        assert!(!documentation(offer).is_empty(), "{key}: {offer}");
    }
}

#[test]
fn values_are_offered_with_what_they_mean() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    for (part, values) in [
        (
            "    type: api_key\n    in: header\n    name: X-Api-Key\n    value: \"{api_key}\"\n",
            &[
                "api_key",
                "basic",
                "bearer",
                "oauth2_client_credentials",
                "oauth2_authorization_code",
                "token_exchange",
                "none",
                "custom",
            ][..],
        ),
        (
            "        type: secret\n",
            &[
                "text",
                "secret",
                "multiline",
                "email",
                "url",
                "hostname",
                "subdomain",
                "select",
                "number",
                "boolean",
            ],
        ),
        ("    in: header\n", &["header", "query", "path", "body"]),
        (
            "    client_auth: body\n",
            &["basic", "basic_raw", "body", "query"],
        ),
    ] {
        let (key, _) = part.split_once(": ").unwrap();
        let found = offers(&mut editor, part, &format!("{key}: ¦\n"));
        assert_eq!(labels(&found), values, "{key}");
        let mut meanings: Vec<_> = found.iter().map(documentation).collect();
        assert!(!meanings.contains(&""), "{key}: {found:?}");
        meanings.sort_unstable();
        meanings.dedup();
        // `type: text` and `type: email` say different things as well.
        assert_eq!(meanings.len(), values.len(), "{key}: {meanings:?}");
    }
}

#[test]
fn keys_and_values_are_explained() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    for (part, pointed, words) in [
        (
            "regions:",
            "reg¦ions:",
            &["The region select, and the addresses of each region."][..],
        ),
        (
            "client_auth: body",
            "client¦_auth: body",
            &[
                "How the token call carries the client's id and secret; `basic` unless",
                "* `body`: Two parameters of the body.",
                "* `basic_raw`: `Authorization: Basic` with both as they are.",
            ],
        ),
        (
            "client_auth: body",
            "client_auth: bo¦dy",
            &["* `body`: Two parameters of the body."],
        ),
        (
            "        type: secret",
            "        ty¦pe: secret",
            &["never shown, logged or printed"],
        ),
        (
            "        type: secret",
            "        type: sec¦ret",
            &["never shown, logged or printed"],
        ),
        (
            "type: api_key",
            "ty¦pe: api_key",
            &["A key in a part of every request."],
        ),
        (
            "request: GET {api}/v1/me\n  - id",
            "requ¦est: GET {api}/v1/me\n  - id",
            &[
                "What is sent",
                "`{name}` is filled by the field",
                "Example:",
            ],
        ),
        // What a key is for, and not what its kind of value is.
        (
            "    in: header",
            "    i¦n: header",
            &["Which part of the request carries the key."],
        ),
        (
            "    check:\n      - title: Read the account\n        request: GET {api}/v1/me\n  - id",
            "    che¦ck:\n      - title: Read the account\n        request: GET {api}/v1/me\n  - id",
            &["How to see that the credentials work."],
        ),
    ] {
        let found = explained(&mut editor, part, pointed);
        for words in words {
            assert!(found.contains(words), "{pointed}: {found}");
        }
    }
}

#[test]
fn what_is_wrong_is_marked_at_its_line() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    for (part, otherwise, line, word) in [
        ("    label: Machine\n", "    lable: Machine\n", 26, "lable"),
        ("    in: header\n", "    in: heder\n", 15, "\"header\""),
        (
            "    type: api_key\n",
            "    type: api_kye\n",
            14,
            "\"api_key\"",
        ),
        (
            "    in: header\n",
            "    username: a\n    in: header\n",
            15,
            "username",
        ),
        (
            "        type: secret\n",
            "        type: secret\n        valid: [a]\n",
            22,
            "valid",
        ),
        ("connspec: 1\n", "connspec: 2\n", 1, "1"),
        ("status: 401", "status: none", 39, "integer"),
        ("    token_url: \"{login}/token\"\n", "", 25, "token_url"),
    ] {
        let text = edited(part, otherwise);
        let document = open(&mut editor, &text);
        let found = editor.diagnostics(&document);
        assert!(
            found
                .iter()
                .any(|(at, message)| *at == line && message.contains(word)),
            "{otherwise}: {found:?}"
        );
    }
}

#[test]
fn nothing_is_marked_in_a_good_spec() {
    let Some(mut editor) = Editor::start() else {
        return;
    };
    let mut good = vec![(specs().join("acme.connector.yaml"), ACME.to_owned())];
    for entry in fs::read_dir(specs()).unwrap() {
        let file = entry.unwrap().path();
        if file.to_str().unwrap().ends_with(".connector.yaml") {
            let text = fs::read_to_string(&file).unwrap();
            assert!(
                text.starts_with("# yaml-language-server: $schema="),
                "{}",
                file.display()
            );
            good.push((file, text));
        }
    }
    assert!(good.len() > 10);
    for (file, text) in good {
        let document = editor.open(&file, &text);
        let found = editor.diagnostics(&document);
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}
