//! Every form document: its own schema, and its parts agreeing with each other.

use crate::inputs::{all, emit, forms, json};
use connspec_emit::{Files, Flavour};
use serde_json::{Value, json};

fn every_form(look: impl Fn(&str, &Value, &Files)) {
    let connectors = all();
    for flavour in Flavour::ALL {
        let files = emit(&connectors, *flavour);
        let forms = forms(&files);
        let methods = connectors.iter().flat_map(|one| &one.methods);
        let setups = methods.clone().filter(|one| !one.setup_fields.is_empty());
        assert_eq!(forms.len(), methods.count() + setups.count());
        for (path, form) in &forms {
            look(path, form, &files);
        }
    }
}

fn keys(object: &Value) -> Vec<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn strings(array: &Value) -> Vec<&str> {
    let items = array.as_array().unwrap();
    items.iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn each_is_what_its_schema_says() {
    let schema = json(
        &emit(&[], Flavour::Markdown),
        "schema/form-definition.schema.json",
    );
    assert!(jsonschema::draft7::meta::is_valid(&schema));
    let validator = jsonschema::draft7::new(&schema).unwrap();
    every_form(|path, form, _| {
        let errors: Vec<_> = validator
            .iter_errors(form)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        assert_eq!(form["$schema"], schema["$id"]);
    });
}

#[test]
fn the_schema_of_a_document_is_closed() {
    let files = emit(&all(), Flavour::Markdown);
    let schema = json(&files, "schema/form-definition.schema.json");
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let good = json(&files, "forms/every_input.token.json");
    assert!(validator.is_valid(&good));
    // What form libraries stumble over may not come in.
    for (pointer, key, value) in [
        ("", "extra", json!(1)),
        ("/schema", "$id", json!("x")),
        ("/schema", "$schema", json!("x")),
        ("/schema", "oneOf", json!([])),
        ("/schema/properties/account", "default", json!("x")),
        ("/schema/properties/account", "examples", json!(["x"])),
        ("/schema/properties/contact", "format", json!("email")),
        ("/schema/properties/terms", "const", json!(true)),
        ("/schema/properties/token", "writeOnly", json!(false)),
        ("/initialData", "account", json!("x")),
        (
            "/rjsf/formProps/experimental_defaultFormStateBehavior",
            "constAsDefaults",
            json!("always"),
        ),
    ] {
        let mut bad = good.clone();
        bad.pointer_mut(pointer).unwrap()[key] = value;
        assert!(!validator.is_valid(&bad), "{pointer}/{key}");
    }
}

#[test]
fn the_schema_of_the_data_is_right_in_both_drafts() {
    every_form(|path, form, _| {
        let schema = &form["schema"];
        assert!(jsonschema::draft7::meta::is_valid(schema), "{path}");
        assert!(jsonschema::draft202012::meta::is_valid(schema), "{path}");
        for pattern in patterns(schema) {
            assert_eq!(
                connspec_spec::pattern::check(pattern),
                Ok(()),
                "{path}: {pattern}"
            );
        }
    });
}

fn patterns(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => {
            let own = members.get("pattern").and_then(Value::as_str);
            own.into_iter()
                .chain(members.values().flat_map(patterns))
                .collect()
        }
        Value::Array(items) => items.iter().flat_map(patterns).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn all_parts_have_the_same_fields_in_the_same_order() {
    every_form(|path, form, _| {
        let properties = keys(&form["schema"]["properties"]);
        assert_eq!(strings(&form["uiSchema"]["ui:order"]), properties, "{path}");
        let of_ui: Vec<_> = keys(&form["uiSchema"])
            .into_iter()
            .filter(|key| !key.starts_with("ui:"))
            .collect();
        assert_eq!(of_ui, properties, "{path}");
        assert_eq!(
            controls(&form["jsonforms"]["uischema"]),
            properties,
            "{path}"
        );
        assert_eq!(keys(&form["normalize"]), properties, "{path}");
        let fields = form["fields"].as_array().unwrap();
        let listed: Vec<_> = fields
            .iter()
            .map(|field| field["key"].as_str().unwrap())
            .collect();
        assert_eq!(listed, properties, "{path}");
        let required: Vec<_> = fields
            .iter()
            .filter(|field| field["required"] == true)
            .map(|field| field["key"].as_str().unwrap())
            .collect();
        assert_eq!(strings(&form["schema"]["required"]), required, "{path}");
    });
}

/// The fields of a uischema, in the order of its elements.
fn controls(element: &Value) -> Vec<&str> {
    if let Some(scope) = element["scope"].as_str() {
        return vec![scope.strip_prefix("#/properties/").unwrap()];
    }
    let elements = element["elements"].as_array().map(Vec::as_slice);
    elements
        .unwrap_or_default()
        .iter()
        .flat_map(controls)
        .collect()
}

/// The keywords of a property that can refuse a value, as validators call them.
fn refusing(property: &Value) -> Vec<&str> {
    let mut keywords: Vec<_> = keys(property)
        .into_iter()
        .filter(|key| !["title", "description", "format", "writeOnly"].contains(key))
        .collect();
    if keywords.contains(&"oneOf") {
        keywords.extend(["const", "enum"]);
    }
    if keywords.contains(&"enum") && !keywords.contains(&"const") {
        keywords.push("const");
    }
    keywords
}

#[test]
fn the_operators_form_has_the_setup_fields_and_no_others() {
    let connectors = all();
    let files = emit(&connectors, Flavour::Markdown);
    let mut seen = 0;
    for connector in &connectors {
        for method in &connector.methods {
            let form = |ending: &str| {
                let (connector, method) = (&connector.id, &method.id);
                json(&files, &format!("forms/{connector}.{method}{ending}.json"))
            };
            let ids = |fields: &[connspec_spec::model::Field]| -> Vec<String> {
                fields.iter().map(|field| field.id.to_string()).collect()
            };
            assert_eq!(keys(&form("")["schema"]["properties"]), ids(&method.fields));
            if method.setup_fields.is_empty() {
                continue;
            }
            let setup = form(".setup");
            assert_eq!(
                keys(&setup["schema"]["properties"]),
                ids(&method.setup_fields)
            );
            assert_eq!(setup["id"], format!("{}.{}.setup", connector.id, method.id));
            assert_eq!(setup["notices"], json!([]));
            assert_eq!(setup["check"]["advice"], json!([]));
            let page = setup["guide"]["href"].as_str().unwrap();
            assert!(
                page.ends_with(&format!("/setup/{}", method.id.slug())),
                "{page}"
            );
            for field in setup["fields"].as_array().unwrap() {
                let href = field["guide"]["href"].as_str().unwrap();
                assert!(href.starts_with(page), "{href}");
            }
            seen += 1;
        }
    }
    assert!(seen > 1, "no fixture has setup fields");
}

#[test]
fn every_refusal_has_a_message() {
    every_form(|path, form, _| {
        let mut expected = Vec::new();
        for (key, property) in form["schema"]["properties"].as_object().unwrap() {
            if strings(&form["schema"]["required"]).contains(&key.as_str()) {
                expected.push(format!("{key}.error.required"));
            }
            let keywords = refusing(property).into_iter();
            expected.extend(keywords.map(|keyword| format!("{key}.error.{keyword}")));
        }
        let mut messages = keys(&form["messages"]);
        messages.sort_unstable();
        expected.sort_unstable();
        assert_eq!(messages, expected, "{path}");
    });
}

#[test]
fn secrets_are_hidden_in_every_library() {
    every_form(|path, form, _| {
        for field in form["fields"].as_array().unwrap() {
            let key = field["key"].as_str().unwrap();
            let property = &form["schema"]["properties"][key];
            let ui = &form["uiSchema"][key];
            let secret = field["secret"] == true;
            assert_eq!(property["format"] == "password", secret, "{path}: {key}");
            assert_eq!(property["writeOnly"] == true, secret, "{path}: {key}");
            assert_eq!(ui["ui:autocomplete"] == "off", secret, "{path}: {key}");
            let hidden = match ui["ui:widget"].as_str() {
                Some("password") => true,
                Some("textarea") => ui["ui:classNames"] == "connspec-secret",
                _ => false,
            };
            assert_eq!(hidden, secret, "{path}: {key}");
            let options = options(&form["jsonforms"]["uischema"], key).unwrap();
            assert_eq!(options["format"] == "password", secret, "{path}: {key}");
        }
    });
}

fn options<'a>(element: &'a Value, key: &str) -> Option<&'a Value> {
    if element["scope"] == format!("#/properties/{key}") {
        return Some(&element["options"]);
    }
    let mut elements = element["elements"].as_array()?.iter();
    elements.find_map(|element| options(element, key))
}

