//! Every code of the language is shown by a bad spec.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::path::Path;

use connspec_diagnostics::{Class, Code};

#[test]
fn every_code_has_a_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/err");
    for code in Code::ALL {
        // Those of files, of the configuration and of the compiler itself need more than a text.
        let elsewhere = matches!(
            code.class(),
            Class::File | Class::Configuration | Class::Internal
        );
        if elsewhere {
            continue;
        }
        let name = code.name();
        let messages = std::fs::read_to_string(folder.join(format!("{name}.txt")));
        let messages = messages.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            messages.contains(&format!("[{name}]")),
            "{name}.yaml does not show {name}"
        );
    }
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
