//! Author text never changes the shape of a form, of the index or of the catalogue.

use crate::inputs::{all, emit};
use connspec_emit::{Files, Flavour};
use connspec_spec::Text;
use connspec_spec::model::Connector;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Replaces every text: equal ones by equal ones, different ones by different ones, because
/// fields with the same section stand in one group.
fn replaced(connectors: &[Connector], words: &[String]) -> Vec<Connector> {
    let mut connectors = connectors.to_vec();
    let mut known = BTreeMap::new();
    for connector in &mut connectors {
        connector.visit_texts(&mut |text| {
            let number = known.len();
            let new = known.entry(format!("{text:?}")).or_insert_with(|| {
                let word = &words[number % words.len()];
                format!("{word} {number}")
            });
            *text = Text::new(new.as_str(), text.span());
        });
    }
    connectors
}

/// Keys and types; texts that are no author's stay.
fn shape(value: &Value, key: &str) -> Value {
    const WORDS: &[&str] = &[
        "contentHash",
        "summary",
        "message",
        "submitText",
        "name",
        "label",
        "title",
        "description",
        "text",
        "section",
        "placeholder",
        "ui:placeholder",
        "ui:description",
    ];
    match value {
        Value::String(_) if WORDS.contains(&key) || key.contains(".error.") => Value::from("…"),
        Value::Array(items) => items.iter().map(|item| shape(item, key)).collect(),
        Value::Object(members) => {
            let shapes = members
                .iter()
                .map(|(key, value)| (key.clone(), shape(value, key)));
            Value::Object(shapes.collect())
        }
        other => other.clone(),
    }
}

fn shapes(files: &Files) -> Vec<(String, Value)> {
    files
        .iter()
        .filter(|(path, _)| {
            let path = path.as_str();
            path.ends_with(".json") && (path.starts_with("forms/") || path == "catalog.json")
        })
        .map(|(path, bytes)| {
            let document: Value = serde_json::from_slice(bytes).unwrap();
            (path.to_string(), shape(&document, ""))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn shape_does_not_depend_on_texts(
        words in proptest::collection::vec("\\PC{1,12}|[\"\\\\{}\\[\\]<>&*_`#\\-]{1,8}", 8)
    ) {
        let connectors = all();
        let before = emit(&connectors, Flavour::Markdown);
        let after = emit(&replaced(&connectors, &words), Flavour::Markdown);
        for (before, after) in shapes(&before).iter().zip(&shapes(&after)) {
            prop_assert_eq!(before, after);
        }
        for (path, bytes) in after.iter() {
            if path.as_str().ends_with(".json") {
                let text = std::str::from_utf8(bytes).unwrap();
                let hidden = text.contains(['\r', '\u{202E}', '\u{A0}']);
                prop_assert!(!hidden, "{}", path);
            }
        }
    }
}
