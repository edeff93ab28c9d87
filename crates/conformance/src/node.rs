//! Programs of other people's making that run on Node, from the packages in `servers/` and `forms/`.

use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::thread;

/// Where the folders of packages are.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Starts a script on Node, with all three standard streams piped; `folder` is where its packages
/// are, `servers` or `forms`, `script` is a path in it, and `name` is what messages call it. What it says on standard error is
/// shown where the test fails. `None`, and a line on standard error that is seen even where a test
/// passes, when Node or the packages are not installed.
///
/// # Panics
///
/// In CI instead of `None`, and when Node does not start.
pub fn start_node(
    folder: &str,
    name: &'static str,
    script: &str,
    arguments: &[&str],
) -> Option<Child> {
    let folder = Path::new(ROOT).join(folder);
    let installed = folder.join("node_modules/.package-lock.json");
    if !installed.exists() {
        let reason = "its packages are not installed; `cargo xtask test` installs them";
        skip(name, reason);
        return None;
    }
    let child = Command::new("node")
        .arg(script)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    match child {
        Ok(mut child) => {
            let words = child.stderr.take().expect("standard error is piped");
            repeat_words(name, words);
            Some(child)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            skip(name, "Node is not installed");
            None
        }
        Err(error) => panic!("Node does not start: {error}"),
    }
}

/// The browser that forms are tried in, or `None` and a line on standard error, as for
/// [`start_node`]; `name` is what messages call that which needs it.
///
/// # Panics
///
/// In CI instead of `None`.
pub fn find_chromium(name: &str) -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|file| file.is_file());
    if found.is_none() {
        skip(name, "Chromium is not installed");
    }
    found
}

/// Repeats what the script says on standard error as words of the test, which are shown where it
/// fails.
#[expect(clippy::print_stderr, reason = "`cargo test` collects it for the test")]
fn repeat_words(name: &'static str, words: ChildStderr) {
    thread::spawn(move || {
        for line in BufReader::new(words).lines().map_while(Result::ok) {
            eprintln!("{name}: {line}");
        }
    });
}

/// Says why nothing runs. Written without `eprintln!`, whose words are shown only where a test
/// fails.
fn skip(name: &str, reason: &str) {
    assert!(
        std::env::var_os("CI").is_none(),
        "CI runs every test, and the {name} does not start: {reason}"
    );
    let words = format!("SKIPPED: nothing was tried against the {name}: {reason}\n");
    let _ = std::io::stderr().write_all(words.as_bytes());
}
