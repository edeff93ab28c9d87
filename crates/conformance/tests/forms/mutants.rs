//! Forms in which one thing is wrong.

use serde_json::{Value as Json, json};

use crate::form::Rules;

/// The rules with one change each, and words for it: every limit off by one, every pattern,
/// option, requirement and step of the normalisation left out, added or replaced.
pub fn of(rules: &Rules) -> Vec<(String, Rules)> {
    let mut mutants = Vec::new();
    let mut add = |what: String, change: &dyn Fn(&mut Rules)| {
        let mut changed = rules.clone();
        change(&mut changed);
        mutants.push((what, changed));
    };
    add("unknown keys are taken".to_owned(), &|rules| {
        rules.schema["additionalProperties"] = json!(true);
    });
    let further = rules.schema["allOf"].as_array().into_iter().flatten();
    for (index, part) in further.enumerate() {
        add(format!("no {part}"), &|rules| {
            rules.schema["allOf"][index] = json!({});
        });
    }
    for (key, property) in rules.schema["properties"].as_object().unwrap() {
        for limit in ["minLength", "maxLength", "minimum", "maximum"] {
            for by in [-1, 1] {
                let Some(off) = property[limit].as_i64().map(|limit| limit + by) else {
                    continue;
                };
                if off >= 0 || property["type"] == "number" {
                    add(format!("{key}: {limit} is {off}"), &|rules| {
                        for property in places(rules, key) {
                            if !property[limit].is_null() {
                                property[limit] = json!(off);
                            }
                        }
                    });
                }
            }
        }
        for keyword in ["pattern", "enum", "oneOf"] {
            if !property[keyword].is_null() {
                add(format!("{key}: no {keyword}"), &|rules| {
                    let property = rules.schema["properties"][key].as_object_mut();
                    property.unwrap().shift_remove(keyword);
                });
            }
        }
        let options = property["oneOf"].as_array().into_iter().flatten();
        for index in 0..options.count() {
            add(format!("{key}: another option {index}"), &|rules| {
                rules.schema["properties"][key]["oneOf"][index]["const"] = json!("another");
            });
        }
        add(format!("{key}: required, or not"), &|rules| {
            toggle(&mut rules.schema["required"], key);
        });
        let steps = if property["type"] == "string" && property["oneOf"].is_null() {
            ["trim", "omitEmpty"].as_slice()
        } else {
            &[]
        };
        // A pattern for the whole text allows for no line ends, of whatever form.
        let pattern = property["pattern"].as_str().unwrap_or_default();
        let is_whole = pattern.starts_with('^') && pattern.ends_with('$');
        let line_feeds = (!steps.is_empty() && !is_whole).then_some("lineFeeds");
        for step in steps.iter().copied().chain(line_feeds) {
            add(format!("{key}: {step}, or not"), &|rules| {
                toggle(&mut rules.normalize[key], step);
            });
        }
    }
    mutants
}

/// Where the rules of a field are: with the other fields, and among further patterns.
fn places<'a>(rules: &'a mut Rules, key: &str) -> Vec<&'a mut Json> {
    let Json::Object(schema) = &mut rules.schema else {
        return Vec::new();
    };
    let mut places = Vec::new();
    for (keyword, value) in schema {
        match keyword.as_str() {
            "properties" => places.push(&mut value[key]),
            "allOf" => {
                let parts = value.as_array_mut().into_iter().flatten();
                places.extend(parts.filter_map(|part| part["properties"].get_mut(key)));
            }
            _ => {}
        }
    }
    places
}

/// The same with one character more or less that is trimmed.
pub fn of_trim(rules: &Rules) -> Vec<(String, Rules)> {
    let with = |trim: String| Rules {
        trim,
        ..rules.clone()
    };
    // A CR is a LF by then.
    let trimmed = rules.trim.chars().filter(|char| *char != '\r');
    let less = trimmed.map(|char| {
        let trim = rules.trim.replace(char, "");
        (format!("{char:?} is not trimmed"), with(trim))
    });
    let more = ['\u{180E}', '\u{200B}', '\u{0}'].into_iter().map(|char| {
        let trim = format!("{}{char}", rules.trim);
        (format!("{char:?} is trimmed"), with(trim))
    });
    less.chain(more).collect()
}

/// Takes the text out of the list, or adds it.
fn toggle(list: &mut Json, text: &str) {
    let list = list.as_array_mut().unwrap();
    let before = list.len();
    list.retain(|other| other != text);
    if list.len() == before {
        list.push(json!(text));
    }
}
