//! `connspec fmt`: what it writes, what it leaves alone, and what it says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, spec};
use std::fs;

const SPEC: &str = "specs/acme.connector.yaml";
const MODELINE: &str =
    "# yaml-language-server: $schema=../generated/schema/connector.schema.json\n";

/// A project with a spec that says the same as `spec("acme")` in another layout.
fn untidy() -> Project {
    let project = Project::empty();
    let text = format!("{MODELINE}{}", spec("acme"))
        .replace(
            "categories: [shipping]",
            "categories:   [ shipping ]   # only one",
        )
        .replace("gives: [api_key]", "gives:\n              - api_key");
    project.write(SPEC, text);
    project
}

#[test]
fn a_spec_is_formatted_and_says_the_same() {
    let project = untidy();
    project.run(&["build"]).assert_code(0);
    let built = project.generated();
    let run = project.run(&["fmt"]);
    run.assert_code(0).assert_says("1 connector, 1 formatted");
    let text = project.read(SPEC);
    assert!(text.starts_with(MODELINE), "{text}");
    assert!(
        text.contains("\ncategories: [shipping] # only one\n"),
        "{text}"
    );
    project
        .run(&["build"])
        .assert_code(0)
        .assert_says(": 0 written, ");
    assert_eq!(project.generated(), built);
    project
        .run(&["fmt"])
        .assert_code(0)
        .assert_says("1 connector, all formatted");
    project.run(&["fmt", "--check"]).assert_code(0);
    assert_eq!(project.read(SPEC), text);
}

#[test]
fn a_check_writes_nothing_and_shows_what_would_change() {
    let project = untidy();
    project.write_spec("tidy");
    let before = project.tree();
    let run = project.run(&["fmt", "--check"]);
    run.assert_code(1)
        .assert_says("error: `specs/acme.connector.yaml` is not formatted")
        .assert_says(
            "-categories:   [ shipping ]   # only one\n+categories: [shipping] # only one\n",
        )
        .assert_says("2 connectors, 1 not formatted")
        .assert_does_not_say("tidy");
    assert_eq!(project.tree(), before);
    let run = project.run(&["fmt", "--check", "--format=json"]);
    let record = &run.assert_code(1).records()[0];
    assert_eq!(record["kind"], "unformatted-file");
    assert_eq!(record["file"], SPEC);
}

#[test]
fn only_the_named_files_are_formatted() {
    let project = untidy();
    project.write("specs/more/b.connector.yaml", "id:   b\n");
    project.write("c.yaml", "id:   c\n");
    let run = project.run(&["fmt", "specs/more", "c.yaml"]);
    run.assert_code(0).assert_says("2 connectors, 2 formatted");
    assert_eq!(project.read("c.yaml"), "id: c\n");
    assert_eq!(project.read("specs/more/b.connector.yaml"), "id: b\n");
    assert!(project.read(SPEC).contains("   [ shipping ]"));
}

#[test]
fn a_file_that_is_not_yaml_is_left_alone() {
    for (text, code) in [
        ("id:   a: b\n", "yaml-syntax"),
        ("id:   a\nid: b\n", "duplicate-key"),
        ("id:   &a b\n", "yaml-reference"),
        ("id:   \"a\u{202e}\"\n", "deceptive-character"),
        ("# nothing\n", "empty-file"),
        ("", "empty-file"),
    ] {
        let project = untidy();
        project.write("specs/bad.connector.yaml", text);
        let run = project.run(&["fmt"]);
        run.assert_code(1).assert_says(&format!("error[{code}]"));
        assert_eq!(project.read("specs/bad.connector.yaml"), text);
        assert!(
            project.read(SPEC).contains("categories: [shipping] #"),
            "the other one is"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_left_alone() {
    let project = Project::empty();
    let bytes = b"id:   caf\xe9\n";
    project.write(SPEC, bytes);
    project
        .run(&["fmt"])
        .assert_code(1)
        .assert_says("error[not-utf8]");
    assert_eq!(fs::read(project.path(SPEC)).unwrap(), bytes);
}

#[test]
fn mistakes_that_are_no_matter_of_layout_are_not_said() {
    let project = Project::empty();
    project.write(SPEC, "colour:   red\n");
    project
        .run(&["fmt"])
        .assert_code(0)
        .assert_does_not_say("unknown-key");
    assert_eq!(project.read(SPEC), "colour: red\n");
}

#[test]
fn what_is_not_there_cannot_be_formatted() {
    let project = untidy();
    project
        .run(&["fmt", "nowhere"])
        .assert_code(2)
        .assert_says("there is no `nowhere`");
    Project::empty()
        .run(&["fmt"])
        .assert_code(2)
        .assert_says("no spec found");
    let project = untidy();
    project.write("connspec.toml", "specs = 3\n");
    project
        .run(&["fmt"])
        .assert_code(1)
        .assert_says("error[config-value]");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let project = Project::empty();
    project.write("far/acme.yaml", "id:   acme\n");
    fs::set_permissions(
        project.path("far/acme.yaml"),
        fs::Permissions::from_mode(0o640),
    )
    .unwrap();
    fs::create_dir(project.path("specs")).unwrap();
    symlink("../far/acme.yaml", project.path(SPEC)).unwrap();
    project.run(&["fmt"]).assert_code(0);
    assert!(project.path(SPEC).is_symlink());
    let mode = fs::metadata(project.path("far/acme.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(project.read("far/acme.yaml"), "id: acme\n");
    let left: Vec<_> = fs::read_dir(project.path("far")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
