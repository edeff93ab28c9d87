//! `connspec list`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, spec};

#[test]
fn a_table_of_what_there_is() {
    let project = Project::with_specs(&["parcels"]);
    project
        .run(&["new", "acme", "--auth", "bearer", "--regions", "us,eu"])
        .assert_code(0);
    let regions = "eu,us,ca,au,jp,sg";
    let args = ["new", "many", "--auth", "none", "--regions", regions];
    project.run(&args).assert_code(0);
    let wide = spec("wide")
        .replace("name: Parcels", "name: 小包 Ünï")
        .replace("- id: api_key\n    label", "- id: key\n    label");
    project.write("specs/wide.connector.yaml", wide);
    let run = project.run(&["list"]);
    assert_eq!(
        run.assert_code(0).stdout,
        "\
ID       NAME      AUTH           REGIONS            STATUS
acme     Acme      bearer         us, eu             preview
many     Many      open (none)    eu, us, ca, … (6)  preview
parcels  Parcels   api_key                           stable
wide     小包 Ünï  key (api_key)                     stable
"
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn for_tools_it_is_the_catalogue_of_a_build() {
    let project = Project::built(&["parcels", "acme"]);
    let run = project.run(&["list", "--format", "json"]);
    assert_eq!(
        run.assert_code(0).stdout,
        project.read("generated/catalog.json")
    );
}

#[test]
fn specs_with_mistakes_are_not_listed() {
    let project = Project::with_specs(&["parcels"]);
    project.write("specs/bad.connector.yaml", "connspec: 1\n");
    let run = project.run(&["list"]);
    run.assert_code(1).assert_says("error[missing-key]");
    assert!(run.stdout.contains("parcels") && !run.stdout.contains("bad"));
    let run = project.run(&["list", "--format", "json"]);
    assert!(
        run.assert_code(1)
            .records()
            .iter()
            .all(|record| record["code"].is_string())
    );
    Project::empty()
        .run(&["list"])
        .assert_code(2)
        .assert_says("no spec found");
}
