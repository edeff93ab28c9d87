//! Every code has its page, at least three bad specs and a good one near them.
//!
//! The bad specs are files: `<code>.yaml` and `<code>.<what>.yaml` in `fixtures/err`, and those of the
//! configuration. The good one is the excerpt that the code is explained with, which `xtask` puts into a
//! project and checks. What no file can show is shown by tests, which are named here.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use connspec_diagnostics::explain::Explanation;
use connspec_diagnostics::{Class, Code};

/// Fewest bad specs that show a code.
const FEWEST: usize = 3;

/// Tests in place of files: of which code, in which file, what shows it, what is good and near it.
const TESTS: &[(Code, &str, &[&str], &str)] = &[
    (
        Code::NotUtf8,
        "spec/tests/limits.rs",
        &[],
        "text_of_any_language_passes",
    ),
    (
        Code::EmptyFile,
        "spec/tests/limits.rs",
        &[],
        "text_of_any_language_passes",
    ),
    (
        Code::FileTooLarge,
        "spec/tests/limits.rs",
        &["larger_files_are_not_read"],
        "the_largest_file_passes",
    ),
    (
        Code::NestedTooDeeply,
        "spec/tests/limits.rs",
        &[],
        "the_deepest_nesting_passes",
    ),
    (
        Code::TooManyEntries,
        "spec/tests/limits.rs",
        &[],
        "the_longest_map_passes",
    ),
    (
        Code::FileNameMismatch,
        "cli/tests/build.rs",
        &["a_file_that_is_not_named_after_its_id"],
        "a_spec_is_checked_once_however_often_it_is_named",
    ),
    (
        Code::ImageMissing,
        "project/tests/pictures.rs",
        &["a_picture_has_to_be_there", "a_link_leads_nowhere_else"],
        "a_picture_is_copied_beside_the_pages_of_each_flavour",
    ),
    (
        Code::ImageTooLarge,
        "project/tests/pictures.rs",
        &["a_picture_has_a_size"],
        "the_largest_picture_passes",
    ),
    (
        Code::ImageNotAnImage,
        "project/tests/pictures.rs",
        &["a_picture_is_one"],
        "a_picture_of_each_kind_passes",
    ),
    (
        Code::UnknownConnector,
        "project/tests/ids.rs",
        &[
            "a_misspelled_connector_replaces_nothing",
            "a_connector_is_replaced_by_what_another_is_called_now",
            "a_connector_of_nobody_replaces_nothing",
        ],
        "a_connector_is_replaced_by_another",
    ),
    (
        Code::UnknownCategory,
        "project/tests/categories.rs",
        &[
            "a_misspelled_category_is_marked",
            "a_new_category_wants_a_title",
            "a_spec_with_mistakes_is_asked_for_its_categories",
        ],
        "a_project_without_a_list_takes_any_category",
    ),
    (
        Code::VerifiedLongAgo,
        "project/tests/verified.rs",
        &[
            "a_year_is_long",
            "a_project_says_what_is_long",
            "a_day_that_has_not_come_is_noticed",
        ],
        "without_a_day_nothing_is_old",
    ),
    (
        Code::TemplateFailed,
        "emit/tests/guide/templates.rs",
        &[
            "unknown_names_are_marked",
            "mistakes_of_syntax_are_marked",
            "only_encoded_values_can_be_printed",
        ],
        "words_of_ones_own_stand_on_the_pages_of_the_flavour",
    ),
    (
        Code::TextLost,
        "emit/src/guide/gate/mod.rs",
        &[
            "texts_that_are_lost_are_reported_where_they_were_written",
            "code_and_broken_pages_are_reported",
        ],
        "texts_that_are_there_pass",
    ),
];

/// A path below `crates`.
fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(below)
}

/// How many bad files show the code: named after it, or of the configuration.
fn bad_files(code: Code) -> usize {
    let marker = format!("[{}]", code.name());
    let is_named = |name: &str| {
        let rest = name.strip_prefix(code.name());
        rest.is_some_and(|rest| rest.starts_with('.'))
    };
    let folders = ["spec/tests/fixtures/err", "project/tests/config/err"];
    let files = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(path(folder)).expect("the folder is part of the repository");
        entries.filter_map(|entry| Some(entry.ok()?.path()))
    });
    let shows = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let can_count = code.class() == Class::Configuration || is_named(&name);
        can_count
            && name.ends_with(".txt")
            && fs::read_to_string(file).is_ok_and(|text| text.contains(&marker))
    };
    files.filter(shows).count()
}

/// What is missing from a test of that name.
fn missing_test(file: &str, name: &str) -> Option<String> {
    let source = fs::read_to_string(path(file)).unwrap_or_default();
    let is_there = source.contains(&format!("#[test]\nfn {name}()"))
        || source.contains(&format!("#[test]\n    fn {name}()"));
    (!is_there).then(|| format!("crates/{file} has no test `{name}`"))
}

#[test]
fn every_code_is_shown() {
    let mut missing = Vec::new();
    for code in Code::ALL {
        let name = code.name();
        let page = path(&format!("../docs/diagnostics/{name}.md"));
        if !page.is_file() {
            missing.push(format!("{name}: no page in docs/diagnostics"));
        }
        let tests = TESTS.iter().find(|(of, ..)| of == code);
        let (bad, good) = tests.map_or((&[][..], None), |(_, file, bad, good)| {
            let names = bad.iter().chain([good]);
            missing.extend(names.filter_map(|test| missing_test(file, test)));
            (*bad, Some(good))
        });
        let files = bad_files(*code);
        if files < FEWEST && bad.is_empty() {
            missing.push(format!("{name}: {files} bad files"));
        }
        if good.is_none() && Explanation::of(*code).example.is_none() {
            missing.push(format!("{name}: nothing good near it"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let words = code.explanation().split_whitespace().count();
        assert!(words > 5, "{}", code.name());
        assert!(
            code.name()
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
    }
}
