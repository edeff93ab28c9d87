//! The folder of generated files: comparing it with what it should hold, and writing it.

mod apply;
mod disk;
mod lock;
mod manifest;
mod plan;
mod state;
#[cfg(test)]
mod tests;

pub use plan::{Conflict, ConflictKind};
pub use state::Obstacle;

pub(crate) use disk::{RealDisk, replace};
pub(crate) use lock::Lock;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use connspec_emit::{FilePath, Files};

use crate::error::DiskError;
use crate::read;
use apply::{Work, apply};
use disk::{Disk, temporary};
use manifest::{FILE_NAME, JOURNAL_NAME, Manifest, read_text};
use plan::{Plan, plan};
use state::{Found, look};

/// What a build did, in numbers of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were not there.
    pub created: usize,
    /// Files whose content changed.
    pub replaced: usize,
    /// Files that were left alone.
    pub unchanged: usize,
    /// Files that no spec asks for any more.
    pub deleted: usize,
}

/// A generated file that is not what the specs give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The file, relative to the output folder, with `/` between its parts.
    pub path: String,
    /// How it differs.
    pub kind: DriftKind,
}

/// How a file on the disk differs from what the specs give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DriftKind {
    /// It is not there.
    Missing,
    /// It has another content.
    Changed {
        /// What is on the disk, cut off behind 1 MiB.
        found: Vec<u8>,
        /// What the specs give.
        wanted: Vec<u8>,
    },
    /// It was generated once, and no spec asks for it any more.
    Orphaned,
    /// Something else is in its place.
    Blocked(Obstacle),
}

/// More of a file than anybody compares by eye.
const SHOWN_BYTES: usize = 1 << 20;

/// An output folder, which may not exist yet.
pub(crate) struct Output {
    folder: PathBuf,
}

/// An output folder compared with what it should hold.
pub(crate) struct Comparison<'a> {
    output: &'a Output,
    files: &'a Files,
    wanted: Manifest,
    ours: Manifest,
    found: BTreeMap<FilePath, Found>,
    plan: Plan,
    interrupted: bool,
    manifest_is_current: bool,
}

impl Output {
    /// The folder `name` of the project at `root`. It must be a folder or nothing: neither it nor
    /// a folder between the two may be a link, which could lead out of the project.
    pub fn open(root: &Path, name: &str) -> Result<Self, DiskError> {
        let mut folder = root.to_owned();
        for part in name.split('/') {
            folder.push(part);
            let refuse = |why| Err(DiskError::new("write into", &folder, io::Error::other(why)));
            match fs::symlink_metadata(&folder) {
                Ok(metadata) if metadata.is_symlink() => return refuse("it is a symbolic link"),
                Ok(metadata) if !metadata.is_dir() => return refuse("it is not a folder"),
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(DiskError::new("read", &folder, error));
                }
                _ => {}
            }
        }
        Ok(Self { folder })
    }

    /// Waits until no other build writes here, and keeps others out. Makes the folder.
    pub fn lock(&self, on_wait: impl Fn()) -> Result<Lock, DiskError> {
        fs::create_dir_all(&self.folder)
            .map_err(|error| DiskError::new("create", &self.folder, error))?;
        Lock::take(&self.folder, on_wait)
    }

    /// Compares the folder with `files`. `force` decides every conflict that can be decided in
    /// favour of `files`.
    pub fn compare<'a>(
        &'a self,
        files: &'a Files,
        force: bool,
    ) -> Result<Comparison<'a>, DiskError> {
        let wanted = Manifest::of(files);
        let manifest_path = self.folder.join(FILE_NAME);
        let journal_path = self.folder.join(JOURNAL_NAME);
        let manifest = read_text(&manifest_path)?;
        let journal = read_text(&journal_path)?;
        let interrupted = journal.is_some() || temporary(&journal_path).exists();
        let manifest_is_current = manifest.as_deref() == Some(wanted.render().as_str());
        let mut ours = Manifest::parse(&manifest.unwrap_or_default());
        ours.merge(&Manifest::parse(&journal.unwrap_or_default()));
        let mut all = wanted.clone();
        all.merge(&ours);
        let found = look(&self.folder, files, all.paths())?;
        let plan = plan(&wanted, &ours, &found, force);
        Ok(Comparison {
            output: self,
            files,
            wanted,
            ours,
            found,
            plan,
            interrupted,
            manifest_is_current,
        })
    }
}

impl Comparison<'_> {
    /// Whether there is nothing to write, to tidy up and to decide.
    pub fn is_idle(&self) -> bool {
        self.plan.is_idle() && self.manifest_is_current && !self.interrupted
    }

    /// What a person has to decide before anything can be written.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.plan.conflicts
    }

    /// How many files are written by [`Self::write`].
    pub fn writes(&self) -> usize {
        self.plan.create.len() + self.plan.replace.len()
    }

    /// What [`Self::write`] does, in numbers.
    pub fn summary(&self) -> Written {
        Written {
            created: self.plan.create.len(),
            replaced: self.plan.replace.len(),
            unchanged: self.plan.unchanged.len(),
            deleted: self.plan.delete.len(),
        }
    }

    /// Makes the folder what it should be. There must be no conflicts, and the comparison must
    /// have been made under the lock.
    pub fn write(&self, _lock: &Lock, on_file: impl Fn()) -> Result<(), DiskError> {
        self.write_to(&mut RealDisk, on_file)
    }

    fn write_to(&self, disk: &mut dyn Disk, on_file: impl Fn()) -> Result<(), DiskError> {
        let work = Work {
            folder: &self.output.folder,
            files: self.files,
            wanted: &self.wanted,
            ours: &self.ours,
            found: &self.found,
            plan: &self.plan,
            interrupted: self.interrupted,
        };
        apply(&work, disk, on_file)
    }

    /// Every difference, sorted by path, the manifest last.
    pub fn drift(&self) -> Result<Vec<Drift>, DiskError> {
        let mut drift = Vec::new();
        for (path, found) in &self.found {
            let wanted = self.files.get(path.as_str());
            let kind = match (wanted, found) {
                (Some(_), Found::Missing) => DriftKind::Missing,
                (Some(_), Found::File(hash)) if self.wanted.knows(path, hash) => continue,
                (Some(wanted), Found::File(_)) => self.changed(path.as_str(), wanted)?,
                (Some(_), Found::Blocked(obstacle)) => DriftKind::Blocked(obstacle.clone()),
                (None, Found::File(_)) if self.plan.is_orphan(path) => DriftKind::Orphaned,
                (None, _) => continue,
            };
            drift.push(Drift {
                path: path.as_str().to_owned(),
                kind,
            });
        }
        if !self.manifest_is_current {
            drift.push(Drift {
                path: FILE_NAME.to_owned(),
                kind: self.changed(FILE_NAME, self.wanted.render().as_bytes())?,
            });
        }
        Ok(drift)
    }

    fn changed(&self, path: &str, wanted: &[u8]) -> Result<DriftKind, DiskError> {
        let place = self.output.folder.join(path);
        if !place.is_file() {
            return Ok(DriftKind::Missing);
        }
        Ok(DriftKind::Changed {
            found: read::at_most(&place, SHOWN_BYTES)?,
            wanted: wanted.to_owned(),
        })
    }
}
