//! The few ways in which connspec changes a disk.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Changes of a disk. All of connspec's writing goes through these; the tests put a disk in their
/// place that fails at a given step.
pub(crate) trait Disk {
    /// Makes one folder.
    fn create_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Writes a file that is not there yet.
    fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file another name, replacing what has that name.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Deletes a file.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Deletes an empty folder.
    fn remove_folder(&mut self, path: &Path) -> io::Result<()>;
}

/// The computer's own.
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // `create_new` does not follow a link that somebody put here.
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Where a file is written before it gets its name. The name is always the same, so that whoever
/// comes next finds what a killed run has left there.
pub(crate) fn temporary(place: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".connspec-new");
    place.with_file_name(name)
}

/// Writes a file under another name and then gives it its own, so that it is old or new and never
/// half, whenever the run is killed.
pub(crate) fn replace(disk: &mut dyn Disk, place: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = temporary(place);
    let mut written = disk.write_new(&temporary, bytes);
    if matches!(&written, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
        disk.remove_file(&temporary)?;
        written = disk.write_new(&temporary, bytes);
    }
    let renamed = written.and_then(|()| disk.rename(&temporary, place));
    if renamed.is_err() {
        // It may not be there; what matters is the first error.
        let _ = disk.remove_file(&temporary);
    }
    renamed
}
