//! Where words go: for people to stderr, for tools to stdout.

use std::io::{self, IsTerminal as _, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use connspec_diagnostics::render::sarif::Log;
use connspec_diagnostics::{Class, Diagnostic, Problem, escape_control, render};
use connspec_project::{Error, Report};

use crate::args::{Color, Format, Shared};
use crate::exit::Exit;
use crate::panic::PLEASE_REPORT;

/// So many mistakes are shown to people. More of them have a common cause, or come from a file that
/// was made to have many: a mebibyte of YAML has room for 300,000.
const SHOWN: usize = 500;

/// So many codes are named at the end of a run.
const EXPLAINED: usize = 4;

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
    /// A SARIF log is one document, so it is collected and written at the end; there is one as soon
    /// as a command has looked at anything.
    log: Mutex<Option<Log>>,
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
            log: Mutex::new(None),
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
                self.explain(shown);
                if shown.len() < diagnostics.len() {
                    let more = diagnostics.len() - shown.len();
                    self.help(&format!(
                        "{more} more mistakes are listed with `--format json`"
                    ));
                }
            }
            Format::Json => to_tools(&render::json::render(sources, diagnostics))?,
            Format::Github => to_tools(&render::github::render(sources, diagnostics))?,
            Format::Sarif => self.log(|log| log.diagnostics(sources, diagnostics)),
        }
        if report.is_clean() {
            return Ok(Exit::Fine);
        }
        let is_ours = |class| class == Class::Internal;
        if diagnostics
            .iter()
            .any(|diagnostic| is_ours(diagnostic.code.class()))
        {
            self.help_with_bug();
            return Ok(Exit::Bug);
        }
        Ok(Exit::Mistakes)
    }

    /// Something that is wrong with a generated file. `kind` is its name for tools.
    pub fn problem(&self, kind: &str, file: &str, message: &str) -> Result<(), Failure> {
        let problem = Problem {
            kind,
            file: Some(file),
            message,
        };
        match self.format {
            Format::Text => self.titled("error", AnsiColor::BrightRed, message),
            Format::Json => to_tools(&render::json::problem(&problem))?,
            Format::Github => to_tools(&render::github::problem(&problem))?,
            Format::Sarif => self.log(|log| log.problem(&problem)),
        }
        Ok(())
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
            let problem = Problem {
                kind,
                file: None,
                message,
            };
            let written = match self.format {
                Format::Text => false,
                Format::Json => to_tools(&render::json::problem(&problem)).is_ok(),
                Format::Github => to_tools(&render::github::problem(&problem)).is_ok(),
                Format::Sarif => {
                    self.log(|log| log.failure(message));
                    true
                }
            };
            // If stdout is what failed, there is nowhere left to say it but on stderr.
            if !written {
                self.titled("error", AnsiColor::BrightRed, message);
            }
        }
        exit
    }

    /// Writes what is written once all is known, and gives the exit code of it all.
    pub fn finish(&self, exit: Exit) -> Exit {
        let Some(log) = self.lock().take() else {
            return exit;
        };
        let document = log.finish(env!("CARGO_PKG_VERSION"), exit as u8);
        match to_tools(&document) {
            Err(Failure::System(action, error)) => {
                let message = format!("cannot {action}: {error}");
                self.titled("error", AnsiColor::BrightRed, &message);
                Exit::System
            }
            _ => exit,
        }
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

    /// What a person asked for, in several lines. Where tools read stdout, it goes to stderr.
    pub fn answer(&self, text: &str) {
        let text = format!("{}\n", escape_control(text, true).trim_end());
        if self.format == Format::Text {
            let _ = to_tools(&text);
        } else {
            to_people(&text);
        }
    }

    /// How answers are written.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// What a person can do about a mistake of ours.
    pub fn help_with_bug(&self) {
        self.help(&format!("this is a bug in connspec: {PLEASE_REPORT}"));
    }

    /// What was done, for people who did not ask for silence.
    pub fn summary(&self, message: &str) {
        if !self.quiet {
            to_people(&format!("{message}\n"));
        }
    }

    /// The lines of a difference between two files, for people.
    pub fn diff(&self, lines: &[String]) {
        if self.format != Format::Text {
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

    /// Names the pages of these mistakes, each once.
    fn explain(&self, diagnostics: &[Diagnostic]) {
        let mut names: Vec<_> = diagnostics.iter().map(|one| one.code.name()).collect();
        names.sort_unstable();
        names.dedup();
        let message = match names[..] {
            _ if self.quiet => return,
            [] => return,
            [name] => format!("`connspec explain {name}` says more"),
            _ => {
                let more = if names.len() > EXPLAINED { ", …" } else { "" };
                names.truncate(EXPLAINED);
                let names = names.join(", ");
                format!("`connspec explain CODE` says more: {names}{more}")
            }
        };
        self.help(&message);
    }

    fn log(&self, add: impl FnOnce(&mut Log)) {
        add(self.lock().get_or_insert_default());
    }

    fn lock(&self) -> MutexGuard<'_, Option<Log>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
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
