//! The form element, `connspec-form.js`, refuses what the generated code refuses, by the same keyword and
//! in the same words.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use connspec_conformance::start_node;
use serde_json::{Value as Json, json};

fn path(relative: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().unwrap().join(relative)
}

fn read(relative: &str) -> Json {
    serde_json::from_str(&std::fs::read_to_string(path(relative)).unwrap()).unwrap()
}

/// What the element makes of each form and its data. `None` where Node is not installed.
fn ask(cases: &[Json]) -> Option<Vec<Json>> {
    let element = path("generated/forms/connspec-form.js");
    let script = path("crates/conformance/tests/form_element/validate.mjs");
    let (element, script) = (element.to_str().unwrap(), script.to_str().unwrap());
    let mut node = start_node("servers", "form element", script, &[element])?;
    let mut input = node.stdin.take().unwrap();
    input
        .write_all(json!(cases).to_string().as_bytes())
        .unwrap();
    drop(input);
    let mut said = String::new();
    node.stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(node.wait().unwrap().success());
    Some(serde_json::from_str(&said).unwrap())
}

/// What people could type into a text field, right or wrong.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "acme",
    " acme\u{3000}",
    "\u{85}acme\u{feff}",
    "a b",
    "a\r\nb",
    "a\rb",
    "acme.example.com",
    "https://acme.example.com",
    "http://acme.example.com/a",
    "ann@acme.example",
    "😀😀😀😀😀😀😀😀",
    "abcdefg1",
    "12345678901234567890",
    "-----BEGIN PRIVATE KEY-----\r\nAAAA\r\n-----END PRIVATE KEY-----\r\n",
    "éééééééééééééééééééé",
    "constructor",
    "__proto__",
];

/// A private key of the most characters that a field of several lines takes, once its line end is one
/// character.
fn longest_key() -> String {
    const MOST: usize = 32_768;
    let first = "-----BEGIN PRIVATE KEY-----";
    let rest = "A".repeat(MOST - first.len() - 1);
    format!("{first}\r\n{rest}")
}

#[test]
fn it_agrees_with_the_generated_code() {
    let mut cases = Vec::new();
    let mut expected = Vec::new();
    for connector in connectors::all() {
        for method in connector.methods {
            let form = read(&format!(
                "generated/forms/{}.{}.json",
                connector.id, method.id
            ));
            let keys = form["schema"]["properties"].as_object().unwrap().keys();
            let values = TEXTS.iter().map(|text| json!(text));
            let values = values.chain([json!(longest_key())]);
            let values = values.chain([json!(null), json!(true), json!(7), json!([]), json!({})]);
            let region = form["fields"]
                .as_array()
                .unwrap()
                .iter()
                .find(|f| f["type"] == "select");
            let values = values.chain(region.map(|field| field["options"][0]["value"].clone()));
            for value in values {
                let data: serde_json::Map<_, _> = keys
                    .clone()
                    .map(|key| (key.clone(), value.clone()))
                    .collect();
                cases.push(json!([form, data]));
                let errors = method.read(Json::Object(data)).err();
                expected.push(errors.map_or_else(|| json!([]), |errors| json!(errors)));
            }
            cases.push(json!([form, {}]));
            let errors = method.read(json!({})).err();
            expected.push(errors.map_or_else(|| json!([]), |errors| json!(errors)));
        }
    }
    assert!(
        expected.iter().any(|errors| errors == &json!([])),
        "nothing is right"
    );
    let Some(said) = ask(&cases) else { return };
    assert_eq!(said.len(), expected.len());
    for ((case, said), expected) in cases.iter().zip(&said).zip(&expected) {
        assert_eq!(&said[1], expected, "{}: {}", case[0]["id"], case[1]);
    }
}

#[test]
fn it_takes_and_refuses_every_kind_of_input() {
    let form = read("crates/emit/tests/fixtures/form/every_input.token.json");
    let fixture = read("crates/emit/tests/fixtures/form/every_input.values.json");
    let good = fixture["good"].as_object().unwrap();
    let changed = |change: &Json| -> Json {
        let mut data = good.clone();
        for (key, value) in change.as_object().unwrap() {
            if value.is_null() {
                data.shift_remove(key);
            } else {
                data.insert(key.clone(), value.clone());
            }
        }
        json!([form, data])
    };
    let listed = fixture["cases"].as_array().unwrap();
    let cases: Vec<_> = listed.iter().map(|case| changed(&case["change"])).collect();
    let Some(said) = ask(&cases) else { return };
    for (case, said) in listed.iter().zip(&said) {
        // A validator of JSON Schema names all keywords; people are told the first of each field.
        let refused: Vec<_> = case["refused"].as_array().unwrap().iter().collect();
        let errors = said[1].as_array().unwrap();
        for error in errors {
            let key = format!(
                "{}.error.{}",
                error["field"].as_str().unwrap(),
                error["keyword"].as_str().unwrap()
            );
            assert!(refused.contains(&&json!(key)), "{case}: {key}");
            assert_eq!(error["message"], form["messages"][&key], "{case}");
        }
        let field = |key: &str| key.split('.').next().unwrap().to_owned();
        let mut fields: Vec<_> = refused
            .iter()
            .map(|key| field(key.as_str().unwrap()))
            .collect();
        fields.sort();
        fields.dedup();
        let mut named: Vec<_> = errors
            .iter()
            .map(|e| e["field"].as_str().unwrap().to_owned())
            .collect();
        named.sort();
        assert_eq!(named, fields, "{case}");
    }
}
