//! Forms in the formats of other consumers.

use crate::inputs::{all, emit, forms, json, path, publisher};
use connspec_emit::{Files, Flavour, Projection};
use jsonschema::Validator;
use serde_json::{Value, json};

/// Every form with what a projection makes of it.
fn every_form(projection: Projection, look: impl Fn(&str, &Value, &Value)) {
    let files = emit(&all(), Flavour::Markdown);
    let forms = forms(&files);
    assert!(forms.len() > 20);
    for (path, form) in &forms {
        look(path, form, &projected(&files, projection, form));
    }
}

fn projected(files: &Files, projection: Projection, form: &Value) -> Value {
    let (folder, id) = (projection.name(), form["id"].as_str().unwrap());
    let projected = json(files, &format!("forms/{folder}/{id}.json"));
    assert_eq!(projected["form"], id);
    assert_eq!(projected["projectionVersion"], "1.0");
    projected
}

fn fields(form: &Value) -> &Vec<Value> {
    form["fields"].as_array().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a fixture")]
fn mcp() -> Validator {
    let file = path("crates/emit/tests/fixtures/form/mcp-elicitation.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut options = jsonschema::options();
    options = options.should_validate_formats(true);
    options.build(&schema).unwrap()
}

fn assert_valid(validator: &Validator, value: &Value, path: &str) {
    let errors: Vec<_> = validator
        .iter_errors(value)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{path}: {errors:#?}");
}

#[test]
fn elicitation_is_what_the_protocol_takes() {
    let validator = mcp();
    every_form(Projection::McpElicitation, |path, _, projected| {
        if let Some(form) = projected.get("formMode") {
            assert_valid(&validator, form, path);
        }
        if let Some(url) = projected.get("urlMode") {
            // What only a running server knows.
            let mut url = url.clone();
            url["url"] = json!("https://app.example.com/connect");
            url["elicitationId"] = json!("550e8400");
            assert_valid(&validator, &url, path);
        }
    });
}

#[test]
fn elicitation_never_asks_for_a_secret() {
    every_form(Projection::McpElicitation, |path, form, projected| {
        let properties = &projected["formMode"]["requestedSchema"]["properties"];
        let asked: Vec<&String> = properties
            .as_object()
            .into_iter()
            .flat_map(|p| p.keys())
            .collect();
        let open = fields(form).iter().filter(|field| field["secret"] == false);
        let open: Vec<&str> = open.map(|field| field["key"].as_str().unwrap()).collect();
        assert_eq!(asked, open, "{path}");
        assert_eq!(
            projected.get("formMode").is_some(),
            !open.is_empty(),
            "{path}"
        );
        let elsewhere = open.len() < fields(form).len() || form["submit"]["action"] == "authorize";
        assert_eq!(projected.get("urlMode").is_some(), elsewhere, "{path}");
    });
}

/// A client that keeps to the requested schema never refuses what the form accepts: each rule is one of
/// the form's own.
#[test]
fn elicitation_has_no_rule_of_its_own() {
    every_form(Projection::McpElicitation, |path, form, projected| {
        let schema = &projected["formMode"]["requestedSchema"];
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let of_form = &form["schema"]["properties"][key];
            for (keyword, value) in property.as_object().unwrap() {
                assert_eq!(&of_form[keyword], value, "{path}: {key}.{keyword}");
            }
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            assert!(
                form["schema"]["required"].as_array().unwrap().contains(key),
                "{path}"
            );
        }
    });
}

#[test]
fn the_protocols_schema_refuses_what_forms_must_not_hold() {
    let validator = mcp();
    let files = emit(&all(), Flavour::Markdown);
    let form = json(&files, "forms/every_input.token.json");
    let good = projected(&files, Projection::McpElicitation, &form)["formMode"].clone();
    assert_valid(&validator, &good, "every_input");
    for (pointer, key, value) in [
        ("", "mode", json!("url")),
        ("/requestedSchema", "additionalProperties", json!(false)),
        (
            "/requestedSchema/properties/account",
            "pattern",
            json!("^a$"),
        ),
        (
            "/requestedSchema/properties/account",
            "type",
            json!("array"),
        ),
        (
            "/requestedSchema/properties/account",
            "format",
            json!("password"),
        ),
        ("/requestedSchema/properties/terms", "enum", json!([true])),
    ] {
        let mut bad = good.clone();
        bad.pointer_mut(pointer).unwrap()[key] = value;
        assert!(!validator.is_valid(&bad), "{pointer}/{key}");
    }
}

/// The members that the component reads, with the values that it knows.
#[test]
fn config_fields_are_what_the_component_reads() {
    let schema = json!({
        "type": "object",
        "properties": {
            "projectionVersion": {}, "form": {},
            "configFields": { "type": "array", "items": {
                "type": "object",
                "properties": {
                    "key": { "type": "string" },
                    "label": { "type": "string" },
                    "type": { "enum": ["text", "password", "number", "text_area", "select"] },
                    "required": { "type": "boolean" },
                    "secret": { "type": "boolean" },
                    "readOnly": { "const": false },
                    "placeholder": { "type": "string" },
                    "description": { "type": "string" },
                    "options": { "type": "array", "minItems": 1, "items": {
                        "type": "object",
                        "properties": { "value": { "type": "string" }, "label": { "type": "string" } },
                        "required": ["value", "label"],
                        "additionalProperties": false
                    } }
                },
                "required": ["key", "label", "type", "required", "secret", "readOnly"],
                "additionalProperties": false,
                "if": { "properties": { "type": { "const": "select" } } },
                "then": { "required": ["options"] },
                "else": { "not": { "required": ["options"] } }
            } },
            "notices": { "type": "array", "items": {
                "type": "object",
                "properties": {
                    "key": { "type": "string" },
                    "type": { "enum": ["info", "note", "tip", "warning"] },
                    "description": { "type": "string" },
                    "anchor": { "type": "string" }
                },
                "required": ["key", "type", "description"],
                "additionalProperties": false
            } }
        },
        "required": ["configFields", "notices"],
        "additionalProperties": false
    });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    every_form(Projection::ConfigFields, |path, form, projected| {
        assert_valid(&validator, projected, path);
        let pairs = |list: &Value, keys: [&str; 3]| -> Vec<[Value; 3]> {
            let list = list.as_array().unwrap().iter();
            list.map(|field| keys.map(|key| field[key].clone()))
                .collect()
        };
        let keys = ["key", "required", "secret"];
        assert_eq!(
            pairs(&projected["configFields"], keys),
            pairs(&form["fields"], keys),
            "{path}"
        );
        let notices = pairs(&projected["notices"], ["anchor", "type", "description"]);
        assert_eq!(
            notices,
            pairs(&form["notices"], ["before", "type", "text"]),
            "{path}"
        );
    });
}

#[test]
fn config_fields_name_the_guide_where_the_site_is_known() {
    let description = |site: Option<&str>| {
        let mut publisher = publisher(Flavour::Markdown);
        publisher.site_url = site.map(str::to_owned);
        let (files, _) = connspec_emit::emit(&all(), &publisher);
        let projected = json(&files, "forms/config_fields/every_input.token.json");
        projected["configFields"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let address = "https://docs.example.com/connectors/every-input/token#read-address";
    assert!(description(Some("https://docs.example.com")).ends_with(address));
    assert!(!description(None).contains("read-address"));
}

#[test]
fn only_what_was_asked_for_is_written() {
    let mut publisher = publisher(Flavour::Markdown);
    publisher.projections = vec![Projection::ConfigFields];
    let (files, _) = connspec_emit::emit(&all(), &publisher);
    assert!(
        files
            .get("forms/config_fields/every_input.token.json")
            .is_some()
    );
    assert!(
        files
            .get("forms/mcp_elicitation/every_input.token.json")
            .is_none()
    );
}
