//! `connspec check`.

use std::path::PathBuf;

use connspec_project::Project;

use crate::exit::Exit;
use crate::progress::Progress;
use crate::terminal::{Failure, Terminal};
use crate::words;

/// Checks specs and says every mistake.
pub fn run(project: &Project, paths: &[PathBuf], terminal: &Terminal) -> Result<Exit, Failure> {
    let progress = Progress::new(terminal);
    let result = project.check(paths, &|event| progress.observe(event));
    let took = progress.finish();
    let report = result?;
    let exit = terminal.report(&report)?;
    terminal.summary(&words::checked(&report.diagnostics, report.specs, took));
    Ok(exit)
}
