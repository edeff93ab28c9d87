//! The output folder on a real disk, and on one that fails.

mod broken_off;
mod conflicts;
mod links;
mod properties;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use connspec_emit::Files;
use tempfile::TempDir;

use super::{Conflict, ConflictKind, Output, Written};
use crate::error::DiskError;

/// A project with an output folder called `out`.
struct Project(TempDir);

/// Every file and folder below a folder: its path, and its content if it is a file.
type Tree = BTreeMap<String, Option<String>>;

impl Project {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A project whose last build gave `entries`.
    fn built(entries: &[(&str, &str)]) -> Self {
        let project = Self::new();
        project.build(entries).unwrap();
        project
    }

    fn output(&self) -> Output {
        Output::open(self.0.path(), "out").unwrap()
    }

    fn build(&self, entries: &[(&str, &str)]) -> Result<Written, Vec<Conflict>> {
        self.try_build(entries, false).unwrap()
    }

    fn force(&self, entries: &[(&str, &str)]) -> Result<Written, Vec<Conflict>> {
        self.try_build(entries, true).unwrap()
    }

    fn try_build(
        &self,
        entries: &[(&str, &str)],
        force: bool,
    ) -> Result<Result<Written, Vec<Conflict>>, DiskError> {
        let (output, files) = (self.output(), files(entries));
        let lock = output.lock(|| panic!("nobody else builds here"))?;
        let comparison = output.compare(&files, force)?;
        if !comparison.conflicts().is_empty() {
            return Ok(Err(comparison.conflicts().to_vec()));
        }
        comparison.write(&lock, || {})?;
        Ok(Ok(comparison.summary()))
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join("out").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path(path)).ok()
    }

    fn tree(&self) -> Tree {
        tree(&self.path(""))
    }
}

fn files(entries: &[(&str, &str)]) -> Files {
    let mut files = Files::default();
    for (path, text) in entries {
        files.add(path, *text);
    }
    files
}

fn tree(folder: &Path) -> Tree {
    fn add(tree: &mut Tree, root: &Path, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            if path.is_dir() {
                tree.insert(name.to_owned(), None);
                add(tree, root, &path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                tree.insert(name.to_owned(), Some(text));
            }
        }
    }
    let mut tree = Tree::new();
    add(&mut tree, folder, folder);
    tree
}

/// The kind of the only conflict.
fn kind(result: Result<Written, Vec<Conflict>>) -> ConflictKind {
    let conflicts = result.unwrap_err();
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    conflicts[0].kind.clone()
}
