//! `connspec new`: what it writes, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Project;

const SPEC: &str = "specs/acme_inc.connector.yaml";

/// The types that the command offers.
fn types(project: &Project) -> Vec<String> {
    let help = project.run(&["new", "--help"]).stdout;
    let (_, offered) = help.split_once("[possible values: ").unwrap();
    let (offered, _) = offered.split_once(']').unwrap();
    let types: Vec<_> = offered
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect();
    assert!(types.len() >= 3, "{help}");
    types
}

#[test]
fn a_new_spec_of_each_type_builds_and_is_formatted() {
    for auth in types(&Project::empty()) {
        for regions in [&[][..], &["--regions", "us,eu"]] {
            let project = Project::empty();
            let args = [&["new", "acme_inc", "--auth", auth.as_str()], regions].concat();
            let run = project.run(&args);
            run.assert_code(0).assert_says(&format!("wrote {SPEC}"));
            let run = project.run(&["build", "--deny-warnings"]);
            run.assert_code(0).assert_says("1 connector, ");
            project.run(&["fmt", "--check"]).assert_code(0);
            assert!(project.read(SPEC).contains("name: Acme Inc\n"));
        }
    }
}

#[test]
fn the_first_line_leads_to_the_schema() {
    for (config, folder) in [
        ("", "specs"),
        ("specs = \"a/b/c\"\n", "a/b/c"),
        (
            "specs = \"connectors\"\noutput = \"out/files\"\n",
            "connectors",
        ),
    ] {
        let project = Project::empty();
        project.write("connspec.toml", config);
        project
            .run(&["new", "acme", "--auth", "bearer"])
            .assert_code(0);
        let text = project.read(&format!("{folder}/acme.connector.yaml"));
        let line = text.lines().next().unwrap();
        let schema = line
            .strip_prefix("# yaml-language-server: $schema=")
            .unwrap();
        project.run(&["build"]).assert_code(0);
        assert!(
            project.path(&format!("{folder}/{schema}")).is_file(),
            "{line}"
        );
    }
}

#[test]
fn a_name_is_written_as_it_was_typed() {
    for name in [
        "Customer.io",
        "a: b #c",
        "\"no\"",
        "it's {x} <y>",
        "Ünï 😀",
        " true ",
    ] {
        let project = Project::empty();
        project
            .run(&["new", "acme", "--auth", "basic", "--name", name])
            .assert_code(0);
        let catalog = project.run(&["list", "--format=json"]);
        let catalog: serde_json::Value =
            serde_json::from_str(&catalog.assert_code(0).stdout).unwrap();
        assert_eq!(catalog["connectors"][0]["name"], name.trim());
    }
}

#[test]
fn an_existing_file_stays() {
    let project = Project::empty();
    project.write(SPEC, "mine");
    let run = project.run(&["new", "acme_inc", "--auth", "basic"]);
    run.assert_code(2)
        .assert_says(&format!("there is a `{SPEC}` already"));
    assert_eq!(project.read(SPEC), "mine");
}

#[test]
fn what_cannot_be_made_writes_nothing() {
    let project = Project::empty();
    for (args, words) in [
        (&["Acme", "--auth", "basic"][..], "`Acme` is no id"),
        (&["../acme", "--auth", "basic"], "`../acme` is no id"),
        (&["self", "--auth", "basic"], "the id `self` is taken"),
        (&["con", "--auth", "basic"], "the id `con` is taken"),
        (
            &["acme", "--auth", "basic", "--regions", "us,EU"],
            "`EU` is no id",
        ),
        (
            &["acme", "--auth", "basic", "--regions", "us,us"],
            "`us` is named twice",
        ),
        (&["acme", "--auth", "basic", "--regions", ""], "`` is no id"),
        (
            &["acme", "--auth", "basic", "--name", " "],
            "a name is not empty",
        ),
        (
            &["acme", "--auth", "basic", "--name", "a\u{202e}"],
            "that cannot be seen",
        ),
        (&["acme", "--auth", "bsic"], "invalid value 'bsic'"),
        (&["acme"], "--auth"),
        (&[], "required"),
    ] {
        let run = project.run(&[&["new"], args].concat());
        run.assert_code(2).assert_says(words);
    }
    project.write("connspec.toml", "specs = 3\n");
    let run = project.run(&["new", "acme", "--auth", "basic"]);
    run.assert_code(2)
        .assert_says("`connspec.toml` has mistakes");
    assert_eq!(project.tree().len(), 1);
}

#[test]
fn a_folder_that_cannot_be_made_is_a_failure_of_the_system() {
    let project = Project::empty();
    project.write("specs", "a file");
    project
        .run(&["new", "acme", "--auth", "basic"])
        .assert_code(3)
        .assert_says("cannot create `specs`");
}
