//! What goes where: stdout, stderr, colours, exit codes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, Run};
use std::process::Stdio;

fn broken() -> Project {
    let project = Project::with_specs(&["acme"]);
    project.write("specs/broken.connector.yaml", "a: 1\na: 2\n");
    project
}

#[test]
fn text_goes_to_stderr() {
    let run = broken().run(&["check"]);
    run.assert_code(1)
        .assert_says("error[duplicate-key]")
        .assert_says("2 connectors");
    assert_eq!(run.stdout, "");
}

#[test]
fn json_goes_to_stdout() {
    let run = broken().run(&["check", "--format", "json"]);
    run.assert_code(1).assert_does_not_say("duplicate-key");
    let records = run.records();
    let duplicate = records
        .iter()
        .find(|record| record["code"] == "duplicate-key")
        .unwrap();
    assert_eq!(duplicate["file"], "specs/broken.connector.yaml");
    assert_eq!(
        (duplicate["line"].as_u64(), duplicate["column"].as_u64()),
        (Some(2), Some(1))
    );
    assert_eq!(duplicate["severity"], "error");
}

#[test]
fn json_of_drift_conflicts_and_failures() {
    let project = Project::built(&["acme"]);
    project.write("generated/forms/index.json", "{}");
    let file = "generated/forms/index.json";
    let run = project.run(&["build", "--check", "--format=json"]);
    let drift = &run.assert_code(1).records()[0];
    assert_eq!(
        (&drift["kind"], &drift["file"]),
        (&"changed-file".into(), &file.into())
    );
    let run = project.run(&["build", "--format=json"]);
    let conflict = &run.assert_code(1).records()[0];
    assert_eq!(
        (&conflict["kind"], &conflict["file"]),
        (&"edited-file".into(), &file.into())
    );
    let run = project.run(&["check", "nowhere", "--format=json"]);
    assert_eq!(run.assert_code(2).records()[0]["kind"], "usage");
    project.write("specs/odd.connector.yaml/x", "");
    let run = project.run(&["check", "--format=json"]);
    assert_eq!(run.assert_code(3).records()[0]["kind"], "system");
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let project = Project::with_specs(&["acme"]);
    for args in [
        &["check", "--quiet"][..],
        &["build", "-q"],
        &["-q", "build", "--check"],
    ] {
        let run = project.run(args);
        assert_eq!(
            (run.stdout.as_str(), run.stderr.as_str()),
            ("", ""),
            "{args:?}"
        );
    }
    let run = broken().run(&["check", "--quiet"]);
    run.assert_code(1)
        .assert_says("error[duplicate-key]")
        .assert_does_not_say("connectors");
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let project = broken();
    let is_coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = project.command(args);
        command.envs(variables.iter().copied());
        Run::of(command.output().unwrap()).stderr.contains('\u{1b}')
    };
    assert!(!is_coloured(&["check"], &[]));
    assert!(is_coloured(&["check", "--color", "always"], &[]));
    assert!(is_coloured(
        &["check", "--color", "always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(is_coloured(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(
        &["check"],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!is_coloured(
        &["check", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn wrong_usage() {
    let project = Project::with_specs(&["acme"]);
    for args in [
        &["chekc"][..],
        &[],
        &["check", "--format", "xml"],
        &["build", "specs"],
        &["build", "--check", "--force"],
    ] {
        project.run(args).assert_code(2);
    }
}

#[test]
fn the_schema_is_the_one_that_a_build_writes() {
    let project = Project::built(&["acme"]);
    let run = project.run(&["schema"]);
    run.assert_code(0);
    assert_eq!(
        run.stdout,
        project.read("generated/schema/connector.schema.json")
    );
    assert!(run.records_of_one_value()["properties"]["auth"].is_object());
}

impl Run {
    fn records_of_one_value(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let project = broken();
    for (args, code) in [(&["schema"][..], 0), (&["check", "--format=json"], 1)] {
        let mut command = project.command(args);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let run = Run::of(child.wait_with_output().unwrap());
        run.assert_code(code)
            .assert_does_not_say("pipe")
            .assert_does_not_say("bug");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_stdout_that_takes_nothing_is_a_failure() {
    let project = broken();
    for args in [&["schema"][..], &["check", "--format=json"]] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = project.command(args).stdout(full).output().unwrap();
        Run::of(output)
            .assert_code(3)
            .assert_says("cannot write to stdout");
    }
}
