//! `connspec explain`, and the line that leads there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Project;
use connspec_diagnostics::Code;
use connspec_diagnostics::explain::Explanation;

#[test]
fn every_code_is_explained_in_the_words_of_its_page() {
    let project = Project::empty();
    for code in Code::ALL {
        let run = project.run(&["explain", code.name()]);
        let text = &run.assert_code(0).stdout;
        assert!(text.starts_with(&format!("{} (", code.name())), "{text}");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words(text);
        let Explanation {
            summary,
            example,
            details,
        } = Explanation::of(*code);
        let example = example.map(|example| [example.bad, example.good]);
        for part in [summary].into_iter().chain(details) {
            assert!(said.contains(part), "{part}\n{text}");
        }
        for lines in example.into_iter().flatten() {
            for line in lines.lines().filter(|line| !line.is_empty()) {
                assert!(text.contains(&format!("\n    {line}\n")), "{line}\n{text}");
            }
        }
    }
}

#[test]
fn without_a_code_all_are_listed_by_class() {
    let text = Project::empty().run(&["explain"]).stdout;
    let codes: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("  "))
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    assert_eq!(codes.len(), Code::ALL.len());
    let mut class = "";
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("  ") {
            None => class = line,
            Some(entry) => {
                let code = Code::named(entry.split(' ').next().unwrap()).unwrap();
                assert_eq!(code.class().name(), class);
            }
        }
    }
}

#[test]
fn an_unknown_code_names_the_nearest() {
    let project = Project::empty();
    for (typed, near) in [
        ("unknwon-key", "did you mean `unknown-key`?"),
        ("UnknownKey", "did you mean `unknown-key`?"),
        ("duplicate_key", "did you mean `duplicate-key`?"),
        ("colour", "`connspec explain` lists all of them"),
        ("", "`connspec explain` lists all of them"),
        ("\u{1b}[2J", "the code `\\u{1b}[2J`"),
    ] {
        let run = project.run(&["explain", typed]);
        run.assert_code(2).assert_says(near);
        assert_eq!(run.stdout, "");
    }
    project
        .run(&["explain", "unknown-key", "more"])
        .assert_code(2);
}

#[test]
fn for_tools_each_code_is_a_record() {
    let project = Project::empty();
    let all = project.run(&["explain", "--format=json"]).records();
    assert_eq!(all.len(), Code::ALL.len());
    let one = project
        .run(&["explain", "unknown-key", "--format=json"])
        .records();
    assert_eq!(one.len(), 1);
    assert!(all.contains(&one[0]));
    assert_eq!(one[0]["code"], "unknown-key");
    assert!(one[0]["example"]["bad"].is_string());
}

#[test]
fn mistakes_end_with_the_way_there() {
    let project = Project::with_specs(&["acme"]);
    let hint = "\nhelp: `connspec explain ";
    project
        .run(&["check"])
        .assert_does_not_say("connspec explain");
    project.write("specs/a.connector.yaml", "");
    project.write("specs/b.connector.yaml", "# nothing\n");
    let run = project.run(&["check"]);
    run.assert_says("\nhelp: `connspec explain empty-file` says more\n2 errors");
    assert_eq!(run.stderr.matches(hint).count(), 1);
    project.write("specs/c.connector.yaml", "a: &x 1\n");
    let run = project.run(&["check"]);
    run.assert_says("`connspec explain CODE` says more: empty-file, ");
    assert_eq!(run.stderr.matches(hint).count(), 1);
    for args in [&["check", "--quiet"][..], &["check", "--format=json"]] {
        project.run(args).assert_code(1).assert_does_not_say(hint);
    }
}
