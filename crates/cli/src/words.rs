//! The line at the end that says what was done.

use std::time::Duration;

use connspec_diagnostics::{Diagnostic, Severity};
use connspec_project::{FixedSpec, Written};

/// `3 connectors checked, no mistakes, 4 ms`, or what is wrong in them.
pub fn checked(diagnostics: &[Diagnostic], specs: usize, took: Duration) -> String {
    match mistakes(diagnostics) {
        None => {
            let (specs, took) = (connectors(specs), milliseconds(took));
            format!("{specs} checked, no mistakes, {took}")
        }
        Some(mistakes) => format!("{mistakes} in {}", connectors(specs)),
    }
}

/// `3 fixes in 2 connectors`.
pub fn fixed(specs: &[FixedSpec], written: bool) -> String {
    let fixes = specs.iter().map(|spec| spec.fixes).sum();
    let fixes = match fixes {
        0 => return "nothing to fix for certain".to_owned(),
        fixes => counted_as(fixes, "fix", "fixes"),
    };
    let connectors = connectors(specs.len());
    if written {
        format!("{fixes} in {connectors}")
    } else {
        format!("{fixes} in {connectors}; nothing was written")
    }
}

/// `3 connectors, 14 files: 2 written, 12 unchanged, 12 ms`.
pub fn built(specs: usize, written: Written, took: Duration) -> String {
    let new = written.created + written.replaced;
    let total = new + written.unchanged;
    let deleted = match written.deleted {
        0 => String::new(),
        deleted => format!(", {deleted} deleted"),
    };
    format!(
        "{}, {}: {new} written, {} unchanged{deleted}, {}",
        connectors(specs),
        counted(total, "file"),
        written.unchanged,
        milliseconds(took)
    )
}

/// `3 connectors, 14 files: all up to date, 12 ms`.
pub fn compared(specs: usize, files: usize, drift: usize, took: Duration) -> String {
    let state = match drift {
        0 => "all up to date".to_owned(),
        1 => "1 difference".to_owned(),
        drift => format!("{drift} differences"),
    };
    let (specs, files, took) = (
        connectors(specs),
        counted(files, "file"),
        milliseconds(took),
    );
    format!("{specs}, {files}: {state}, {took}")
}

/// `3 connectors, 1 formatted`, or how many would be.
pub fn formatted(specs: usize, changed: usize, check: bool) -> String {
    let specs = connectors(specs);
    match (changed, check) {
        (0, _) => format!("{specs}, all formatted"),
        (changed, false) => format!("{specs}, {changed} formatted"),
        (changed, true) => format!("{specs}, {changed} not formatted"),
    }
}

/// `2 errors and 1 warning`; nothing where there are none.
pub fn mistakes(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .count();
    let warnings = diagnostics.len() - errors;
    match (errors, warnings) {
        (0, 0) => None,
        (errors, 0) => Some(counted(errors, "error")),
        (0, warnings) => Some(counted(warnings, "warning")),
        (errors, warnings) => Some(format!(
            "{} and {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        )),
    }
}

/// `1 connector`, `3 connectors`.
pub fn connectors(count: usize) -> String {
    counted(count, "connector")
}

fn counted(count: usize, name: &str) -> String {
    counted_as(count, name, &format!("{name}s"))
}

fn counted_as(count: usize, one: &str, many: &str) -> String {
    let name = if count == 1 { one } else { many };
    format!("{count} {name}")
}

fn milliseconds(took: Duration) -> String {
    format!("{} ms", took.as_millis())
}
