//! `connspec check --fix`.

use std::path::PathBuf;

use connspec_project::Project;

use crate::diff;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::terminal::{Failure, Terminal};
use crate::words;

/// Applies the fixes that are certain, shows them, and says every mistake that is left. Without
/// `write` the specs stay as they are.
pub fn run(
    project: &Project,
    paths: &[PathBuf],
    write: bool,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let progress = Progress::new(terminal);
    let result = project.fix(paths, write, &|event| progress.observe(event));
    let took = progress.finish();
    let fixed = result?;
    for spec in &fixed.specs {
        let (before, after) = (spec.before.as_bytes(), spec.after.as_bytes());
        terminal.diff(&diff::all(&spec.name, before, after, "with fixes"));
    }
    let exit = terminal.report(&fixed.report)?;
    let report = &fixed.report;
    terminal.summary(&words::fixed(&fixed.specs, write));
    terminal.summary(&words::checked(&report.diagnostics, report.specs, took));
    // What the fixes would repair is still wrong on the disk.
    let is_still_wrong = !write && !fixed.specs.is_empty() && exit == Exit::Fine;
    Ok(if is_still_wrong { Exit::Mistakes } else { exit })
}
