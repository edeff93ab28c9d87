//! JSON lines and their schema.

use connspec_diagnostics::{Problem, render};
use serde_json::{Value, json};

use crate::{errors, sample};

const SCHEMA: &str = include_str!("../../../../docs/json-lines.schema.json");

fn records() -> Vec<Value> {
    let (sources, diagnostics) = sample();
    let mut lines = render::json::render(&sources, &diagnostics);
    let problem = Problem {
        kind: "changed-file",
        file: Some("generated/x"),
        message: "it changed",
    };
    lines.push_str(&render::json::problem(&problem));
    lines.push_str(&render::json::problem(&Problem {
        kind: "usage",
        file: None,
        ..problem
    }));
    let records = lines.lines().map(serde_json::from_str);
    records.map(Result::unwrap).collect()
}

#[test]
fn each_line_is_what_the_schema_says() {
    let records = records();
    assert_eq!(records.len(), 5);
    for record in &records {
        assert_eq!(errors(SCHEMA, record), [""; 0], "{record}");
    }
    assert_eq!(records[0]["labels"][1]["file"], "/far/other.connector.yaml");
    assert_eq!(records[0]["fix"]["replacement"], "name");
}

/// Readers ignore keys that they do not know, but we do not write one that nobody describes.
#[test]
fn every_key_is_described() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for record in records() {
        let kind = if record["code"].is_string() {
            "diagnostic"
        } else {
            "problem"
        };
        let described = &schema["definitions"][kind]["properties"];
        for key in record.as_object().unwrap().keys() {
            assert!(described[key].is_object(), "{kind}: {key}");
        }
    }
}

#[test]
fn the_schema_refuses_other_records() {
    let good = &records()[0];
    for (key, value) in [
        ("version", json!(2)),
        ("severity", json!("fatal")),
        ("line", json!(0)),
        ("code", Value::Null),
        ("fix", json!("name")),
    ] {
        let mut bad = good.clone();
        bad[key] = value;
        assert_ne!(errors(SCHEMA, &bad), [""; 0], "{key}");
    }
}