#[test]
fn links_lead_to_steps_where_pages_have_anchors() {
    for (flavour, href) in [
        (
            Flavour::Markdown,
            "/connectors/every-input/token#read-address",
        ),
        (
            Flavour::Mintlify,
            "/connectors/every-input/token#read-address",
        ),
        (Flavour::Hub, "/connectors/every-input/token"),
    ] {
        let form = json(&emit(&all(), flavour), "forms/every_input.token.json");
        assert_eq!(form["fields"][0]["guide"]["href"], href);
        assert_eq!(
            form["fields"][0]["guide"].get("anchor").is_some(),
            flavour.has_anchors()
        );
        assert_eq!(
            form["uiSchema"]["workspace"]["ui:options"]["guide"]["href"],
            href
        );
        assert!(
            form["uiSchema"]["workspace"]["ui:description"]
                .as_str()
                .unwrap()
                .contains(href)
        );
        assert_eq!(form["guide"]["href"], "/connectors/every-input/token");
        let optional = &form["uiSchema"]["callback"];
        assert!(optional.get("ui:options").is_none() && optional.get("ui:description").is_none());
    }
}

#[test]
fn the_hash_is_that_of_the_file_without_its_line() {
    every_form(|path, form, files| {
        let text = std::str::from_utf8(files.get(path).unwrap()).unwrap();
        let rest: String = text
            .split_inclusive('\n')
            .filter(|line| !line.starts_with("  \"contentHash\": "))
            .collect();
        assert!(rest.len() < text.len());
        let digest = format!("blake3:{}", blake3::hash(rest.as_bytes()));
        assert_eq!(form["contentHash"], digest, "{path}");
    });
}

