//! The formats for tools: what their own definitions ask for, and that nothing gets through which a
//! terminal or a log would act upon.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod github;
mod hostile;
mod json;
mod sarif;

use connspec_diagnostics::{Code, Diagnostic, FileId, SourceMap, Span};
use serde_json::Value;

const SPEC: &str = "id: acme\nnme: Äcme {x}\nurls: {a: b}\n";

/// A mistake with all that one may have, and one with nothing but a place of two lines.
fn sample() -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let spec = sources.add("specs/ä b:c.connector.yaml", SPEC);
    let other = sources.add("/far/other.connector.yaml", "id: acme\n");
    let at = |word: &str| {
        let start = SPEC.find(word).unwrap();
        Span::new(spec, start, start + word.len())
    };
    let full = Diagnostic::new(Code::UnknownKey, at("nme"), "no key `nme`, 100 % sure: {x}")
        .caret("here")
        .label(at("Äcme {x}"), "its value, [a link](https://evil.example)")
        .label(Span::new(other, 4, 8), "the other one")
        .help("look again")
        .help("did you mean `name`?")
        .fix("name");
    let mut denied = Diagnostic::new(Code::HtmlTag, at("nme: Äcme {x}\nurls"), "two lines");
    denied.deny();
    let warning = Diagnostic::new(Code::UnusedSection, Span::start_of(spec), "a warning");
    (sources, vec![full, denied, warning])
}

/// Everything that a JSON Schema (draft 7) has to say against a value.
fn errors(schema: &str, value: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert!(jsonschema::draft7::meta::is_valid(&schema));
    let validator = jsonschema::draft7::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn an_error_cannot_be_denied_and_a_warning_can() {
    let mut diagnostic = Diagnostic::new(Code::UnknownKey, Span::start_of(FileId(0)), "x");
    diagnostic.deny();
    assert!(!diagnostic.is_denied);
    let (_, sample) = sample();
    let severities: Vec<_> = sample.iter().map(|one| one.severity().name()).collect();
    assert_eq!(severities, ["error", "error", "warning"]);
}
