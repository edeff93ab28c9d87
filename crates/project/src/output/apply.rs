//! Doing what was planned, so that it can be broken off anywhere.
//!
//! Each file is written beside its place under another name and then renamed, so it is old or
//! new and never half. Before the first change a journal says what will be ours, and the manifest
//! is replaced last: whatever a killed build leaves behind, the next one recognises as ours.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use connspec_emit::{FilePath, Files};

use super::disk::{Disk, replace, temporary};
use super::manifest::{FILE_NAME, JOURNAL_NAME, Manifest};
use super::plan::{Plan, orphans};
use super::state::Found;
use crate::error::DiskError;

/// Everything that a build of one output folder works on.
pub(crate) struct Work<'a> {
    /// The output folder, which exists.
    pub folder: &'a Path,
    /// The files to have.
    pub files: &'a Files,
    /// Their manifest.
    pub wanted: &'a Manifest,
    /// What earlier builds wrote, as the manifest and the journal tell.
    pub ours: &'a Manifest,
    /// What stands on the disk at the paths of both.
    pub found: &'a BTreeMap<FilePath, Found>,
    /// What to do.
    pub plan: &'a Plan,
    /// Whether a build was broken off before.
    pub interrupted: bool,
}

/// Carries out the plan. On an error everything is old or new, and the next build goes on.
/// `on_file` is called behind each file that was written.
pub(crate) fn apply(
    work: &Work<'_>,
    disk: &mut dyn Disk,
    on_file: impl Fn(),
) -> Result<(), DiskError> {
    let mut writer = Writer {
        folder: work.folder,
        disk,
        folders: BTreeSet::new(),
    };
    if work.interrupted {
        for path in work.paths_without_obstacle() {
            writer.remove_leftover(path)?;
        }
    }
    let mut journal = work.ours.clone();
    journal.merge(work.wanted);
    writer.write(JOURNAL_NAME, journal.render().as_bytes())?;
    for path in &work.plan.delete {
        writer.remove(path.as_str())?;
    }
    for path in work.plan.create.iter().chain(&work.plan.replace) {
        let bytes = work.files.get(path.as_str()).unwrap_or_default();
        writer.write(path.as_str(), bytes)?;
        on_file();
    }
    for path in orphans(work.wanted, work.ours).filter(|path| work.is_free(path)) {
        writer.remove_empty_folders(path.as_str());
    }
    writer.write(FILE_NAME, work.wanted.render().as_bytes())?;
    writer.remove(JOURNAL_NAME)
}

impl Work<'_> {
    fn paths_without_obstacle(&self) -> impl Iterator<Item = &FilePath> {
        self.found.keys().filter(|path| self.is_free(path))
    }

    fn is_free(&self, path: &FilePath) -> bool {
        !matches!(self.found.get(path), Some(Found::Blocked(_)) | None)
    }
}

struct Writer<'a> {
    folder: &'a Path,
    disk: &'a mut dyn Disk,
    /// Folders that are known to be there.
    folders: BTreeSet<PathBuf>,
}

impl Writer<'_> {
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let place = self.folder.join(path);
        let written = self.write_at(&place, bytes);
        written.map_err(|error| DiskError::new("write", &place, error))
    }

    fn write_at(&mut self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(parent) = place.parent() {
            self.make_folder(parent)?;
        }
        replace(self.disk, place, bytes)
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        if folder == self.folder || self.folders.contains(folder) {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make_folder(parent)?;
        }
        if !folder.is_dir() {
            self.disk.create_folder(folder)?;
        }
        self.folders.insert(folder.to_owned());
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), DiskError> {
        self.remove_at(&self.folder.join(path))
    }

    fn remove_leftover(&mut self, path: &FilePath) -> Result<(), DiskError> {
        self.remove_at(&temporary(&self.folder.join(path.as_str())))
    }

    fn remove_at(&mut self, place: &Path) -> Result<(), DiskError> {
        match self.disk.remove_file(place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::new("delete", place, error))
            }
            _ => Ok(()),
        }
    }

    /// Deletes the folders above `path` as far as they are empty. One that is not, or that cannot
    /// be deleted, stays: an empty folder harms nobody.
    fn remove_empty_folders(&mut self, path: &str) {
        let mut rest = path;
        while let Some((parent, _)) = rest.rsplit_once('/') {
            match self.disk.remove_folder(&self.folder.join(parent)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return,
                _ => rest = parent,
            }
        }
    }
}