#[test]
fn the_index_lists_every_form() {
    let connectors = all();
    let files = emit(&connectors, Flavour::Markdown);
    let index = json(&files, "forms/index.json");
    let mut listed = Vec::new();
    for connector in index["connectors"].as_array().unwrap() {
        for method in connector["methods"].as_array().unwrap() {
            let path = format!("forms/{}", method["form"].as_str().unwrap());
            let form = json(&files, &path);
            assert_eq!(form["connector"]["id"], connector["id"]);
            assert_eq!(form["connector"]["name"], connector["name"]);
            assert_eq!(form["auth"]["id"], method["id"]);
            assert_eq!(form["auth"]["label"], method["label"]);
            assert_eq!(form["auth"]["type"], method["type"]);
            assert_eq!(form["guide"]["href"], method["guide"]);
            listed.push(path);
            if let Some(setup) = method["setup"].as_object() {
                let path = format!("forms/{}", setup["form"].as_str().unwrap());
                let form = json(&files, &path);
                assert_eq!(form["auth"]["id"], method["id"]);
                assert_eq!(form["guide"]["href"], setup["guide"]);
                listed.push(path);
            }
        }
    }
    let on_disk: Vec<_> = forms(&files).into_iter().map(|(path, _)| path).collect();
    listed.sort();
    assert_eq!(listed, on_disk);
    let trim: String = connspec_spec::model::TRIMMED.iter().collect();
    assert_eq!(index["trim"], trim);
    every_form(|path, form, _| assert_eq!(form["trim"], trim, "{path}"));
}
