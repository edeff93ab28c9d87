//! `connspec build`, and with `--check` the same without writing.

use connspec_project::{BuildOutcome, Conflict, ConflictKind, Drift, DriftKind, DriftOutcome};
use connspec_project::{Project, Report};

use crate::diff;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::terminal::{Failure, Terminal};
use crate::words;

/// So many files are shown with their differences; of the others the name has to do.
const FILES_WITH_DIFF: usize = 3;

/// Writes the generated files.
pub fn run(project: &Project, force: bool, terminal: &Terminal) -> Result<Exit, Failure> {
    let progress = Progress::new(terminal);
    let result = project.build(force, &|event| progress.observe(event));
    let took = progress.finish();
    let build = result?;
    let exit = terminal.report(&build.report)?;
    match build.outcome {
        BuildOutcome::Mistakes => nothing_written(&build.report, terminal),
        BuildOutcome::Conflicts(conflicts) => {
            say_conflicts(project, &build.report, &conflicts, terminal)?;
            return Ok(Exit::Mistakes);
        }
        BuildOutcome::Done(written) => {
            terminal.summary(&words::built(build.report.specs, written, took));
        }
    }
    Ok(exit)
}

/// Says how the generated files differ from what the specs give.
pub fn check_drift(project: &Project, terminal: &Terminal) -> Result<Exit, Failure> {
    let progress = Progress::new(terminal);
    let result = project.check_drift(&|event| progress.observe(event));
    let took = progress.finish();
    let check = result?;
    let exit = terminal.report(&check.report)?;
    let DriftOutcome::Compared { files, drift } = check.outcome else {
        let summary = words::checked(&check.report.diagnostics, check.report.specs, took);
        terminal.summary(&summary);
        return Ok(exit);
    };
    say_drift(project, &check.report, &drift, terminal)?;
    let summary = words::compared(check.report.specs, files, drift.len(), took);
    terminal.summary(&summary);
    Ok(if drift.is_empty() {
        exit
    } else {
        Exit::Mistakes
    })
}

fn nothing_written(report: &Report, terminal: &Terminal) {
    let mistakes = words::mistakes(&report.diagnostics).unwrap_or_default();
    let connectors = words::connectors(report.specs);
    terminal.summary(&format!("{mistakes} in {connectors}; nothing was written"));
}

fn say_conflicts(
    project: &Project,
    report: &Report,
    conflicts: &[Conflict],
    terminal: &Terminal,
) -> Result<(), Failure> {
    for conflict in conflicts {
        let file = project.name_of_generated(report, conflict.path.as_str());
        let kind = match conflict.kind {
            ConflictKind::Edited | ConflictKind::EditedOrphan => "edited-file",
            ConflictKind::NotOurs => "foreign-file",
            ConflictKind::Blocked(_) => "blocked-file",
        };
        terminal.problem(kind, &file, &format!("`{file}`: {}", conflict.kind))?;
    }
    let any = |is: fn(&ConflictKind) -> bool| conflicts.iter().any(|conflict| is(&conflict.kind));
    if any(|kind| matches!(kind, ConflictKind::Edited | ConflictKind::EditedOrphan)) {
        terminal.help("bring a change that should stay into the spec");
    }
    if any(|kind| matches!(kind, ConflictKind::NotOurs | ConflictKind::Blocked(_))) {
        terminal.help("move away what is in the way");
    }
    if any(|kind| !matches!(kind, ConflictKind::Blocked(_))) {
        terminal.help("`connspec build --force` overwrites files");
    }
    terminal.summary("nothing was written");
    Ok(())
}

fn say_drift(
    project: &Project,
    report: &Report,
    drift: &[Drift],
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut diffs_left = FILES_WITH_DIFF;
    for Drift { path, kind } in drift {
        let file = project.name_of_generated(report, path);
        let (name, message) = match kind {
            DriftKind::Missing => ("missing-file", format!("`{file}` is missing")),
            DriftKind::Changed { .. } => (
                "changed-file",
                format!("`{file}` is not what the specs give"),
            ),
            DriftKind::Orphaned => (
                "orphaned-file",
                format!("no spec asks for `{file}` any more"),
            ),
            DriftKind::Blocked(obstacle) => ("blocked-file", format!("`{file}`: {obstacle}")),
        };
        terminal.problem(name, &file, &message)?;
        if let (DriftKind::Changed { found, wanted }, 1..) = (kind, diffs_left) {
            diffs_left -= 1;
            terminal.diff(&diff::lines(&file, found, wanted, "from the specs"));
        }
    }
    if !drift.is_empty() {
        terminal.help("run `connspec build`, and commit what it writes");
    }
    Ok(())
}
