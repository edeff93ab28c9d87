//! What a build has to do. Pure: wanted files, what is ours and what is on the disk go in; the
//! actions and the conflicts come out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use connspec_emit::FilePath;

use super::manifest::Manifest;
use super::state::{Found, Obstacle};

/// A file that connspec never deletes: without it Cargo cannot load a workspace that holds the
/// generated crate, nor start the compiler that would write it again.
const NEVER_DELETED: &str = "connectors/Cargo.toml";

/// What to do, each list sorted by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Files to write that are not there.
    pub create: Vec<FilePath>,
    /// Files to write over what is there.
    pub replace: Vec<FilePath>,
    /// Files that are there as they should be.
    pub unchanged: Vec<FilePath>,
    /// Files of ours that are not wanted any more.
    pub delete: Vec<FilePath>,
    /// What a person has to decide first.
    pub conflicts: Vec<Conflict>,
}

/// A file that a build would have to destroy something for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file, in the output folder.
    pub path: FilePath,
    /// What would be lost.
    pub kind: ConflictKind,
}

/// What a build would destroy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Somebody changed the file since connspec wrote it.
    Edited,
    /// Somebody changed the file, and no spec asks for it any more.
    EditedOrphan,
    /// The file is not connspec's.
    NotOurs,
    /// The path is blocked, and overwriting does not help.
    Blocked(Obstacle),
}

impl fmt::Display for ConflictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited => f.write_str("changed by hand since connspec wrote it"),
            Self::EditedOrphan => f.write_str("changed by hand, and no spec asks for it any more"),
            Self::NotOurs => f.write_str("not written by connspec, and in the way"),
            Self::Blocked(obstacle) => write!(f, "{obstacle}"),
        }
    }
}

/// Compares the `wanted` files with what was `found` at their paths and at those of `ours`, the
/// files that connspec wrote.
///
/// With `force` a person has decided: files in the way are replaced, and one that nobody wants
/// any more but somebody changed stays, as theirs.
///
/// # Panics
/// If two wanted paths cannot be on one disk: paths are made of lower case ids, so that is a
/// mistake of the compiler.
pub(crate) fn plan(
    wanted: &Manifest,
    ours: &Manifest,
    found: &BTreeMap<FilePath, Found>,
    force: bool,
) -> Plan {
    let folded = refuse_collisions(wanted);
    let mut plan = Plan::default();
    for path in wanted.paths() {
        let conflict = match &found[path] {
            Found::Missing => {
                plan.create.push(path.clone());
                continue;
            }
            Found::File(hash) if wanted.knows(path, hash) => {
                plan.unchanged.push(path.clone());
                continue;
            }
            Found::File(hash) if force || ours.knows(path, hash) => {
                plan.replace.push(path.clone());
                continue;
            }
            Found::File(_) if ours.hashes(path).is_empty() => ConflictKind::NotOurs,
            Found::File(_) => ConflictKind::Edited,
            Found::Blocked(obstacle) => ConflictKind::Blocked(obstacle.clone()),
        };
        plan.conflict(path, conflict);
    }
    for path in orphans(wanted, ours) {
        // Where case does not count, this is a file that is wanted.
        if folded.contains(&path.as_str().to_ascii_lowercase()) {
            continue;
        }
        match &found[path] {
            Found::File(hash) if ours.knows(path, hash) => plan.delete.push(path.clone()),
            Found::File(_) if !force => plan.conflict(path, ConflictKind::EditedOrphan),
            // What is gone, or is no file any more, is not ours.
            Found::File(_) | Found::Missing | Found::Blocked(_) => {}
        }
    }
    plan
}

/// Files of ours that are not wanted any more.
pub(crate) fn orphans<'a>(
    wanted: &'a Manifest,
    ours: &'a Manifest,
) -> impl Iterator<Item = &'a FilePath> {
    ours.paths()
        .filter(|path| wanted.hashes(path).is_empty() && path.as_str() != NEVER_DELETED)
}

impl Plan {
    /// Whether nothing has to be written or decided.
    pub fn is_idle(&self) -> bool {
        self.create.is_empty()
            && self.replace.is_empty()
            && self.delete.is_empty()
            && self.conflicts.is_empty()
    }

    /// Whether `path` is a file that a build would delete, or would if nobody had changed it.
    pub fn is_orphan(&self, path: &FilePath) -> bool {
        let edited = |conflict: &Conflict| {
            conflict.path == *path && conflict.kind == ConflictKind::EditedOrphan
        };
        self.delete.contains(path) || self.conflicts.iter().any(edited)
    }

    fn conflict(&mut self, path: &FilePath, kind: ConflictKind) {
        self.conflicts.push(Conflict {
            path: path.clone(),
            kind,
        });
    }
}

/// The wanted paths in lower case. Two that differ in case only are one file on some disks, and
/// a file cannot be a folder as well.
fn refuse_collisions(wanted: &Manifest) -> BTreeSet<String> {
    let mut folded = BTreeSet::new();
    for path in wanted.paths() {
        let new = folded.insert(path.as_str().to_ascii_lowercase());
        assert!(new, "two generated files differ in case only: {path}");
    }
    for path in &folded {
        let mut rest = path.as_str();
        while let Some((parent, _)) = rest.rsplit_once('/') {
            assert!(!folded.contains(parent), "{parent} is a file and a folder");
            rest = parent;
        }
    }
    folded
}
