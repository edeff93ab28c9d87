//! From the text of a spec to what a reader of each flavour's pages sees, with an awkward string in
//! every position that a spec has for text.

use std::sync::LazyLock;

use connspec_diagnostics::{FileId, SourceFile};
use connspec_spec::model::Connector;

use crate::awkward::{assert_same, awkward, filled, marker, pages};
use crate::sample::publisher;
use crate::shape::Page;

const SPEC: &str = include_str!("torture.connector.yaml");

/// The spec with the text number `n` in the place number `n`.
fn spec(text: &dyn Fn(usize) -> String) -> String {
    let mut spec = String::new();
    let mut number = 0;
    for line in SPEC.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line;
        while let Some((at, place)) = ["PLAIN", "MARKDOWN", "CODE", "FENCE"]
            .into_iter()
            .filter_map(|place| Some((rest.find(place)?, place)))
            .min()
        {
            let text = text(number);
            number += 1;
            let before = &rest[..at];
            spec.push_str(before);
            rest = &rest[at + place.len()..];
            match place {
                "PLAIN" => spec.push_str(&quoted(&text)),
                "MARKDOWN" => spec.push_str(inside_quotes(&quoted(&escaped(&text)))),
                "CODE" => spec.push_str(inside_quotes(&quoted(&span(&text)))),
                _ => {
                    let line = before.rsplit("\\n").next().unwrap_or_default();
                    let indent = line.len() - line.trim_start().len();
                    let indent = if before.contains("\\n") { indent } else { 0 };
                    spec.push_str(inside_quotes(&quoted(&fence(&text, indent))));
                }
            }
        }
        spec.push_str(rest);
        spec.push('\n');
    }
    spec
}

/// JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn inside_quotes(quoted: &str) -> &str {
    &quoted[1..quoted.len() - 1]
}

/// As a careful author writes it in Markdown: every punctuation with a backslash.
fn escaped(text: &str) -> String {
    let escape = |c: char| [c.is_ascii_punctuation().then_some('\\'), Some(c)];
    text.chars().flat_map(escape).flatten().collect()
}

fn ticks(text: &str, least: usize) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    "`".repeat(runs.max().unwrap_or(0).max(least - 1) + 1)
}

/// In a code span. A bar in a table cell is escaped even there, and a bar elsewhere is not.
fn span(text: &str) -> String {
    let ticks = ticks(text, 1);
    format!("{ticks} {text} {ticks}")
}

fn fence(text: &str, indent: usize) -> String {
    let ticks = ticks(text, 3);
    let indent = " ".repeat(indent);
    format!("{ticks}\n{indent}{text}\n{indent}{ticks}")
}

fn connector(spec: &str) -> Connector {
    let source = SourceFile::new(FileId::default(), "torture.connector.yaml", spec);
    let (connector, diagnostics) = connspec_spec::check(&source);
    let errors: Vec<_> = diagnostics
        .iter()
        .map(|one| format!("{:?} {}", one.code, one.message))
        .collect();
    connector.unwrap_or_else(|| panic!("{errors:#?}\n{spec}"))
}

/// The strings that a line of a spec may hold: one line, nothing at its ends, no more than a label
/// may have, and no bar, which a table would end a code span at.
fn strings() -> Vec<String> {
    let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let strings = awkward().into_iter().map(line);
    strings
        .filter(|text| !text.contains('|') && text.chars().count() <= 200)
        .collect()
}

fn check(text: &dyn Fn(usize) -> String) {
    static EXPECTED: LazyLock<Vec<(String, Page)>> =
        LazyLock::new(|| pages((connector(&spec(&marker)), publisher())).0);
    let (actual, diagnostics) = pages((connector(&spec(text)), publisher()));
    for ((path, expected), (_, actual)) in EXPECTED.iter().zip(&actual) {
        assert_same(path, &expected.shape, &actual.shape);
        for (expected, actual) in expected.words.iter().zip(&actual.words) {
            assert_same(path, &filled(expected, text), actual);
        }
    }
    assert_eq!(diagnostics, []);
}

#[test]
fn every_string_in_every_position() {
    let strings = strings();
    assert!(strings.len() >= 95, "{}", strings.len());
    for string in strings {
        check(&|_| string.clone());
    }
}

#[test]
fn strings_beside_each_other() {
    let strings = strings();
    for first in (0..strings.len()).step_by(7) {
        check(&|number| strings[(number + first) % strings.len()].clone());
    }
}
