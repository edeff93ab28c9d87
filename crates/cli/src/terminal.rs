//! Where words go: for people to stderr, for tools to stdout.

use std::io::{self, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use connspec_diagnostics::{Class, escape_control, render};
use connspec_project::{Error, Report};
use serde_json::{Value, json};

use crate::args::{Color, Format, Shared};
use crate::exit::Exit;
use crate::panic::PLEASE_REPORT;

/// So many mistakes are shown to people. More of them have a common cause, or come from a file that
/// was made to have many: a mebibyte of YAML has room for 300,000.
const SHOWN: usize = 500;

/// Why a command could not end as it should.
pub enum Failure {
    /// The project could not be worked on.
    Project(Error),
    /// The system refused something else, named in the first place.
    System(&'static str, io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Project(error)
    }
}

/// Writes what a run has to say.
pub struct Terminal {
    format: Format,
    quiet: bool,
    color: bool,
}

impl Terminal {
    pub fn new(shared: &Shared) -> Self {
        let color = match shared.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        };
        Self {
            format: shared.format,
            quiet: shared.quiet,
            color,
        }
    }

    /// Whether a person is watching, who likes to see that something moves.
    pub fn is_watched(&self) -> bool {
        !self.quiet && self.format == Format::Text && io::stderr().is_terminal()
    }

    /// The mistakes of a report, and the exit code that they call for.
    pub fn report(&self, report: &Report) -> Result<Exit, Failure> {
        let (sources, diagnostics) = (&report.sources, &report.diagnostics);
        match self.format {
            Format::Text => {
                let shown = &diagnostics[..diagnostics.len().min(SHOWN)];
                to_people(&render::text::render(sources, shown, self.color));
                if shown.len() < diagnostics.len() {
                    let more = diagnostics.len() - shown.len();
                    self.help(&format!(
                        "{more} more mistakes are listed with `--format json`"
                    ));
                }
            }
            Format::Json => to_tools(&render::json::render(sources, diagnostics))?,
        }
        if report.is_clean() {
            return Ok(Exit::Fine);
        }
        let is_ours = |class| class == Class::Internal;
        if diagnostics
            .iter()
            .any(|diagnostic| is_ours(diagnostic.code.class()))
        {
            self.help(&format!("this is a bug in connspec: {PLEASE_REPORT}"));
            return Ok(Exit::Bug);
        }
        Ok(Exit::Mistakes)
    }

    /// Something that is wrong with a generated file. `kind` is its name for tools.
    pub fn problem(&self, kind: &str, file: &str, message: &str) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                self.titled("error", AnsiColor::BrightRed, message);
                Ok(())
            }
            Format::Json => to_tools(&record(kind, Some(file), message)),
        }
    }

    /// What went wrong with the whole run, and the exit code for it.
    pub fn failure(&self, failure: &Failure) -> Exit {
        let (exit, messages) = match failure {
            Failure::Project(error) if error.is_usage() => (Exit::Usage, error.to_string()),
            Failure::Project(error) => (Exit::System, error.to_string()),
            Failure::System(action, error) => (Exit::System, format!("cannot {action}: {error}")),
        };
        self.refuse(exit, &messages)
    }

    fn refuse(&self, exit: Exit, messages: &str) -> Exit {
        let kind = match exit {
            Exit::Usage => "usage",
            Exit::Mistakes => "denied",
            _ => "system",
        };
        for message in messages.lines() {
            match self.format {
                Format::Text => self.titled("error", AnsiColor::BrightRed, message),
                // If stdout is what failed, there is nowhere left to say it but on stderr.
                Format::Json if to_tools(&record(kind, None, message)).is_ok() => {}
                Format::Json => self.titled("error", AnsiColor::BrightRed, message),
            }
        }
        exit
    }

    /// A way out, for people.
    pub fn help(&self, message: &str) {
        if self.format == Format::Text {
            self.titled("help", AnsiColor::BrightCyan, message);
        }
    }

    /// What a person typed that cannot be done.
    pub fn usage(&self, message: &str) -> Exit {
        self.refuse(Exit::Usage, message)
    }

    /// That somebody said no, and not the system or the spec.
    pub fn denied(&self, message: &str) -> Exit {
        self.refuse(Exit::Mistakes, message)
    }

    /// What a person is to do meanwhile. It is said even in JSON, where nobody would know otherwise.
    pub fn hint(&self, message: &str) {
        self.titled("help", AnsiColor::BrightCyan, message);
    }

    /// What a person asked for, in several lines.
    pub fn answer(&self, text: &str) {
        let text = escape_control(text, true);
        let _ = to_tools(&format!("{}\n", text.trim_end()));
    }

    /// How answers are written.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// What was done, for people who did not ask for silence.
    pub fn summary(&self, message: &str) {
        if !self.quiet {
            to_people(&format!("{message}\n"));
        }
    }

    /// The lines of a difference between two files, for people.
    pub fn diff(&self, lines: &[String]) {
        if self.format == Format::Json {
            return;
        }
        let mut text = String::new();
        for line in lines {
            let style = match line.as_bytes().first() {
                Some(b'+') => AnsiColor::Green.on_default(),
                Some(b'-') => AnsiColor::Red.on_default(),
                Some(b'@') => AnsiColor::Cyan.on_default(),
                _ => Style::new(),
            };
            let line = escape_control(line, false);
            text.push_str(&self.styled(style, &line));
            text.push('\n');
        }
        to_people(&text);
    }

    fn titled(&self, title: &str, color: AnsiColor, message: &str) {
        let title = self.styled(color.on_default().bold(), title);
        let message = escape_control(message, false);
        to_people(&format!("{title}: {message}\n"));
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// A record beside those of the diagnostics, without a place in a file.
fn record(kind: &str, file: Option<&str>, message: &str) -> String {
    let mut record = json!({
        "version": render::json::VERSION,
        "severity": "error",
        "kind": kind,
        "message": escape_control(message, false),
    });
    if let Some(file) = file {
        record["file"] = Value::from(escape_control(file, false));
    }
    format!("{record}\n")
}

/// A person who cannot be reached on stderr cannot be told so either.
fn to_people(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to stdout. A reader who has seen enough and closed the pipe is no failure.
pub fn to_tools(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::System("write to stdout", error))
        }
        _ => Ok(()),
    }
}
