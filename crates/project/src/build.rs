//! From specs to files on disk, and how far the files there are from that.

use std::path::Path;

use connspec_diagnostics::sort;
use connspec_emit::{Files, PictureCopy, picture_copies};

use crate::check::{Checked, Report, Wishes, check};
use crate::error::{DiskError, Error};
use crate::output::{Comparison, Conflict, Drift, Lock, Output, Written};
use crate::{Event, Observer, pages};

/// What a build has come to.
#[derive(Debug)]
pub struct Build {
    /// The mistakes of the specs.
    pub report: Report,
    /// What became of the files.
    pub outcome: BuildOutcome,
}

/// What a build did.
#[derive(Debug)]
pub enum BuildOutcome {
    /// Nothing, because of the mistakes in the report.
    Mistakes,
    /// Nothing, because these files would be destroyed.
    Conflicts(Vec<Conflict>),
    /// All files are what the specs give.
    Done(Written),
}

/// What a comparison of the generated files with the specs has come to.
#[derive(Debug)]
pub struct DriftCheck {
    /// The mistakes of the specs.
    pub report: Report,
    /// How the files differ.
    pub outcome: DriftOutcome,
}

/// How the generated files differ from what the specs give.
#[derive(Debug)]
pub enum DriftOutcome {
    /// Not known, because of the mistakes in the report.
    Mistakes,
    /// In these files.
    Compared {
        /// How many files the specs give.
        files: usize,
        /// Those that differ; none where all is well.
        drift: Vec<Drift>,
    },
}

/// Makes the generated files what the specs give. `force` overwrites files that a person changed or
/// that are in the way.
pub(crate) fn build(
    root: &Path,
    base: &Path,
    wishes: Wishes,
    force: bool,
    observer: &Observer<'_>,
) -> Result<Build, Error> {
    loop {
        let (report, files) = compile(root, base, wishes, observer)?;
        let Some(files) = files else {
            let outcome = BuildOutcome::Mistakes;
            return Ok(Build { report, outcome });
        };
        let output = Output::open(root, &report.output)?;
        let comparison = output.compare(&files, force)?;
        if comparison.is_idle() {
            let outcome = BuildOutcome::Done(comparison.summary());
            return Ok(Build { report, outcome });
        }
        let lock = output.lock(|| observer(Event::Waiting))?;
        if lock.waited {
            // The other build may have read newer specs than this one.
            continue;
        }
        let outcome = write(&output.compare(&files, force)?, &lock, observer)?;
        return Ok(Build { report, outcome });
    }
}

/// Compares the generated files with what the specs give, and writes nothing.
pub(crate) fn check_drift(
    root: &Path,
    base: &Path,
    wishes: Wishes,
    observer: &Observer<'_>,
) -> Result<DriftCheck, Error> {
    let (report, files) = compile(root, base, wishes, observer)?;
    let Some(files) = files else {
        let outcome = DriftOutcome::Mistakes;
        return Ok(DriftCheck { report, outcome });
    };
    let output = Output::open(root, &report.output)?;
    let drift = output.compare(&files, false)?.drift()?;
    let files = files.len();
    let outcome = DriftOutcome::Compared { files, drift };
    Ok(DriftCheck { report, outcome })
}

/// The files that the specs give; none where there are mistakes.
fn compile(
    root: &Path,
    base: &Path,
    wishes: Wishes,
    observer: &Observer<'_>,
) -> Result<(Report, Option<Files>), Error> {
    let checked = check(root, base, &[], wishes, observer)?;
    if !checked.report.is_clean() {
        return Ok((pages::look_at(checked), None));
    }
    let Checked {
        mut report,
        publisher,
        connectors,
        pictures,
        denial,
    } = checked;
    let (mut files, mistakes) = connspec_emit::emit(&connectors, &publisher);
    for PictureCopy { from, to } in picture_copies(&connectors, &publisher) {
        files.add(&to, pictures.bytes(&from));
    }
    report.diagnostics.extend(mistakes);
    denial.apply(&mut report.diagnostics);
    sort(&mut report.diagnostics);
    let files = report.is_clean().then_some(files);
    Ok((report, files))
}

fn write(
    comparison: &Comparison<'_>,
    lock: &Lock,
    observer: &Observer<'_>,
) -> Result<BuildOutcome, DiskError> {
    if !comparison.conflicts().is_empty() {
        return Ok(BuildOutcome::Conflicts(comparison.conflicts().to_vec()));
    }
    observer(Event::Writing(comparison.writes()));
    comparison.write(lock, || observer(Event::Wrote))?;
    Ok(BuildOutcome::Done(comparison.summary()))
}
