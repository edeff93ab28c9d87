//! What a build writes, leaves alone, refuses and says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Project;
use std::fs;
use std::time::{Duration, SystemTime};

const SCHEMA: &str = "generated/schema/connector.schema.json";

#[test]
fn a_build_writes_and_a_second_one_has_nothing_to_do() {
    let project = Project::with_specs(&["acme", "parcels"]);
    let first = project.run(&["build"]);
    first
        .assert_code(0)
        .assert_says("2 connectors, ")
        .assert_says(" written, 0 unchanged, ");
    let written = project.generated();
    let second = project.run(&["build"]);
    second.assert_code(0).assert_says(": 0 written, ");
    assert_eq!(project.generated(), written);
    project
        .run(&["build", "--check"])
        .assert_code(0)
        .assert_says("all up to date");
}

#[test]
fn equal_files_keep_their_time() {
    let project = Project::built(&["acme"]);
    let long_ago = SystemTime::now() - Duration::from_secs(10_000);
    let schema = fs::File::options()
        .write(true)
        .open(project.path(SCHEMA))
        .unwrap();
    schema.set_modified(long_ago).unwrap();
    project.write_spec("parcels");
    project.run(&["build"]).assert_code(0);
    assert_eq!(schema.metadata().unwrap().modified().unwrap(), long_ago);
}

#[test]
fn the_same_specs_give_the_same_bytes() {
    let ids: Vec<_> = (0..20)
        .map(|number| format!("connector_{number}"))
        .collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let one_thread = Project::with_specs(&ids);
    let output = one_thread
        .command(&["build"])
        .env("RAYON_NUM_THREADS", "1")
        .output();
    assert!(output.unwrap().status.success());
    let mut backwards = ids.clone();
    backwards.reverse();
    assert_eq!(
        Project::built(&backwards).generated(),
        one_thread.generated()
    );
}

#[test]
fn a_connector_that_goes_takes_its_files_along() {
    let project = Project::built(&["acme", "parcels"]);
    fs::remove_file(project.path("specs/parcels.connector.yaml")).unwrap();
    let check = project.run(&["build", "--check"]);
    check
        .assert_code(1)
        .assert_says("no spec asks for `generated/forms/parcels.api_key.json` any more");
    project
        .run(&["build"])
        .assert_code(0)
        .assert_says(" deleted, ");
    assert_eq!(project.generated(), Project::built(&["acme"]).generated());
}

#[test]
fn a_mistake_writes_nothing() {
    let project = Project::built(&["acme"]);
    project.write_spec("parcels");
    project.write("specs/broken.connector.yaml", "connspec: 1\n");
    let before = project.tree();
    let run = project.run(&["build"]);
    run.assert_code(1)
        .assert_says(" in 3 connectors; nothing was written");
    assert_eq!(project.tree(), before);
}

#[test]
fn a_file_changed_by_hand_stops_the_build_until_forced() {
    let project = Project::built(&["acme"]);
    project.write(SCHEMA, "{}");
    project.write("generated/forms/index.json", "{}");
    let before = project.tree();
    let run = project.run(&["build"]);
    run.assert_code(1)
        .assert_says("`generated/forms/index.json`: changed by hand since connspec wrote it")
        .assert_says("`generated/schema/connector.schema.json`: changed by hand")
        .assert_says("`connspec build --force` overwrites files")
        .assert_says("nothing was written");
    assert_eq!(project.tree(), before);
    project
        .run(&["build", "--force"])
        .assert_code(0)
        .assert_says(": 2 written, ");
    assert_eq!(project.generated(), Project::built(&["acme"]).generated());
}

#[test]
fn a_file_in_the_way_stops_the_build() {
    let project = Project::with_specs(&["acme"]);
    project.write(SCHEMA, "mine");
    let run = project.run(&["build"]);
    run.assert_code(1)
        .assert_says("not written by connspec, and in the way");
    assert_eq!(project.read(SCHEMA), "mine");
}

#[test]
fn drift_is_shown() {
    let project = Project::built(&["acme"]);
    let schema = project.read(SCHEMA);
    project.write(SCHEMA, schema.replacen('{', "{ // by hand", 1));
    fs::remove_file(project.path("generated/forms/index.json")).unwrap();
    let before = project.tree();
    let run = project.run(&["build", "--check"]);
    run.assert_code(1)
        .assert_says("`generated/schema/connector.schema.json` is not what the specs give")
        .assert_says("\n-{ // by hand\n")
        .assert_says("\n+{\n")
        .assert_says("`generated/forms/index.json` is missing")
        .assert_says("help: run `connspec build`")
        .assert_says(": 2 differences, ");
    assert_eq!(project.tree(), before, "a check writes nothing");
}

