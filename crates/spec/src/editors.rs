//! The schema as editors read it best. It accepts what [`schema`](crate::schema::schema) accepts;
//! what differs is where words stand, because editors show those that they meet first.
//!
//! Beside draft 7 it has three keywords that Visual Studio Code introduced and others took up:
//! `markdownDescription`, `enumDescriptions` and `markdownEnumDescriptions`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Where the definitions of a schema are, as a reference writes it.
const DEFINITIONS: &str = "#/definitions/";

/// The types of any JSON. The first one is what an editor begins with.
const ANY: [&str; 6] = ["object", "array", "string", "number", "boolean", "null"];

/// The schema for editors.
pub(crate) fn for_editors(schema: &Value) -> Value {
    let mut schema = schema.clone();
    each_object(&mut schema, &mut |object| {
        append_comment(object);
        list_words(object);
        describe_tag(object);
    });
    let definitions = schema["definitions"].clone();
    each_object(&mut schema, &mut |object| tell_type(object, &definitions));
    let mut referred_to = BTreeMap::new();
    references(&schema, false, &mut referred_to);
    if let Some(Value::Object(definitions)) = schema.get_mut("definitions") {
        definitions.retain(|name, _| referred_to.contains_key(name));
        // An editor would show the description of the definition, and not that of the key.
        for (name, definition) in definitions {
            if referred_to[name]
                && let Value::Object(definition) = definition
            {
                definition.shift_remove("description");
            }
        }
    }
    each_object(&mut schema, &mut mark_up);
    schema
}

/// Calls `change` for every object, the inner ones first.
fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            for value in object.values_mut() {
                each_object(value, change);
            }
            change(object);
        }
        Value::Array(items) => {
            for item in items {
                each_object(item, change);
            }
        }
        _ => {}
    }
}

/// What a key is for, and after it what may be written there: a comment of the kind of text.
fn append_comment(object: &mut Map<String, Value>) {
    let Some(Value::String(comment)) = object.shift_remove("$comment") else {
        return;
    };
    let words = match object.get("description").and_then(Value::as_str) {
        Some(description) => format!("{description} {comment}"),
        None => comment,
    };
    object.insert("description".to_owned(), words.into());
}

/// Words, each with a description, become an `enum`: an editor then shows the description of the
/// key and those of all words, and not that of the chosen word alone.
fn list_words(object: &mut Map<String, Value>) {
    let Some(Value::Array(branches)) = object.get("oneOf") else {
        return;
    };
    let word = |branch: &Value| Some((branch.get("const")?.clone(), text(branch, "description")));
    let Some(words) = branches.iter().map(word).collect::<Option<Vec<_>>>() else {
        return;
    };
    let (words, descriptions): (Vec<_>, Vec<_>) = words.into_iter().unzip();
    object.shift_remove("oneOf");
    object.insert("type".to_owned(), json!("string"));
    object.insert("enum".to_owned(), words.into());
    object.insert(
        "markdownEnumDescriptions".to_owned(),
        descriptions.clone().into(),
    );
    object.insert("enumDescriptions".to_owned(), descriptions.into());
}

/// Of a union whose `type` decides, each `type` gets the description of its branch.
fn describe_tag(object: &mut Map<String, Value>) {
    let Some(description) = object.get("description").cloned() else {
        return;
    };
    let tag = object
        .get_mut("properties")
        .and_then(|it| it.get_mut("type"));
    if let Some(Value::Object(tag)) = tag
        && tag.contains_key("const")
    {
        tag.insert("description".to_owned(), description);
    }
}

/// Where the definition of a key's value is elsewhere, words move to the key itself; and whatever
/// has branches gets their types, from which an editor knows what to write behind a key.
fn tell_type(object: &mut Map<String, Value>, definitions: &Value) {
    let found = match object
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([part]) => {
            let definition = referred(part).map(|name| &definitions[name]);
            let Some(Value::Object(definition)) = definition else {
                return;
            };
            if definition.contains_key("enum") {
                object.shift_remove("allOf");
                for (keyword, value) in definition {
                    let own = object.entry(keyword.clone());
                    own.or_insert_with(|| value.clone());
                }
                return;
            }
            types(definition, definitions).or_else(|| Some(json!(ANY)))
        }
        // Of a map that its own `type` decides about, an editor knows already how to begin it.
        _ => types(object, definitions).filter(Value::is_array),
    };
    if let Some(found) = found {
        object.insert("type".to_owned(), found);
    }
}

