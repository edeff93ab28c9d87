//! Every file of `tests/config`, with what is read from it or said about it beside it. With
//! `BLESS=1` the files beside are written.

use std::fs;
use std::path::{Path, PathBuf};

use connspec_diagnostics::{SourceMap, render};

use super::Config;

/// Looks at each `*.toml` in a folder and compares what `look` makes of its text with the file
/// of the same name that ends with `.txt`.
fn compare_all(folder: &str, look: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/config")
        .join(folder);
    let entries = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let bless = std::env::var_os("BLESS").is_some();
    for path in paths {
        let seen = look(&fs::read_to_string(&path).unwrap());
        let beside = path.with_extension("txt");
        if bless {
            fs::write(&beside, &seen).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(seen, expected, "{}; BLESS=1 writes it", path.display());
    }
}

fn decode(text: &str) -> (Config, String, bool) {
    let mut sources = SourceMap::new();
    let file = sources.add("connspec.toml", text);
    let (config, mut diagnostics) = Config::decode(file, text);
    connspec_diagnostics::sort(&mut diagnostics);
    let clean = diagnostics.is_empty();
    (
        config,
        render::text::render(&sources, &diagnostics, false),
        clean,
    )
}

#[test]
fn good_files_are_read() {
    compare_all("ok", |text| {
        let (config, said, clean) = decode(text);
        assert!(clean, "{said}");
        format!("{config:#?}\n")
    });
}

#[test]
fn every_mistake_of_a_bad_file_is_said() {
    compare_all("err", |text| {
        let (_, said, clean) = decode(text);
        assert!(!clean, "nothing is said about {text}");
        said
    });
}

#[test]
fn line_ends_make_no_difference() {
    let text = include_str!("../../tests/config/ok/everything.toml");
    let (unix, ..) = decode(text);
    let (windows, said, _) = decode(&text.replace('\n', "\r\n"));
    assert_eq!(format!("{unix:?}"), format!("{windows:?}"), "{said}");
}
