//! The JSON Schema of the language, derived from the surface.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::surface::Spec;

/// The schema in the draft that editors understand best.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Spec>().to_value();
    forbid_null(&mut schema);
    fold_descriptions(&mut schema);
    schema
});

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::options()
        .with_draft(Draft::Draft7)
        .build(&SCHEMA)
        .expect("the schema of the language is a schema; a test compiles it")
});

/// The schema of the language.
pub(crate) fn schema() -> &'static Value {
    &SCHEMA
}

/// The schema, compiled once.
pub(crate) fn validator() -> &'static Validator {
    &VALIDATOR
}

/// The keys of every map that the language has.
static MAPS: LazyLock<Vec<&Map<String, Value>>> = LazyLock::new(|| {
    let mut maps = Vec::new();
    collect_maps(&SCHEMA, &mut maps);
    maps
});

/// Whether some part of the language has such a key.
pub(crate) fn is_key(word: &str) -> bool {
    MAPS.iter().any(|keys| keys.contains_key(word))
}

/// Whether some map of the language has both keys.
pub(crate) fn are_beside(one: &str, other: &str) -> bool {
    let has_both = |keys: &&Map<String, Value>| keys.contains_key(one) && keys.contains_key(other);
    MAPS.iter().any(has_both)
}

fn collect_maps<'a>(schema: &'a Value, maps: &mut Vec<&'a Map<String, Value>>) {
    match schema {
        Value::Object(parts) => {
            if let Some(Value::Object(properties)) = parts.get("properties") {
                maps.push(properties);
            }
            parts.values().for_each(|part| collect_maps(part, maps));
        }
        Value::Array(parts) => parts.iter().for_each(|part| collect_maps(part, maps)),
        _ => {}
    }
}

/// What schemars writes for `Option` allows `null`; the language does not. A key that is optional
/// is left out.
fn forbid_null(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(forbid_null);
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            forbid_null_branch(object);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        _ => {}
    }
}

/// Doc comments have lines as long as those of the code; editors break them as they like.
fn fold_descriptions(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(words)) = object.get_mut("description") {
                *words = words.replace('\n', " ");
            }
            object.values_mut().for_each(fold_descriptions);
        }
        Value::Array(items) => items.iter_mut().for_each(fold_descriptions),
        _ => {}
    }
}

/// `anyOf: [X, null]` becomes `allOf: [X]`: beside a `$ref`, draft 7 ignores the description.
fn forbid_null_branch(object: &mut Map<String, Value>) {
    let Some(Value::Array(branches)) = object.get("anyOf") else {
        return;
    };
    let is_null = |branch: &Value| branch.get("type").is_some_and(|name| name == "null");
    let [branch, null] = branches.as_slice() else {
        return;
    };
    if is_null(null) {
        let branch = branch.clone();
        object.shift_remove("anyOf");
        object.insert("allOf".to_owned(), Value::Array(vec![branch]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every object in the schema that describes a map with fixed keys.
    fn maps(value: &Value, found: &mut Vec<Map<String, Value>>) {
        match value {
            Value::Object(object) => {
                if object.contains_key("properties") {
                    found.push(object.clone());
                }
                object.values().for_each(|value| maps(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| maps(value, found)),
            _ => {}
        }
    }

    #[test]
    fn it_compiles_and_is_a_schema() {
        assert!(jsonschema::draft7::meta::is_valid(schema()));
        let _ = validator();
    }

    #[test]
    fn descriptions_are_one_line() {
        assert!(!schema().to_string().contains("\\n"), "{}", schema());
    }

    #[test]
    fn it_allows_no_null_and_no_unknown_key() {
        let text = schema().to_string();
        assert!(!text.contains("\"null\""), "{text}");
        let mut found = Vec::new();
        maps(schema(), &mut found);
        assert!(found.len() > 20);
        for map in found {
            assert_eq!(map["additionalProperties"], Value::Bool(false), "{map:?}");
            assert!(
                map["title"].is_string() && map["description"].is_string(),
                "{map:?}"
            );
        }
    }
}
