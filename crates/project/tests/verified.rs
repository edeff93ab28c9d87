//! Specs that nobody has compared with the vendor for a long time, as seen from a day that is given.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use connspec_diagnostics::{Code, Severity};
use connspec_project::Report;
use connspec_spec::Day;

use support::Folder;

fn on(folder: &Folder, day: &str) -> Report {
    let project = folder.project().today(Some(Day::parse(day).unwrap()));
    project.check(&[], &|_| {}).unwrap()
}

fn said(folder: &Folder, day: &str) -> Vec<String> {
    let report = on(folder, day);
    let said = report.diagnostics.iter().map(|one| {
        let text = report.sources.file(one.span.file).text();
        assert_eq!(one.code, Code::VerifiedLongAgo);
        assert_eq!(&text[one.span.range()], "2026-01-31");
        one.message.clone()
    });
    said.collect()
}

#[test]
fn a_year_is_long() {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    for day in ["2026-01-31", "2026-02-01", "2027-01-31"] {
        assert_eq!(said(&folder, day), [""; 0], "{day}");
    }
    assert_eq!(
        said(&folder, "2027-02-01"),
        ["this was 366 days ago, which is more than 365"]
    );
    let report = on(&folder, "2027-02-01");
    assert!(report.is_clean());
    assert_eq!(report.diagnostics[0].severity(), Severity::Warning);
}

#[test]
fn a_project_says_what_is_long() {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    folder.write(
        "connspec.toml",
        b"[diagnostics]\nverified_within_days = 30\n",
    );
    assert_eq!(said(&folder, "2026-03-02"), [""; 0]);
    assert_eq!(
        said(&folder, "2026-03-03"),
        ["this was 31 days ago, which is more than 30"]
    );
    folder.write(
        "connspec.toml",
        b"[diagnostics]\nverified_within_days = 30\ndeny = [\"verified-long-ago\"]\n",
    );
    assert!(!on(&folder, "2026-03-03").is_clean());
}

#[test]
fn a_day_that_has_not_come_is_noticed() {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    assert_eq!(
        said(&folder, "2026-01-30"),
        ["this day is later than 2026-01-30"]
    );
}

#[test]
fn without_a_day_nothing_is_old() {
    let folder = Folder::new();
    folder.spec("              body: Copy it.\n");
    let report = folder.project().check(&[], &|_| {}).unwrap();
    assert_eq!(report.diagnostics, []);
}
