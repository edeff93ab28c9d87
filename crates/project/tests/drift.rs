//! The repository itself: `generated/` is what `specs/` gives.

use std::path::Path;

use connspec_diagnostics::render;
use connspec_project::{Drift, DriftOutcome, Project};

#[test]
fn generated_is_what_the_specs_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().expect("the repository is there");
    let project = Project::at(&root, &root).expect("the repository is a project");
    let check = project.check_drift(&|_| {}).expect("the specs can be read");
    let DriftOutcome::Compared { files, drift } = check.outcome else {
        let report = &check.report;
        panic!(
            "{}",
            render::text::render(&report.sources, &report.diagnostics, false)
        )
    };
    assert!(files > 0);
    let differing: Vec<_> = drift.iter().map(|Drift { path, .. }| path).collect();
    assert!(
        differing.is_empty(),
        "run `cargo run --release -- build` and commit what it writes: {differing:#?}"
    );
}