#[test]
fn a_long_difference_is_cut() {
    let project = Project::built(&["acme"]);
    project.write(SCHEMA, "by hand\n".repeat(10_000));
    let run = project.run(&["build", "--check"]);
    run.assert_code(1).assert_says(" more lines");
    assert!(run.stderr.lines().count() < 40, "{run:?}");
}

#[test]
fn a_spec_that_changed_is_drift() {
    let project = Project::built(&["acme"]);
    let spec = project.read("specs/acme.connector.yaml");
    project.write(
        "specs/acme.connector.yaml",
        spec.replace("Parcels", "Packets"),
    );
    project
        .run(&["build", "--check"])
        .assert_code(1)
        .assert_says("Packets");
    project.run(&["build"]).assert_code(0);
    project.run(&["build", "--check"]).assert_code(0);
}

#[test]
fn the_project_is_found_from_below() {
    let project = Project::with_specs(&["acme"]);
    project.write("connspec.toml", "product = \"Lantern\"\n");
    project.write("specs/broken.connector.yaml", "");
    project.write("docs/deep/readme.md", "");
    let mut command = project.command(&["check"]);
    let run = common::Run::of(
        command
            .current_dir(project.path("docs/deep"))
            .output()
            .unwrap(),
    );
    run.assert_code(1)
        .assert_says("../../specs/broken.connector.yaml:1:1");
    let named = Project::empty();
    let root = project.path("");
    let run = named.run(&["--project", root.to_str().unwrap(), "check"]);
    run.assert_code(1).assert_says("in 2 connectors");
}

#[test]
fn generated_files_do_not_depend_on_where_a_person_stands() {
    let project = Project::with_specs(&["acme"]);
    project.write(
        "connspec.toml",
        "[site]\nedit_base = \"https://git.example.com/edit\"\n",
    );
    project.run(&["build"]).assert_code(0);
    let written = project.generated();
    let mut command = project.command(&["build", "--force"]);
    command.current_dir(project.path("specs"));
    common::Run::of(command.output().unwrap())
        .assert_code(0)
        .assert_says(": 0 written");
    assert_eq!(project.generated(), written);
}

#[test]
fn one_id_in_two_files() {
    let project = Project::with_specs(&["acme"]);
    project.write("specs/more/acme.connector.yaml", common::spec("acme"));
    let run = project.run(&["check"]);
    run.assert_code(1)
        .assert_says("error[duplicate-id]: two connectors have the id `acme`")
        .assert_says("specs/more/acme.connector.yaml:2:5")
        .assert_says("specs/acme.connector.yaml:2:5");
}

#[test]
fn a_file_that_is_not_named_after_its_id() {
    for (file, id) in [
        ("parcel", "parcels"),
        ("Parcels", "parcels"),
        ("my-parcels", "my_parcels"),
    ] {
        let project = Project::empty();
        let file = format!("specs/{file}.connector.yaml");
        project.write(&file, common::spec(id));
        let run = project.run(&["check"]);
        run.assert_code(1)
            .assert_says("error[file-name-mismatch]")
            .assert_says(&format!("{file}:2:5"))
            .assert_says(&format!("`{id}.connector.yaml`"));
    }
}

#[test]
fn a_spec_is_checked_once_however_often_it_is_named() {
    let project = Project::with_specs(&["acme", "parcels"]);
    let args = [
        "check",
        "specs",
        "./specs/acme.connector.yaml",
        "specs/../specs",
    ];
    project
        .run(&args)
        .assert_code(0)
        .assert_says("2 connectors checked");
    let args = ["check", "specs/acme.connector.yaml"];
    project
        .run(&args)
        .assert_code(0)
        .assert_says("1 connector checked");
}

#[test]
fn what_git_ignores_is_no_spec() {
    let project = Project::with_specs(&["acme"]);
    project.write("specs/drafts/broken.connector.yaml", "");
    project.run(&["check"]).assert_code(1);
    project.write(".gitignore", "drafts/\n");
    project
        .run(&["check"])
        .assert_code(0)
        .assert_says("1 connector checked");
}

#[test]
fn folders_of_ones_own() {
    let project = Project::empty();
    project.write("sources/acme.connector.yaml", common::spec("acme"));
    project.write(
        "connspec.toml",
        "specs = \"sources\"\noutput = \"out/connspec\"\n",
    );
    project.run(&["build"]).assert_code(0);
    assert!(
        project
            .path("out/connspec/schema/connector.schema.json")
            .exists()
    );
    project.run(&["build", "--check"]).assert_code(0);
}