/// The type that a definition allows, or the types of its branches.
fn types(definition: &Map<String, Value>, definitions: &Value) -> Option<Value> {
    if let Some(only) = definition.get("type") {
        return Some(only.clone());
    }
    let mut found: Vec<Value> = Vec::new();
    for branch in definition.get("oneOf")?.as_array()? {
        let branch = referred(branch).map_or(branch, |name| &definitions[name]);
        let one = branch.get("type")?;
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
    Some(match <[Value; 1]>::try_from(found) {
        Ok([only]) => only,
        Err(several) => several.into(),
    })
}

/// The definitions that are referred to. `true` stands for those where each of the references has a
/// description of its own beside it, which is about the key and so says more.
fn references(value: &Value, is_described: bool, found: &mut BTreeMap<String, bool>) {
    match value {
        Value::Object(object) => {
            if let Some(name) = referred(value) {
                *found.entry(name.to_owned()).or_insert(true) &= is_described;
            }
            for (keyword, value) in object {
                let is_described = keyword == "allOf" && object.contains_key("description");
                references(value, is_described, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                references(item, is_described, found);
            }
        }
        _ => {}
    }
}

/// Our descriptions are Markdown, and the titles have code spans, which editors would not read as
/// such: a title is plain text.
fn mark_up(object: &mut Map<String, Value>) {
    let is_words = |value: &Value| value.as_str().is_some_and(|words| words.contains('`'));
    if let Some(description) = object.get("description").filter(|it| is_words(it)) {
        let description = description.clone();
        object.insert("markdownDescription".to_owned(), description);
    }
    if let Some(Value::String(title)) = object.get_mut("title") {
        title.retain(|character| character != '`');
    }
}

/// The name of the definition that a schema refers to.
fn referred(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(DEFINITIONS)
}

fn text(schema: &Value, keyword: &str) -> String {
    schema[keyword].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

    use std::collections::BTreeSet;
    use std::path::Path;

    use connspec_diagnostics::{FileId, SourceFile};

    use super::*;
    use crate::{schema, yaml};

    fn schema_for_editors() -> Value {
        for_editors(schema::schema())
    }

    #[test]
    fn it_accepts_what_the_schema_of_the_language_accepts() {
        let ours = schema::validator();
        let theirs = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft7)
            .build(&schema_for_editors())
            .unwrap();
        let (mut accepted, mut refused) = (0, 0);
        for folder in ["ok", "err"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/fixtures")
                .join(folder);
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                let Ok(text) = std::fs::read_to_string(&path) else {
                    continue;
                };
                if path.extension().is_none_or(|it| it != "yaml") {
                    continue;
                }
                let source = SourceFile::new(FileId(0), "x", &text);
                let Some(root) = yaml::parse(&source, &mut Vec::new()).root else {
                    continue;
                };
                let spec = root.to_json();
                let is_good = ours.is_valid(&spec);
                assert_eq!(theirs.is_valid(&spec), is_good, "{}", path.display());
                *(if is_good { &mut accepted } else { &mut refused }) += 1;
            }
        }
        assert!(accepted > 100 && refused > 50, "{accepted}, {refused}");
    }

    #[test]
    fn it_is_a_schema_whose_references_lead_somewhere() {
        let schema = schema_for_editors();
        assert!(jsonschema::draft7::meta::is_valid(&schema));
        let definitions = schema["definitions"].as_object().unwrap();
        let mut referred_to = BTreeMap::new();
        references(&schema, false, &mut referred_to);
        let defined: BTreeSet<_> = definitions.keys().collect();
        assert_eq!(defined, referred_to.keys().collect());
    }

    #[test]
    fn every_key_is_described_and_tells_its_type() {
        let mut keys = 0;
        each_object(&mut schema_for_editors(), &mut |object| {
            let Some(Value::Object(properties)) = object.get("properties") else {
                return;
            };
            for (key, property) in properties {
                keys += 1;
                assert!(
                    !text(property, "description").is_empty(),
                    "{key}: {property}"
                );
                assert!(!property["type"].is_null(), "{key}: {property}");
            }
        });
        assert!(keys > 200, "{keys}");
    }

    #[test]
    fn every_example_is_one() {
        let mut examples = 0;
        each_object(&mut schema_for_editors(), &mut |object| {
            let Some(Value::Array(given)) = object.get("examples") else {
                return;
            };
            let validator = jsonschema::draft7::new(&Value::Object(object.clone())).unwrap();
            for example in given {
                examples += 1;
                assert!(validator.is_valid(example), "{example}: {object:?}");
            }
        });
        assert!(examples > 30, "{examples}");
    }

    #[test]
    fn words_of_a_key_stand_at_the_key() {
        let schema = schema_for_editors();
        let methods = &schema["definitions"]["AuthMethod"]["oneOf"];
        let place = &methods[0]["properties"]["in"];
        assert_eq!(place["enum"], json!(["header", "query", "path", "body"]));
        let words = place["enumDescriptions"].as_array().unwrap();
        assert!(words.len() == 4 && words.iter().all(|it| it.as_str() != Some("")));
        assert_eq!(
            place["description"],
            "Which part of the request carries the key."
        );
    }
}
