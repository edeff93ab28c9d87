//! Warnings: they stop nothing, unless somebody wants that.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, spec};

/// A project whose spec gives one warning.
fn warned() -> Project {
    let project = Project::empty();
    let text = spec("acme").replace("and copy it.", "and <b>copy</b> it.");
    project.write("specs/acme.connector.yaml", text);
    project
}

#[test]
fn a_warning_stops_nothing() {
    let project = warned();
    for args in [&["check"][..], &["build"], &["build", "--check"]] {
        let run = project.run(args);
        run.assert_code(0).assert_says("warning[html-tag]");
    }
    assert!(project.path("generated/catalog.json").is_file());
}

#[test]
fn a_denied_warning_stops_a_build() {
    let project = warned();
    for args in [
        &["check", "--deny-warnings"][..],
        &["build", "--deny-warnings"],
        &["build", "--check", "--deny-warnings"],
        &["build", "--force", "--deny-warnings"],
    ] {
        let run = project.run(args);
        run.assert_code(1)
            .assert_says("error[html-tag]")
            .assert_says("a warning that this project does not allow")
            .assert_does_not_say("warning[");
    }
    assert!(!project.path("generated").exists());
}

#[test]
fn a_project_lists_the_warnings_that_it_denies() {
    let project = warned();
    project.write("connspec.toml", "[diagnostics]\ndeny = [\"html-tag\"]\n");
    for args in [&["check"][..], &["build"]] {
        let run = project.run(args);
        run.assert_code(1).assert_says("error[html-tag]");
    }
    let run = project.run(&["check", "--format=json"]);
    assert_eq!(run.records()[0]["severity"], "error");
    project.write(
        "connspec.toml",
        "[diagnostics]\ndeny = [\"unused-section\"]\n",
    );
    project
        .run(&["build"])
        .assert_code(0)
        .assert_says("warning[html-tag]");
}

#[test]
fn a_list_of_unknown_codes_is_a_mistake() {
    let project = warned();
    project.write("connspec.toml", "[diagnostics]\ndeny = [\"html-tags\"]\n");
    project
        .run(&["check"])
        .assert_code(1)
        .assert_says("connspec.toml:2:9")
        .assert_says("no diagnostic has the code `html-tags`")
        .assert_says("did you mean `html-tag`?");
}
