//! The sample's pages, as files that a person can read. `BLESS=1` writes them anew.

use std::path::Path;

use connspec_emit::Files;

use crate::sample::{connector, publisher};

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads and blesses its fixtures"
)]
fn look_as_they_did() {
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    connspec_emit::guide::emit(&[connector()], &publisher(), &mut files, &mut diagnostics);
    assert_eq!(diagnostics, []);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guide/pages");
    let mut different = Vec::new();
    for (path, page) in files.iter() {
        let fixture = folder.join(path.as_str().strip_prefix("guides/").unwrap());
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(fixture.parent().unwrap()).unwrap();
            std::fs::write(&fixture, page).unwrap();
        } else if std::fs::read(&fixture).ok().as_deref() != Some(page) {
            different.push(path.as_str());
        }
    }
    assert!(different.is_empty(), "other than before: {different:?}");
}
