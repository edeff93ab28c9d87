//! Good and bad data: what the schema of a form says to it, in both drafts.
//!
//! `every_input.values.json` holds good data, and cases that change one member of it (`null`
//! takes it away), with the field and the keyword that refuse it.

use crate::inputs::{all, emit, every_input, json, path};
use connspec_emit::Flavour;
use connspec_spec::model::{FieldKind, StringKind, TRIMMED};
use jsonschema::Validator;
use serde_json::{Map, Value};

/// `field.error.keyword` for everything that a validator says, without repetitions.
fn refusals(validator: &Validator, data: &Value) -> Vec<String> {
    let mut said: Vec<_> = validator
        .iter_errors(data)
        .map(|error| {
            let evaluation = error.kind().keyword();
            let pointer = error.instance_path().to_string();
            let field = match error.kind() {
                jsonschema::error::ValidationErrorKind::Required { property } => {
                    property.as_str().unwrap().to_owned()
                }
                _ => pointer.trim_start_matches('/').to_owned(),
            };
            format!("{field}.error.{evaluation}")
        })
        .collect();
    said.sort();
    said.dedup();
    said
}

fn validators(schema: &Value) -> [Validator; 2] {
    [
        jsonschema::draft7::new(schema).unwrap(),
        jsonschema::draft202012::new(schema).unwrap(),
    ]
}

#[expect(clippy::disallowed_methods, reason = "a fixture")]
fn fixture() -> Value {
    let file = path("crates/emit/tests/fixtures/form/every_input.values.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn data_is_accepted_or_refused_as_expected() {
    let form = json(
        &emit(&[every_input()], Flavour::Markdown),
        "forms/every_input.token.json",
    );
    let fixture = fixture();
    let good = fixture["good"].as_object().unwrap();
    for validator in validators(&form["schema"]) {
        assert_eq!(refusals(&validator, &fixture["good"]), [""; 0]);
        for case in fixture["cases"].as_array().unwrap() {
            let change = case["change"].as_object().unwrap();
            let mut data: Map<_, _> = good.clone();
            for (key, value) in change {
                if value.is_null() {
                    data.shift_remove(key);
                } else {
                    data.insert(key.clone(), value.clone());
                }
            }
            let said = refusals(&validator, &Value::Object(data));
            assert_eq!(Value::from(said.clone()), case["refused"], "{change:?}");
            for key in said {
                assert!(form["messages"][&key].is_string(), "no message for {key}");
            }
        }
    }
}

/// What an author says is right or wrong is so to the form.
#[test]
fn examples_of_specs_hold() {
    let connectors = all();
    let files = emit(&connectors, Flavour::Markdown);
    for connector in &connectors {
        for method in &connector.methods {
            let form = json(
                &files,
                &format!("forms/{}.{}.json", connector.id, method.id),
            );
            for field in &method.fields {
                let schema = &form["schema"];
                let parts = schema["allOf"].as_array().into_iter().flatten();
                let parts = std::iter::once(schema).chain(parts);
                let rules = parts.filter_map(|part| part["properties"].get(field.id.as_str()));
                let [validator, _] =
                    validators(&serde_json::json!({"allOf": rules.collect::<Vec<_>>()}));
                let accepts = |text: &connspec_spec::Text| {
                    #[expect(clippy::disallowed_methods, reason = "a value, not words")]
                    let value = text.open();
                    let value = if field.trim {
                        value.trim_matches(TRIMMED)
                    } else {
                        value
                    };
                    validator.is_valid(&Value::from(value))
                };
                assert!(
                    field.valid.iter().all(accepts),
                    "{}.{}",
                    connector.id,
                    field.id
                );
                assert!(
                    !field.invalid.iter().any(accepts),
                    "{}.{}",
                    connector.id,
                    field.id
                );
                let FieldKind::String(kind, rules) = &field.kind else {
                    continue;
                };
                // A pattern of its own may ask for more than two lines: a PEM key's first one.
                let is_multiline =
                    matches!(kind, StringKind::Multiline | StringKind::SecretMultiline);
                if is_multiline && rules.patterns.is_empty() {
                    assert!(
                        validator.is_valid(&Value::from("two\nlines")),
                        "{}",
                        field.id
                    );
                }
            }
        }
    }
}
