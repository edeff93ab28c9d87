//! One build at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::error::DiskError;

/// The name in the output folder. The file is there while a build writes.
const FILE_NAME: &str = ".connspec-lock";

/// The right to write into an output folder; ends when it is dropped, or with the process.
pub(crate) struct Lock {
    path: PathBuf,
    /// Whether another build had to end first, so that what was read before may be out of date.
    pub waited: bool,
    /// Holds the lock.
    _file: File,
}

impl Lock {
    /// Takes the lock of `folder`, which must exist. Where another build has it, calls `on_wait`
    /// and waits for as long as that takes.
    pub fn take(folder: &Path, on_wait: impl Fn()) -> Result<Self, DiskError> {
        let path = folder.join(FILE_NAME);
        let mut waited = false;
        loop {
            let fail = |error| DiskError::new("lock", &path, error);
            let file = open(&path).map_err(fail)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if !waited {
                        on_wait();
                    }
                    waited = true;
                    file.lock().map_err(fail)?;
                }
                Err(TryLockError::Error(error)) => return Err(fail(error)),
            }
            // The build before has removed its lock file, and a third one may have made another:
            // the lock counts only if the file still is the one that others will try.
            if is_still(&path, &file).map_err(fail)? {
                return Ok(Self {
                    path,
                    waited,
                    _file: file,
                });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock ends, so that nobody else's file is removed. If it stays, it is in
        // nobody's way.
        let _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    if path.is_symlink() {
        return Err(io::Error::other("it is a symbolic link"));
    }
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

fn is_still(path: &Path, file: &File) -> io::Result<bool> {
    match Handle::from_path(path) {
        Ok(there) => Ok(there == Handle::from_file(file.try_clone()?)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_one_has_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let _lock = Lock::take(folder.path(), || {}).unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(!folder.path().join(FILE_NAME).exists());
    }
}
