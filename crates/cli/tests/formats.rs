//! The formats for CI: annotations for GitHub, and SARIF.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, Run};
use serde_json::Value;

const SARIF_SCHEMA: &str = include_str!("../../diagnostics/tests/schemas/sarif-2.1.0.json");

fn broken() -> Project {
    let project = Project::with_specs(&["acme"]);
    project.write("specs/broken.connector.yaml", "a: 1\na: 2\n");
    project
}

/// The log on stdout, which has to be what the standard says.
#[track_caller]
fn log(run: &Run) -> Value {
    let log = serde_json::from_str(&run.stdout).unwrap();
    let schema: Value = serde_json::from_str(SARIF_SCHEMA).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(&log).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    log
}

#[test]
fn annotations_for_github() {
    let run = broken().run(&["check", "--format", "github"]);
    run.assert_code(1).assert_does_not_say("duplicate-key");
    let expected = "::error file=specs/broken.connector.yaml,line=2,endLine=2,col=1,endColumn=2,\
                    title=duplicate-key::the key `a` stands here a second time";
    assert!(
        run.stdout.lines().any(|line| line.starts_with(expected)),
        "{run:?}"
    );
    assert!(
        run.stdout
            .lines()
            .all(|line| line.starts_with("::error file=")),
        "{run:?}"
    );
}

#[test]
fn annotations_of_drift_and_failures() {
    let project = Project::built(&["acme"]);
    project.write("generated/forms/index.json", "{}");
    let run = project.run(&["build", "--check", "--format=github"]);
    assert_eq!(
        run.assert_code(1).stdout,
        "::error file=generated/forms/index.json,title=changed-file\
         ::`generated/forms/index.json` is not what the specs give\n"
    );
    let run = project.run(&["check", "nowhere", "--format=github"]);
    assert_eq!(
        run.assert_code(2).stdout,
        "::error title=usage::there is no `nowhere`\n"
    );
}

#[test]
fn a_sarif_log() {
    let run = broken().run(&["check", "--format", "sarif"]);
    let log = log(run.assert_code(1));
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let duplicate = results
        .iter()
        .find(|result| result["ruleId"] == "duplicate-key");
    let location = &duplicate.unwrap()["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"]["uri"],
        "specs/broken.connector.yaml"
    );
    assert_eq!(location["region"]["startLine"], 2);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_sarif_log_without_results() {
    let project = Project::with_specs(&["acme"]);
    for args in [
        &["check", "--format=sarif"][..],
        &["build", "--format=sarif"],
        &["build", "--check", "--format=sarif"],
    ] {
        let run = project.run(args);
        let log = log(run.assert_code(0));
        assert_eq!(
            log["runs"][0]["results"],
            Value::Array(Vec::new()),
            "{args:?}"
        );
    }
}

#[test]
fn a_sarif_log_of_drift_and_failures() {
    let project = Project::built(&["acme"]);
    project.write("generated/forms/index.json", "{}");
    let drift = log(project
        .run(&["build", "--check", "--format=sarif"])
        .assert_code(1));
    let results = drift["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "changed-file");
    let failure = log(project
        .run(&["check", "nowhere", "--format=sarif"])
        .assert_code(2));
    let invocation = &failure["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(
        invocation["toolExecutionNotifications"][0]["message"]["text"],
        "there is no `nowhere`"
    );
}

#[test]
fn commands_that_look_at_no_spec_write_no_log() {
    let project = Project::with_specs(&["acme"]);
    let run = project.run(&["schema", "--format=sarif"]);
    assert_eq!(run.stdout, project.run(&["schema"]).stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_log_that_cannot_be_written_is_a_failure() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let project = broken();
    let mut command = project.command(&["check", "--format=sarif"]);
    Run::of(command.stdout(full).output().unwrap())
        .assert_code(3)
        .assert_says("cannot write to stdout");
}

/// A name may hold everything but a slash and a zero byte.
#[cfg(unix)]
#[test]
fn hostile_names_and_texts_reach_nobody() {
    let project = Project::with_specs(&["acme"]);
    let name = "x\n::error::y\r\u{1b}]0;owned\u{7}##[add-mask]z\u{202e},a:b%.connector.yaml";
    let text = "na\u{1b}[2Jme: \"\u{202e}\"\n##[stop-commands]x: &a 1 # ##vso[task]\n";
    project.write(&format!("specs/{name}"), text);
    for format in ["text", "json", "github", "sarif"] {
        let run = project.run(&["check", "--format", format, "--color", "never"]);
        run.assert_code(1);
        let output = run.stdout.clone() + &run.stderr;
        let hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!output.contains(hidden), "{format}: {output:?}");
        assert!(!output.contains("##["), "{format}: {output}");
        assert!(!output.contains("##vso["), "{format}: {output}");
        let commands = output
            .lines()
            .filter(|line| line.trim_start().starts_with("::"));
        let is_ours = |line: &str| line.starts_with("::error file=specs/x\\u{a}%3A%3Aerror");
        assert!(commands.clone().all(is_ours), "{format}: {output}");
        assert_eq!(commands.count() > 0, format == "github", "{format}");
    }
}
