//! The reference of the spec language, from the JSON Schema that specs are checked with.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::table::cell;

/// `docs/language.md`.
pub fn page() -> String {
    let schema = connspec_spec::json_schema();
    let mut page = String::from(
        "# The spec language\n\nEvery key that a spec may have. [Your first connector](first-connector.md) \
         shows how they are put together, and editors that are given `generated/schema/connector.schema.json` \
         offer them while you type. A key that is not listed here is a mistake.\n\n## A spec\n",
    );
    body(&schema, &mut page);
    // In the order in which a reader meets them.
    let definitions = schema["definitions"].as_object();
    let mut queue = references(&without(&schema, "definitions"));
    let mut known: BTreeSet<String> = queue.iter().cloned().collect();
    let mut at = 0;
    while let Some(name) = queue.get(at).cloned() {
        at += 1;
        let Some(definition) = definitions.and_then(|all| all.get(&name)) else {
            continue;
        };
        let _ = write!(page, "\n## {}\n", words(&name));
        body(definition, &mut page);
        for next in references(definition) {
            if known.insert(next.clone()) {
                queue.push(next);
            }
        }
    }
    page
}

/// What may stand in a place: keys, one of several forms, or a plain value.
fn body(schema: &Value, page: &mut String) {
    if let Some(description) = schema["description"].as_str() {
        let _ = write!(page, "\n{description}\n");
    }
    if schema["properties"].is_object() {
        keys(schema, &BTreeSet::new(), page);
    } else if let Some(forms) = schema["oneOf"].as_array() {
        one_of(forms, page);
    } else if schema["enum"].is_array() {
        let _ = write!(page, "\nOne of {}.\n", kind(schema));
    }
}

/// A choice: by its `type` where the forms have one, which repeats only what all have in common.
fn one_of(forms: &[Value], page: &mut String) {
    let tag = |form: &Value| {
        form["properties"]["type"]["const"]
            .as_str()
            .map(str::to_owned)
    };
    if !forms.iter().all(|form| tag(form).is_some()) {
        for form in forms {
            let description = form["description"].as_str().unwrap_or_default();
            let _ = write!(
                page,
                "\n- {}{}",
                kind(form),
                if description.is_empty() {
                    String::new()
                } else {
                    format!(": {description}")
                }
            );
        }
        page.push('\n');
        return;
    }
    let common: BTreeSet<String> = match forms {
        [first, others @ ..] => properties(first)
            .filter(|(name, property)| {
                others
                    .iter()
                    .all(|form| form["properties"].get(name.as_str()) == Some(property))
            })
            .map(|(name, _)| name.clone())
            .collect(),
        [] => BTreeSet::new(),
    };
    page.push_str("\n| `type` | |\n|---|---|\n");
    for form in forms {
        let description = form["properties"]["type"]["description"].as_str();
        let _ = writeln!(
            page,
            "| `{}` | {} |",
            tag(form).unwrap_or_default(),
            cell(description.unwrap_or_default())
        );
    }
    if let Some(first) = forms.first() {
        let others: BTreeSet<String> = properties(first)
            .map(|(name, _)| name.clone())
            .filter(|name| !common.contains(name))
            .collect();
        page.push_str("\nEvery type has these keys:\n");
        keys(first, &others, page);
    }
    for form in forms {
        let mut hidden = common.clone();
        hidden.insert("type".to_owned());
        if properties(form).any(|(name, _)| !hidden.contains(name)) {
            let _ = write!(page, "\n### `{}`\n", tag(form).unwrap_or_default());
            keys(form, &hidden, page);
        }
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"]
        .as_object()
        .into_iter()
        .flat_map(Map::iter)
}

/// The keys of a mapping as a table, without those of `hidden`.
fn keys(schema: &Value, hidden: &BTreeSet<String>, page: &mut String) {
    let required: BTreeSet<_> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let shown = || properties(schema).filter(|(name, _)| !hidden.contains(*name));
    page.push_str("\n| Key | Value | |\n|---|---|---|\n");
    for (name, property) in shown() {
        let mut text = property["description"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let meanings = property["enumDescriptions"].as_array();
        let values = property["enum"].as_array();
        if let (Some(values), Some(meanings)) = (values, meanings) {
            for (value, meaning) in values.iter().zip(meanings) {
                let meaning = meaning.as_str().unwrap_or_default();
                let _ = write!(text, " {}: {meaning}", literal(value));
            }
        }
        if let Some(default) = property.get("default") {
            let _ = write!(text, " Without it: {}.", literal(default));
        }
        let name = if required.contains(name.as_str()) {
            format!("**`{name}`**")
        } else {
            format!("`{name}`")
        };
        let _ = writeln!(
            page,
            "| {name} | {} | {} |",
            cell(&kind(property)),
            cell(&text)
        );
    }
    if shown().any(|(name, _)| required.contains(name.as_str())) {
        page.push_str("\nKeys in bold are required.\n");
    }
}

/// What kind of value it is, in a few words.
fn kind(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        return link(name);
    }
    if let Some(inner) = schema["allOf"].as_array().and_then(|all| all.first()) {
        return kind(inner);
    }
    if let Some(forms) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let forms: Vec<_> = forms.iter().map(kind).collect();
        return forms.join(" or ");
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<_> = values.iter().map(literal).collect();
        return values.join(", ");
    }
    if let Some(value) = schema.get("const") {
        return literal(value);
    }
    match schema["type"].as_str() {
        Some("array") => format!("list of {}", kind(&schema["items"])),
        Some("object") if schema["additionalProperties"].is_object() => {
            format!("{} by name", kind(&schema["additionalProperties"]))
        }
        Some("object") => match properties(schema)
            .map(|(name, _)| format!("`{name}`"))
            .collect::<Vec<_>>()
        {
            names if names.is_empty() => "mapping".to_owned(),
            names => format!("mapping of {}", names.join(", ")),
        },
        Some("string") => "text".to_owned(),
        Some("integer") => match (&schema["minimum"], &schema["maximum"]) {
            (Value::Number(least), Value::Number(most)) if least == most => format!("`{least}`"),
            (Value::Number(least), Value::Number(most)) => {
                format!("whole number, {least} to {most}")
            }
            (Value::Number(least), _) => format!("whole number from {least}"),
            _ => "whole number".to_owned(),
        },
        Some("boolean") => "`true` or `false`".to_owned(),
        Some(other) => other.to_owned(),
        None => "any value".to_owned(),
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/definitions/")
}

fn link(name: &str) -> String {
    let words = words(name);
    format!(
        "[{}](#{})",
        words.to_lowercase(),
        words.to_lowercase().replace(' ', "-")
    )
}

/// `AuthMethod` as `Auth method`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for (at, c) in name.chars().enumerate() {
        if at > 0 && c.is_uppercase() {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.push(c);
        }
    }
    words
}

fn without(schema: &Value, key: &str) -> Value {
    let mut schema = schema.clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove(key);
    }
    schema
}

/// The definitions that `schema` names, in order, each once.
fn references(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    collect(schema, &mut names);
    names
}

fn collect(schema: &Value, names: &mut Vec<String>) {
    if let Some(name) = reference(schema)
        && !names.iter().any(|known| known == name)
    {
        names.push(name.to_owned());
    }
    match schema {
        Value::Object(members) => members.values().for_each(|value| collect(value, names)),
        Value::Array(items) => items.iter().for_each(|value| collect(value, names)),
        _ => {}
    }
}
