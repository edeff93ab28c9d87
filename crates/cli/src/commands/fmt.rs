//! `connspec fmt`.

use std::path::PathBuf;

use connspec_project::{Formatted, Project};

use crate::diff;
use crate::exit::Exit;
use crate::terminal::{Failure, Terminal};
use crate::words;

/// Lays out specs; with `check` says only which of them would change.
pub fn run(
    project: &Project,
    paths: &[PathBuf],
    check: bool,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let formatting = project.format(paths, !check)?;
    let mut exit = terminal.report(&formatting.report)?;
    for name in &formatting.refused {
        let message = format!("`{name}` cannot be formatted without changing what it says");
        terminal.problem("unformattable-file", name, &message)?;
        terminal.help_with_bug();
        exit = Exit::Bug;
    }
    let changed = formatting.files.len();
    if check && changed > 0 {
        for file in &formatting.files {
            say(file, terminal)?;
        }
        terminal.help("run `connspec fmt`");
        exit = exit.max(Exit::Mistakes);
    }
    let specs = formatting.report.specs;
    terminal.summary(&words::formatted(specs, changed, check));
    Ok(exit)
}

fn say(file: &Formatted, terminal: &Terminal) -> Result<(), Failure> {
    let name = &file.name;
    terminal.problem(
        "unformatted-file",
        name,
        &format!("`{name}` is not formatted"),
    )?;
    let (before, after) = (file.before.as_bytes(), file.after.as_bytes());
    terminal.diff(&diff::lines(name, before, after, "formatted"));
    Ok(())
}
