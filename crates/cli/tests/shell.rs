//! What helps a shell: completions and manual pages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Project;
use std::fs;

#[test]
fn every_shell_completes_every_command() {
    let project = Project::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = project.run(&["completions", shell]);
        let script = &run.assert_code(0).stdout;
        for word in ["explain", "deny-warnings", "project"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
    for args in [
        &["completions"][..],
        &["completions", "cmd"],
        &["completions", "bash", "x"],
    ] {
        project.run(args).assert_code(2);
    }
}

/// Bash reads the script, and completes what was begun.
#[cfg(unix)]
#[test]
fn bash_completes_a_command() {
    let project = Project::empty();
    project.write("complete", project.run(&["completions", "bash"]).stdout);
    let script = "source complete; COMP_WORDS=(connspec exp); COMP_CWORD=1; \
                  _connspec connspec exp connspec; echo \"${COMPREPLY[@]}\"";
    let output = std::process::Command::new("bash")
        .args(["-c", script])
        .current_dir(project.path(""))
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "explain\n",
        "{output:?}"
    );
}

#[test]
fn every_command_has_a_manual_page() {
    let project = Project::empty();
    project.run(&["man", "share/man1"]).assert_code(0);
    let page =
        |name: &str| fs::read_to_string(project.path(&format!("share/man1/{name}.1"))).unwrap();
    for command in ["check", "build", "explain", "schema", "completions", "man"] {
        assert!(
            page("connspec").contains(&format!("connspec\\-{command}")),
            "{command}"
        );
        assert!(
            page(&format!("connspec-{command}")).starts_with(".ie"),
            "{command}"
        );
    }
    project.write("file", "");
    project
        .run(&["man", "file/below"])
        .assert_code(3)
        .assert_says("cannot write the manual pages");
    project.run(&["man"]).assert_code(2);
}
