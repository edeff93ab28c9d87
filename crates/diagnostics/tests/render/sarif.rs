//! SARIF logs and the schema of the standard.

use connspec_diagnostics::render::sarif::Log;
use connspec_diagnostics::{Code, Problem};
use serde_json::{Value, json};

use crate::{errors, sample};

const SCHEMA: &str = include_str!("../schemas/sarif-2.1.0.json");

fn log() -> Value {
    let (sources, diagnostics) = sample();
    let mut log = Log::new();
    log.diagnostics(&sources, &diagnostics);
    log.problem(&Problem {
        kind: "changed-file",
        file: Some("generated/x"),
        message: "it changed",
    });
    log.failure("the disk is full");
    serde_json::from_str(&log.finish("0.1.0", 1)).unwrap()
}

#[test]
fn a_log_is_what_the_standard_says() {
    assert_eq!(errors(SCHEMA, &log()), [""; 0]);
    let empty = serde_json::from_str(&Log::new().finish("0.1.0", 0)).unwrap();
    assert_eq!(errors(SCHEMA, &empty), [""; 0]);
    assert_eq!(empty["runs"][0]["results"], json!([]));
    assert_eq!(
        empty["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
}

#[test]
fn the_standard_refuses_other_logs() {
    for (pointer, value) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/columnKind", json!("bytes")),
        ("/runs/0/results/0/level", json!("fatal")),
        (
            "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
            json!(0),
        ),
        (
            "/runs/0/tool/driver/rules/0/helpUri",
            json!("not an address"),
        ),
    ] {
        let mut bad = log();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert_ne!(errors(SCHEMA, &bad), [""; 0], "{pointer}");
    }
}

#[test]
fn a_result_has_places_words_and_a_fix() {
    let log = log();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(
        run["results"][0],
        json!({
            "ruleId": "unknown-key",
            "ruleIndex": Code::ALL.iter().position(|code| *code == Code::UnknownKey),
            "level": "error",
            "message": {"text": "no key `nme`, 100 % sure: {x}. Help: look again. Help: did you mean `name`?"},
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "specs/%C3%A4%20b%3Ac.connector.yaml",
                        "uriBaseId": "%SRCROOT%"
                    },
                    "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4}
                },
                "message": {"text": "here"}
            }],
            "relatedLocations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "specs/%C3%A4%20b%3Ac.connector.yaml",
                            "uriBaseId": "%SRCROOT%"
                        },
                        "region": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 14}
                    },
                    "message": {"text": "its value, \\[a link\\](https://evil.example)"}
                },
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "file:///far/other.connector.yaml"},
                        "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 9}
                    },
                    "message": {"text": "the other one"}
                }
            ],
            "fixes": [{
                "description": {"text": "did you mean `name`?"},
                "artifactChanges": [{
                    "artifactLocation": {
                        "uri": "specs/%C3%A4%20b%3Ac.connector.yaml",
                        "uriBaseId": "%SRCROOT%"
                    },
                    "replacements": [{
                        "deletedRegion": {
                            "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4
                        },
                        "insertedContent": {"text": "name"}
                    }]
                }]
            }]
        })
    );
    let levels: Vec<_> = run["results"].as_array().unwrap().iter().collect();
    let levels: Vec<_> = levels.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["error", "error", "warning", "error"]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn nothing_in_a_message_is_a_placeholder() {
    for (written, shown) in [
        ("{api}/me", "{api}/me"),
        ("{0}", "{{0}}"),
        ("a {12} b {0", "a {{12}} b {0"),
        ("{{1}}", "{{{1}}}"),
        ("}{}", "}{}"),
    ] {
        let mut log = Log::new();
        log.failure(written);
        let log: Value = serde_json::from_str(&log.finish("0.1.0", 3)).unwrap();
        let notification = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        assert_eq!(notification["message"]["text"], shown);
    }
}

#[test]
fn every_code_is_a_rule_at_its_index() {
    let log = log();
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    for (code, rule) in Code::ALL.iter().zip(rules) {
        assert_eq!(rule["id"], code.name());
        assert_eq!(rule["helpUri"], code.page());
        let help = rule["help"]["markdown"].as_str().unwrap();
        assert!(help.contains(rule["shortDescription"]["text"].as_str().unwrap()));
    }
}
