//! The form with one input of each kind, to the letter. `BLESS=1` writes it again.

#![expect(
    clippy::disallowed_methods,
    reason = "tests read fixtures and the environment"
)]

use crate::inputs::{emit, every_input, path};
use connspec_emit::Flavour;

#[test]
fn one_input_of_each_kind() {
    let files = emit(&[every_input()], Flavour::Markdown);
    for (emitted, golden) in [
        ("forms/every_input.token.json", "every_input.token.json"),
        ("forms/index.json", "index.json"),
        ("catalog.json", "catalog.json"),
    ] {
        let file = path("crates/emit/tests/fixtures/form").join(golden);
        let actual = std::str::from_utf8(files.get(emitted).unwrap()).unwrap();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, actual).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap();
        assert!(
            actual == expected,
            "{emitted} is not {}:\n{actual}",
            file.display()
        );
    }
}
