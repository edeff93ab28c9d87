//! Workflow commands of GitHub Actions, one line each: `--format github`.
//!
//! The form of the commands is that of GitHub's documentation ("Workflow commands for GitHub
//! Actions"), and the escapes are those of its own toolkit (`@actions/core`, `command.ts`).

use std::fmt::Write as _;

use crate::{Diagnostic, Problem, Severity, SourceMap, escape_control};

/// Renders `diagnostics` as annotations of the files that they are about.
#[must_use]
pub fn render(sources: &SourceMap, diagnostics: &[Diagnostic]) -> String {
    let mut rendered = String::new();
    for diagnostic in diagnostics {
        let file = sources.file(diagnostic.span.file);
        let start = file.position(diagnostic.span.start);
        let end = file.position(diagnostic.span.end);
        let mut command = Command::new(diagnostic.severity());
        command.property("file", file.name());
        command.property("line", &start.line.to_string());
        command.property("endLine", &end.line.to_string());
        command.property("col", &start.column.to_string());
        // GitHub knows columns of annotations that lie in one line.
        if start.line == end.line {
            command.property("endColumn", &end.column.to_string());
        }
        command.property("title", diagnostic.code.name());
        let mut message = vec![diagnostic.message.clone()];
        for label in &diagnostic.labels {
            let file = sources.file(label.span.file);
            let at = file.position(label.span.start);
            let place = format!("{}:{}:{}", file.name(), at.line, at.column);
            message.push(format!("{}: {place}", label.text));
        }
        message.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
        rendered.push_str(&command.finish(&message));
    }
    rendered
}

/// Renders what is wrong with no place in a source as one more line.
#[must_use]
pub fn problem(problem: &Problem<'_>) -> String {
    let mut command = Command::new(Severity::Error);
    if let Some(file) = problem.file {
        command.property("file", file);
    }
    command.property("title", problem.kind);
    command.finish(&[problem.message.to_owned()])
}

/// `::error file=…,line=…::message`.
struct Command {
    line: String,
    separator: char,
}

impl Command {
    fn new(severity: Severity) -> Self {
        Self {
            line: format!("::{}", severity.name()),
            separator: ' ',
        }
    }

    fn property(&mut self, name: &str, value: &str) {
        let value = escape_control(value, false)
            .replace('%', "%25")
            .replace(':', "%3A")
            .replace(',', "%2C");
        // Writing into a string cannot fail.
        let _ = write!(self.line, "{}{name}={value}", self.separator);
        self.separator = ',';
    }

    /// The command with its message, whose lines GitHub shows below each other.
    fn finish(self, message: &[String]) -> String {
        let lines: Vec<_> = message
            .iter()
            .map(|line| escape_control(line, false).replace('%', "%25"))
            .collect();
        format!("{}::{}\n", self.line, lines.join("%0A"))
    }
}
