//! Which files are ours: the manifest of the output folder.
//!
//! It is text that git can merge: a heading, and one line per file with the BLAKE3 hash of its
//! content, two spaces and its path. It is read as if a stranger had written it. A line that does
//! not have this form, such as the marks of a merge conflict, says nothing; a path that could
//! leave the folder is not read at all; and a path that stands there twice has two contents that
//! are ours, which is what a merge, or a build that was killed, leaves behind.

use std::collections::BTreeMap;
use std::path::Path;

use blake3::Hash;
use connspec_emit::{FilePath, Files};

use crate::error::DiskError;
use crate::read;

/// The name in the output folder. It starts with a dot, so no generated file can have it.
pub(crate) const FILE_NAME: &str = ".connspec-manifest";

/// Holds, while a build writes, what is ours before and after it. A build that ends removes it.
pub(crate) const JOURNAL_NAME: &str = ".connspec-journal";

/// The heading, which names the version of the form.
const HEADING: &str = "connspec manifest 1: generated files and their BLAKE3 hashes. Do not edit.";

/// More than a hundred thousand files.
const MAX_BYTES: usize = 16 << 20;

/// Paths and the contents with which they are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest(BTreeMap<FilePath, Vec<Hash>>);

impl Manifest {
    /// What holds after a build of `files`.
    pub fn of(files: &Files) -> Self {
        let entries = files
            .iter()
            .map(|(path, bytes)| (path.clone(), vec![blake3::hash(bytes)]));
        Self(entries.collect())
    }

    /// Reads what [`Self::render`] wrote, or what has become of it.
    pub fn parse(text: &str) -> Self {
        let mut manifest = Self::default();
        let mut lines = text.lines();
        if lines.by_ref().any(|line| line == HEADING) {
            for line in lines {
                let Some((hash, path)) = line.split_once("  ") else {
                    continue;
                };
                if let (Ok(hash), Some(path)) = (Hash::from_hex(hash), FilePath::new(path)) {
                    manifest.add(path, hash);
                }
            }
        }
        manifest
    }

    /// The manifest as the text of a file.
    pub fn render(&self) -> String {
        let mut text = format!("{HEADING}\n");
        for (path, hashes) in &self.0 {
            for hash in hashes {
                text.push_str(hash.to_hex().as_str());
                text.push_str("  ");
                text.push_str(path.as_str());
                text.push('\n');
            }
        }
        text
    }

    /// Takes over all that `other` knows.
    pub fn merge(&mut self, other: &Self) {
        for (path, hashes) in &other.0 {
            for hash in hashes {
                self.add(path.clone(), *hash);
            }
        }
    }

    /// Whether a file at `path` with this content is ours.
    pub fn knows(&self, path: &FilePath, hash: &Hash) -> bool {
        self.hashes(path).contains(hash)
    }

    /// The contents with which `path` is ours; none for a path that is not.
    pub fn hashes(&self, path: &FilePath) -> &[Hash] {
        self.0.get(path).map_or(&[], Vec::as_slice)
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.0.keys()
    }

    fn add(&mut self, path: FilePath, hash: Hash) {
        let hashes = self.0.entry(path).or_default();
        if !hashes.contains(&hash) {
            hashes.push(hash);
        }
    }
}

/// The text of the manifest or journal at `path`, if there is one.
pub(crate) fn read_text(path: &Path) -> Result<Option<String>, DiskError> {
    // A link could lead anywhere; connspec never writes one.
    if path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        let bytes = read::at_most(path, MAX_BYTES)?;
        return Ok(Some(String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in entries {
            files.add(path, *text);
        }
        files
    }

    #[test]
    fn reads_what_it_writes() {
        let manifest = Manifest::of(&files(&[("a/b.json", "1"), ("c.md", "2")]));
        assert_eq!(Manifest::parse(&manifest.render()), manifest);
    }

    #[test]
    fn a_merge_conflict_keeps_what_both_sides_know() {
        let ours = Manifest::of(&files(&[("a", "1"), ("b", "2")]));
        let theirs = Manifest::of(&files(&[("a", "1"), ("b", "3")]));
        let line = |manifest: &Manifest| manifest.render().lines().nth(2).unwrap().to_owned();
        let merged = format!(
            "{}\n<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n",
            ours.render().lines().take(2).collect::<Vec<_>>().join("\n"),
            line(&ours),
            line(&theirs)
        );
        let mut both = ours.clone();
        both.merge(&theirs);
        assert_eq!(Manifest::parse(&merged), both);
    }

    #[test]
    fn a_stranger_cannot_name_files_outside() {
        let hash = blake3::hash(b"1").to_hex();
        for path in [
            "../a",
            "/etc/passwd",
            "a/../../b",
            "C:\\a",
            ".git/config",
            "",
        ] {
            let text = format!("{HEADING}\n{hash}  {path}\n");
            assert_eq!(Manifest::parse(&text), Manifest::default(), "{path}");
        }
    }

    #[test]
    fn damage_is_not_an_error() {
        for text in [
            "",
            "\0\0",
            "connspec manifest 2\n",
            HEADING,
            "{\"files\": {}}",
        ] {
            assert_eq!(Manifest::parse(text), Manifest::default(), "{text}");
        }
    }
}
