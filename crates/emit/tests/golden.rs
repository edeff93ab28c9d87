//! Everything that the good fixtures of the front end give is compared with `golden/`.
//!
//! `BLESS=1` rewrites what differs and deletes what is stale; read the change before you keep it.
//! The Rust among it is a member of the workspace, so that the compiler has the last word.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn golden_files_are_what_the_fixtures_give() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (files, diagnostics) = connspec_emit::emit(&support::fixtures(), &support::publisher());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");

    let wanted: BTreeSet<PathBuf> = files
        .iter()
        .map(|(path, _)| golden.join(path.as_str()))
        .collect();
    let mut wrong = Vec::new();
    for (path, bytes) in files.iter() {
        let file = golden.join(path.as_str());
        match fs::read(&file) {
            Ok(found) if found == bytes => {}
            Ok(_) => wrong.push((file, Some(bytes), "differs")),
            Err(_) => wrong.push((file, Some(bytes), "is missing")),
        }
    }
    for file in support::files_below(&golden) {
        if !wanted.contains(&file) {
            wrong.push((file, None, "is stale"));
        }
    }
    if std::env::var_os("BLESS").is_some() {
        for (file, bytes, _) in wrong {
            match bytes {
                Some(bytes) => {
                    fs::create_dir_all(file.parent().unwrap()).unwrap();
                    fs::write(&file, bytes).unwrap();
                }
                None => fs::remove_file(&file).unwrap(),
            }
        }
        return;
    }
    let wrong: Vec<String> = wrong
        .iter()
        .map(|(file, _, what)| format!("{} {what}", file.strip_prefix(&golden).unwrap().display()))
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\nrun with BLESS=1 to rewrite them, and read the change",
        wrong.join("\n")
    );
}
