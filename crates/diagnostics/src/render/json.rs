//! One JSON object per diagnostic, one per line: `--format json`.
//!
//! `docs/json-lines.schema.json` describes the records.

use serde::Serialize;

use crate::escape::push_json;
use crate::{Applicability, Diagnostic, Problem, Severity, SourceMap, Span};

/// Version of the records. It rises when a key goes or changes its meaning, not when one is added.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Record<'a> {
    version: u32,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    caret: &'a str,
    labels: Vec<LabelRecord<'a>>,
    help: &'a [String],
    fix: Option<FixRecord<'a>>,
}

/// Lines and columns count from 1, columns in characters; bytes count from 0.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: u32,
    end_byte: u32,
}

#[derive(Serialize)]
struct LabelRecord<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct FixRecord<'a> {
    replacement: &'a str,
    applicability: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct ProblemRecord<'a> {
    version: u32,
    severity: &'static str,
    kind: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

/// Renders `diagnostics` as JSON lines. JSON escapes control characters by itself; the others
/// that deceive a reader are escaped here.
#[must_use]
pub fn render(sources: &SourceMap, diagnostics: &[Diagnostic]) -> String {
    let mut rendered = String::new();
    for diagnostic in diagnostics {
        let record = Record {
            version: VERSION,
            severity: diagnostic.severity().name(),
            code: diagnostic.code.name(),
            message: &diagnostic.message,
            place: place(sources, diagnostic.span),
            caret: &diagnostic.caret,
            labels: diagnostic
                .labels
                .iter()
                .map(|label| LabelRecord {
                    text: &label.text,
                    place: place(sources, label.span),
                })
                .collect(),
            help: &diagnostic.help,
            fix: diagnostic.fix.as_ref().map(|fix| FixRecord {
                replacement: &fix.replacement,
                applicability: match fix.applicability {
                    Applicability::MachineApplicable => "machine-applicable",
                    Applicability::MaybeIncorrect => "maybe-incorrect",
                },
                place: place(sources, fix.span),
            }),
        };
        // Serialising strings and numbers into memory cannot fail.
        let line = serde_json::to_string(&record).unwrap_or_default();
        push_json(&mut rendered, &line);
        rendered.push('\n');
    }
    rendered
}

/// Renders what is wrong with no place in a source as one more line.
#[must_use]
pub fn problem(problem: &Problem<'_>) -> String {
    let record = ProblemRecord {
        version: VERSION,
        severity: Severity::Error.name(),
        kind: problem.kind,
        message: problem.message,
        file: problem.file,
    };
    // Serialising strings and numbers into memory cannot fail.
    let line = serde_json::to_string(&record).unwrap_or_default();
    let mut rendered = String::new();
    push_json(&mut rendered, &line);
    rendered.push('\n');
    rendered
}

fn place(sources: &SourceMap, span: Span) -> Place<'_> {
    let file = sources.file(span.file);
    let start = file.position(span.start);
    let end = file.position(span.end);
    Place {
        file: file.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start_byte: span.start,
        end_byte: span.end,
    }
}
