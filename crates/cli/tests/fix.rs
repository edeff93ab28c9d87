//! `connspec check --fix`: what is written, what is shown, and what is left alone.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, spec};

const PATH: &str = "specs/desk.connector.yaml";

/// A spec with two mistakes that have a certain fix, and a comment that must stay.
fn misspelled() -> String {
    let spec = spec("desk");
    assert!(spec.contains("\ndescription:") && spec.contains("type: secret"));
    spec.replace("\ndescription:", "\n# What it is for.\ndescripton:")
        .replace("type: secret", "type: sceret")
}

fn corrected() -> String {
    let spec = spec("desk");
    spec.replace("\ndescription:", "\n# What it is for.\ndescription:")
}

#[test]
fn certain_fixes_are_written_and_shown() {
    let project = Project::empty();
    project.write(PATH, misspelled());
    let run = project.run(&["check", "--fix"]);
    run.assert_code(0);
    assert_eq!(project.read(PATH), corrected());
    assert!(run.stderr.contains("-descripton:"), "{}", run.stderr);
    assert!(run.stderr.contains("+description:"), "{}", run.stderr);
    assert!(
        run.stderr.contains("2 fixes in 1 connector\n"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("no mistakes"), "{}", run.stderr);
    let again = project.run(&["check", "--fix"]);
    again.assert_code(0);
    assert!(
        again.stderr.contains("nothing to fix for certain"),
        "{}",
        again.stderr
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::empty();
    project.write(PATH, misspelled());
    let run = project.run(&["check", "--fix", "--dry-run"]);
    run.assert_code(1);
    assert_eq!(project.read(PATH), misspelled());
    assert!(run.stderr.contains("+description:"), "{}", run.stderr);
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
    project.run(&["check", "--dry-run"]).assert_code(2);
}

#[test]
fn what_is_not_certain_is_left_and_said() {
    let project = Project::empty();
    project.write(PATH, misspelled().replace("type: sceret", "type: password"));
    let run = project.run(&["check", "--fix"]);
    run.assert_code(1);
    let fixed = project.read(PATH);
    assert!(
        fixed.contains("\ndescription:") && fixed.contains("type: password"),
        "{fixed}"
    );
    assert!(run.stderr.contains("[unknown-value]"), "{}", run.stderr);
}

#[test]
fn only_the_files_that_were_named_are_fixed() {
    let project = Project::empty();
    project.write(PATH, misspelled());
    let other = "specs/other.connector.yaml";
    project.write(other, misspelled().replace("desk", "other"));
    project.run(&["check", "--fix", PATH]).assert_code(0);
    assert_eq!(project.read(PATH), corrected());
    assert!(project.read(other).contains("descripton"));
}

#[test]
fn a_file_that_is_no_text_is_left_alone() {
    let project = Project::empty();
    let mut bytes = misspelled().into_bytes();
    bytes.push(0xFF);
    project.write(PATH, &bytes);
    project.run(&["check", "--fix"]).assert_code(1);
    assert_eq!(std::fs::read(project.path(PATH)).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let project = Project::empty();
    project.write("elsewhere/desk.yaml", misspelled());
    let file = project.path("elsewhere/desk.yaml");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    fs::create_dir_all(project.path("specs")).unwrap();
    symlink(&file, project.path(PATH)).unwrap();
    project.run(&["check", "--fix"]).assert_code(0);
    assert_eq!(project.read("elsewhere/desk.yaml"), corrected());
    assert!(project.path(PATH).is_symlink());
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names = fs::read_dir(project.path("elsewhere")).unwrap();
    assert_eq!(names.count(), 1, "nothing is left beside the file");

    // A file that its owner protected is not replaced.
    project.write("elsewhere/desk.yaml", misspelled());
    fs::set_permissions(&file, Permissions::from_mode(0o440)).unwrap();
    let run = project.run(&["check", "--fix"]);
    run.assert_code(3);
    assert_eq!(project.read("elsewhere/desk.yaml"), misspelled());
}
