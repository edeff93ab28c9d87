//! What commands do for guide pages: templates of one's own, pictures, and specs that are old.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Project;

const PAGE: &str = "templates/markdown/page.j2";

#[test]
fn templates_are_listed_and_written_out() {
    let project = Project::built(&["acme"]);
    let run = project.run(&["templates"]);
    run.assert_code(0);
    assert_eq!(run.stdout.lines().count(), 8, "{}", run.stdout);
    assert!(run.stdout.contains(&format!("{PAGE}  built in\n")));

    let run = project.run(&["templates", "--export"]);
    run.assert_code(0).assert_says(&format!("wrote {PAGE}"));
    let run = project.run(&["templates"]);
    assert!(run.stdout.contains(&format!("{PAGE}  own\n")));
    project.run(&["build", "--check"]).assert_code(0);

    let run = project.run(&["templates", "--export"]);
    run.assert_code(2).assert_says(" already");
    project.write(PAGE, "{{ nmae }}");
    let run = project.run(&["build"]);
    run.assert_code(1).assert_says("`nmae` is undefined");
    let run = project.run(&["templates", "--export", "--force"]);
    run.assert_code(0);
    project.run(&["build", "--check"]).assert_code(0);

    let run = project.run(&["templates", "--export", "start"]);
    run.assert_code(0)
        .assert_says("wrote start/mintlify/index.j2");
    project.run(&["templates", "--force"]).assert_code(2);
}

#[test]
fn a_day_makes_specs_old() {
    let project = Project::empty();
    project.write_spec("acme");
    let path = "specs/acme.connector.yaml";
    let spec = project.read(path);
    project.write(
        path,
        spec.replacen("auth:", "last_verified: 2024-01-31\nauth:", 1),
    );
    project.run(&["check"]).assert_code(0);
    let run = project.run(&["check", "--today", "2026-11-22"]);
    run.assert_code(0)
        .assert_says("warning[verified-long-ago]: this was 1026 days ago");
    let args = ["check", "--today", "2026-11-22", "--deny-warnings"];
    project.run(&args).assert_code(1);
    for bad in ["2026-11-31", "today", "22.11.2026"] {
        project.run(&["check", "--today", bad]).assert_code(2);
    }
}
