//! Files of people, read with a limit.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::error::DiskError;

/// At most the first `limit` bytes of a file, and one more where it is longer: enough to see that
/// it is too large. Only regular files are opened; a pipe would never end.
pub(crate) fn at_most(path: &Path, limit: usize) -> Result<Vec<u8>, DiskError> {
    let read = || -> io::Result<Vec<u8>> {
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(io::Error::other("it is a folder"));
        }
        if !metadata.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let limit = limit + 1;
        let size = usize::try_from(metadata.len()).unwrap_or(limit);
        // One byte more than the size lets the reader see the end without growing the buffer.
        let mut bytes = Vec::with_capacity(size.min(limit) + 1);
        File::open(path)?
            .take(limit as u64)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| DiskError::new("read", path, error))
}
