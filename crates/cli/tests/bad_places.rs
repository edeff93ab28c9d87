//! Specs and output folders that are not where or what they should be: one clear error, the right
//! exit code, nothing written, no panic.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, Run};

/// Expects that the whole run fails with this code and words, and that nothing is written.
#[track_caller]
fn assert_fails(project: &Project, args: &[&str], code: i32, words: &str) {
    let before = project.tree();
    let run = project.run(args);
    run.assert_code(code)
        .assert_says(words)
        .assert_does_not_say("bug in connspec");
    assert_eq!(
        run.stderr
            .lines()
            .filter(|line| line.starts_with("error"))
            .count(),
        1,
        "{run:?}"
    );
    assert_eq!(project.tree(), before, "something was written");
}

#[test]
fn a_folder_without_specs() {
    let project = Project::empty();
    project.write("specs/readme.md", "none here");
    for args in [
        &["build"][..],
        &["check"],
        &["build", "--check"],
        &["check", "specs"],
    ] {
        assert_fails(
            &project,
            args,
            2,
            "no spec found: no file is named `*.connector.yaml` in `specs`",
        );
    }
}

#[test]
fn no_folder_of_specs() {
    assert_fails(&Project::empty(), &["build"], 2, "no spec found");
    assert_fails(&Project::empty(), &["check"], 2, "in `specs`");
}

#[test]
fn a_path_that_is_not_there() {
    let project = Project::with_specs(&["good"]);
    let args = ["check", "specs", "specs/gone.connector.yaml"];
    assert_fails(
        &project,
        &args,
        2,
        "there is no `specs/gone.connector.yaml`",
    );
    assert_fails(
        &project,
        &["--project", "nowhere", "check"],
        2,
        "`nowhere` is not a folder",
    );
}

#[test]
fn a_folder_named_like_a_spec() {
    let project = Project::with_specs(&["good"]);
    project.write("specs/odd.connector.yaml/x", "");
    assert_fails(
        &project,
        &["build"],
        3,
        "cannot read `specs/odd.connector.yaml`: it is a folder",
    );
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_link_to_nowhere_named_like_a_spec() {
        let project = Project::with_specs(&["good"]);
        symlink("nowhere", project.path("specs/lost.connector.yaml")).unwrap();
        assert_fails(
            &project,
            &["build"],
            3,
            "cannot read `specs/lost.connector.yaml`",
        );
        assert_fails(
            &project,
            &["check", "specs/lost.connector.yaml"],
            3,
            "cannot read",
        );
    }

    #[test]
    fn a_link_to_nowhere_of_another_name_is_nobodys_business() {
        let project = Project::with_specs(&["good"]);
        symlink("nowhere", project.path("specs/lost.md")).unwrap();
        project.run(&["check"]).assert_code(0);
    }

    #[test]
    fn a_linked_folder_is_searched() {
        let elsewhere = Project::with_specs(&["far"]);
        let project = Project::with_specs(&["near"]);
        symlink(elsewhere.path("specs"), project.path("specs/linked")).unwrap();
        project
            .run(&["check"])
            .assert_code(0)
            .assert_says("2 connectors checked");
    }

    #[test]
    fn a_link_that_leads_back() {
        let project = Project::with_specs(&["good"]);
        symlink(".", project.path("specs/loop")).unwrap();
        assert_fails(&project, &["build"], 3, "`specs/loop`: the link leads back");
    }

    /// With 512 MiB of memory to its name, the command can only survive if it does not try.
    #[test]
    fn a_gigabyte_is_not_read() {
        let project = Project::with_specs(&["good"]);
        let place = project.path("specs/large.connector.yaml");
        fs::File::create(&place).unwrap().set_len(1 << 30).unwrap();
        let output = std::process::Command::new("bash")
            .args([
                "-c",
                "ulimit -v 524288; exec \"$0\" check",
                env!("CARGO_BIN_EXE_connspec"),
            ])
            .current_dir(project.path(""))
            .output();
        let run = Run::of(output.unwrap());
        run.assert_code(1).assert_says("error[file-too-large]");
    }

    #[test]
    fn an_endless_file() {
        let project = Project::with_specs(&["good"]);
        symlink("/dev/zero", project.path("specs/endless.connector.yaml")).unwrap();
        assert_fails(&project, &["build"], 3, "it is not a regular file");
    }

    /// Root may read everything, and tests in a container run as root.
    #[test]
    fn a_file_that_may_not_be_read() {
        let project = Project::with_specs(&["good", "secret"]);
        let place = project.path("specs/secret.connector.yaml");
        fs::set_permissions(&place, fs::Permissions::from_mode(0o000)).unwrap();
        let run = project.run(&["build"]);
        if fs::read(&place).is_ok() {
            run.assert_code(0);
        } else {
            run.assert_code(3)
                .assert_says("cannot read `specs/secret.connector.yaml`");
        }
    }

    #[test]
    fn an_output_folder_that_is_a_link() {
        let project = Project::with_specs(&["good"]);
        fs::create_dir(project.path("elsewhere")).unwrap();
        symlink("elsewhere", project.path("generated")).unwrap();
        assert_fails(
            &project,
            &["build"],
            3,
            "cannot write into `generated`: it is a symbolic link",
        );
    }
}

#[test]
fn an_output_folder_that_is_a_file() {
    let project = Project::with_specs(&["good"]);
    project.write("generated", "mine");
    for args in [&["build"][..], &["build", "--force"], &["build", "--check"]] {
        assert_fails(
            &project,
            args,
            3,
            "cannot write into `generated`: it is not a folder",
        );
    }
}

#[test]
fn a_config_that_is_a_folder() {
    let project = Project::with_specs(&["good"]);
    project.write("connspec.toml/x", "");
    assert_fails(
        &project,
        &["check"],
        3,
        "cannot read `connspec.toml`: it is a folder",
    );
}
