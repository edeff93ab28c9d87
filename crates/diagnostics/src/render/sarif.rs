//! A SARIF 2.1.0 log of one run: `--format sarif`.
//!
//! What the members mean is said by the standard, "Static Analysis Results Interchange Format
//! (SARIF) Version 2.1.0" of OASIS; sections are named where they decide something.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::escape::push_json;
use crate::explain::Explanation;
use crate::{Code, Diagnostic, Problem, SourceFile, SourceMap, Span, escape_control};

/// The folder that relative paths start from: where the command ran, most often the root of the
/// repository.
const BASE: &str = "%SRCROOT%";

/// What may stand in the path of a URI as it is (RFC 3986, `pchar` without `:`, and `/`).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A log that is written once the run has ended.
#[derive(Debug, Default)]
pub struct Log {
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Log {
    /// A log that says nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the mistakes of specs.
    pub fn diagnostics(&mut self, sources: &SourceMap, diagnostics: &[Diagnostic]) {
        let results = diagnostics.iter().map(|one| result(sources, one));
        self.results.extend(results);
    }

    /// Adds what is wrong with a generated file.
    pub fn problem(&mut self, problem: &Problem<'_>) {
        let mut result = json!({
            "ruleId": problem.kind,
            "level": "error",
            "message": message(problem.message),
        });
        if let Some(file) = problem.file {
            let location = json!({"physicalLocation": {"artifactLocation": artifact(file)}});
            result["locations"] = json!([location]);
        }
        self.results.push(result);
    }

    /// Adds why the run could not do its work.
    pub fn failure(&mut self, text: &str) {
        let notification = json!({"level": "error", "message": message(text)});
        self.notifications.push(notification);
    }

    /// The document of a run of this `version` that ended with this exit code.
    #[must_use]
    pub fn finish(self, version: &str, exit_code: u8) -> String {
        let rules: Vec<_> = Code::ALL.iter().map(|code| rule(*code)).collect();
        let run = json!({
            "tool": {"driver": {
                "name": "connspec",
                "semanticVersion": version,
                "informationUri": "https://connspec.dev",
                "rules": rules,
            }},
            "invocations": [{
                "executionSuccessful": self.notifications.is_empty(),
                "exitCode": exit_code,
                "toolExecutionNotifications": self.notifications,
            }],
            "originalUriBaseIds": {
                BASE: {"description": {"text": "The folder in which the command ran."}},
            },
            "columnKind": "unicodeCodePoints",
            "results": self.results,
        });
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        });
        let mut document = String::new();
        push_json(&mut document, &format!("{log:#}"));
        document.push('\n');
        document
    }
}

fn rule(code: Code) -> Value {
    let Explanation {
        summary, details, ..
    } = Explanation::of(code);
    let full = [&[summary], &details[..]].concat().join(" ");
    json!({
        "id": code.name(),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": full},
        "help": {
            "text": Explanation::of(code).text(usize::MAX),
            "markdown": Explanation::of(code).markdown(),
        },
        "helpUri": code.page(),
        "defaultConfiguration": {"level": code.severity().name()},
        "properties": {"tags": [code.class().name()]},
    })
}

fn result(sources: &SourceMap, diagnostic: &Diagnostic) -> Value {
    let index = Code::ALL.iter().position(|code| *code == diagnostic.code);
    let mut text = diagnostic.message.clone();
    for help in &diagnostic.help {
        text.push_str(". Help: ");
        text.push_str(help);
    }
    let mut location = location(sources, diagnostic.span);
    if !diagnostic.caret.is_empty() {
        location["message"] = message(&diagnostic.caret);
    }
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": index,
        "level": diagnostic.severity().name(),
        "message": message(&text),
        "locations": [location],
    });
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().map(|label| {
            let mut location = self::location(sources, label.span);
            location["message"] = message(&label.text);
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        let file = sources.file(fix.span.file);
        let words = diagnostic
            .help
            .last()
            .map_or("write this instead", |help| help);
        result["fixes"] = json!([{
            "description": message(words),
            "artifactChanges": [{
                "artifactLocation": artifact(file.name()),
                "replacements": [{
                    "deletedRegion": region(file, fix.span),
                    "insertedContent": {"text": fix.replacement},
                }],
            }],
        }]);
    }
    result
}

fn location(sources: &SourceMap, span: Span) -> Value {
    let file = sources.file(span.file);
    json!({"physicalLocation": {
        "artifactLocation": artifact(file.name()),
        "region": region(file, span),
    }})
}

/// Lines and columns count from 1, and the end column lies behind the last character, here as in
/// SARIF (§3.30.8).
fn region(file: &SourceFile, span: Span) -> Value {
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A name of a file as a URI: relative to the base, unless the file lies somewhere else entirely.
fn artifact(name: &str) -> Value {
    let path = utf8_percent_encode(name, PATH);
    if name.starts_with('/') {
        json!({"uri": format!("file://{path}")})
    } else {
        json!({"uri": path.to_string(), "uriBaseId": BASE})
    }
}

/// Plain text. Numbers in braces would be placeholders (§3.11.5), and brackets could be links
/// (§3.11.6), of which what an author wrote must not make one. Other braces stand as they are: the
/// standard wants all of them doubled, and the sites that show logs print what they are given.
fn message(text: &str) -> Value {
    let mut text = without_placeholders(&escape_control(text, false));
    if text.contains("](") {
        text = text.replace('[', "\\[").replace(']', "\\]");
    }
    json!({"text": text})
}

/// `{0}` with doubled braces, which stand for the characters.
fn without_placeholders(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, behind) = rest.split_at(start);
        let number = behind[1..].bytes().take_while(u8::is_ascii_digit).count();
        written.push_str(before);
        let length = number + 2;
        if number > 0 && behind.as_bytes().get(length - 1) == Some(&b'}') {
            written.push_str(&format!("{{{}}}", &behind[..length]));
            rest = &behind[length..];
        } else {
            written.push('{');
            rest = &behind[1..];
        }
    }
    written + rest
}
