//! Specs of bad content: one clear error, the right exit code, nothing written, no panic.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, Run, spec};
use std::time::Instant;

/// So many times as long as a good spec may a bad one take. Work that grows with the square of a
/// spec's size takes longer.
const PATIENCE: u32 = 1_000;

/// Builds a project that holds one good spec and one file more, and expects a diagnostic with
/// this code at this place.
#[track_caller]
fn assert_refused(bytes: impl AsRef<[u8]>, code: &str, place: &str) -> Run {
    let project = Project::with_specs(&["good"]);
    project.write("specs/bad.connector.yaml", bytes);
    let before = project.tree();
    let start = Instant::now();
    project
        .run(&["check", "specs/good.connector.yaml"])
        .assert_code(0);
    let usual = start.elapsed();
    let run = project.run(&["build"]);
    assert!(start.elapsed() < PATIENCE * usual, "too slow");
    run.assert_code(1)
        .assert_says(&format!("error[{code}]"))
        .assert_says(&format!("specs/bad.connector.yaml:{place}"))
        .assert_says("in 2 connectors; nothing was written")
        .assert_does_not_say("bug in connspec");
    assert!(
        run.stderr.len() < 500_000,
        "{} bytes of errors",
        run.stderr.len()
    );
    assert_eq!(project.tree(), before, "something was written");
    run
}

#[test]
fn not_utf8() {
    assert_refused(b"connspec: 1\nname: caf\xe9\n", "not-utf8", "2:10");
}

#[test]
fn utf16() {
    assert_refused(b"\xff\xfea\0:\0 \x001\0", "not-utf8", "1:1");
}

#[test]
fn empty_file() {
    assert_refused("", "empty-file", "1:1");
}

#[test]
fn only_a_comment() {
    assert_refused("# nothing yet\n", "empty-file", "1:1");
}

#[test]
fn hundred_megabytes() {
    let run = assert_refused(vec![b'#'; 100 << 20], "file-too-large", "1:1");
    assert_eq!(run.stderr.matches("error[").count(), 1);
}

#[test]
fn one_byte_too_many() {
    assert_refused(vec![b'#'; (1 << 20) + 1], "file-too-large", "1:1");
}

#[test]
fn ten_thousand_lists_deep() {
    assert_refused("[".repeat(10_000), "nested-too-deeply", "1:");
}

#[test]
fn ten_thousand_maps_deep() {
    let deep: String = (0..10_000).map(|_| "{a: ").collect();
    assert_refused(deep, "nested-too-deeply", "1:");
}

#[test]
fn ten_thousand_lines_deep() {
    let deep: String = (0..1_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_refused(deep, "nested-too-deeply", "");
}

#[test]
fn twenty_thousand_keys() {
    let keys: String = (0..20_000).map(|key| format!("key_{key}: 1\n")).collect();
    assert_refused(keys, "too-many-entries", "");
}

#[test]
fn duplicate_keys() {
    let twice = spec("bad").replace("name: Parcels", "name: Parcels\nname: Packets");
    assert_refused(twice, "duplicate-key", "4:1");
}

#[test]
fn aliases() {
    let aliased = spec("bad")
        .replace("categories: [shipping]", "categories: &list [shipping]")
        .replace("links:", "other: *list\nlinks:");
    assert_refused(aliased, "yaml-reference", "5:13");
}

#[test]
fn a_billion_laughs() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for level in 1..50 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        text.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    assert_refused(text, "yaml-reference", "1:5");
}

#[test]
fn a_hundred_thousand_mistakes_do_not_flood_the_terminal() {
    let list = format!("- [{}]\n", vec!["*a"; 300].join(","));
    let run = assert_refused(format!("a:\n{}", list.repeat(400)), "yaml-reference", "2:4");
    run.assert_says("more mistakes are listed with `--format json`");
    assert_eq!(run.stderr.matches("error[").count(), 500);
}

#[test]
fn a_terminal_is_not_sent_what_a_spec_holds() {
    let run = assert_refused(
        "name: \"\u{1b}]0;owned\u{7}\u{202e}\"\n",
        "deceptive-character",
        "1:8",
    );
    assert!(
        !run.stderr.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{run:?}"
    );
}

#[test]
fn mistakes_in_the_config_and_in_specs_are_said_together() {
    let project = Project::with_specs(&["good"]);
    project.write("connspec.toml", "produkt = \"Lantern\"\n");
    project.write("specs/bad.connector.yaml", "");
    let run = project.run(&["check"]);
    run.assert_code(1)
        .assert_says("connspec.toml:1:1")
        .assert_says("did you mean `product`?")
        .assert_says("error[empty-file]")
        .assert_says("2 errors in 2 connectors");
}

#[test]
fn all_mistakes_of_all_files_are_said_at_once() {
    let project = Project::empty();
    for (id, text) in [("a", ""), ("b", "a: &x 1\n"), ("c", "a: 1\na: 2\n")] {
        project.write(&format!("specs/{id}.connector.yaml"), text);
    }
    let run = project.run(&["check"]);
    run.assert_code(1);
    for place in [
        "specs/a.connector.yaml:1",
        "specs/b.connector.yaml:1",
        "specs/c.connector.yaml:2",
    ] {
        run.assert_says(place);
    }
}

#[test]
fn a_config_of_wrong_bytes() {
    for (bytes, code) in [
        (b"product = \"caf\xe9\"".to_vec(), "error[not-utf8]"),
        (vec![b'#'; (1 << 20) + 1], "error[file-too-large]"),
        (b"product = \0".to_vec(), "error[deceptive-character]"),
    ] {
        let project = Project::with_specs(&["good"]);
        project.write("connspec.toml", bytes);
        let before = project.tree();
        let run = project.run(&["build"]);
        run.assert_code(1)
            .assert_says(code)
            .assert_says("--> connspec.toml:1:");
        assert_eq!(project.tree(), before, "something was written");
    }
}

#[test]
fn a_config_with_a_byte_order_mark() {
    let project = Project::with_specs(&["good"]);
    project.write("connspec.toml", "\u{feff}product = \"Lantern\"\n");
    project.run(&["check"]).assert_code(0);
}
