//! Files of people, changed.

use std::fs;
use std::io;
use std::path::Path;

use connspec_spec::MAX_BYTES;

use crate::output::{RealDisk, replace};
use crate::read;

/// Replaces `before`, which a person wrote, by `after`, at once. Where the file is a link, what it
/// leads to is replaced, and who could read and write it still can.
///
/// # Errors
/// If the disk refuses, the file is read-only, or it holds something else by now.
pub(crate) fn write_back(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let place = fs::canonicalize(path)?;
    let permissions = fs::metadata(&place)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let found = read::at_most(&place, MAX_BYTES).map_err(|error| error.source)?;
    if found != before.as_bytes() {
        return Err(io::Error::other("somebody else changed it meanwhile"));
    }
    replace(&mut RealDisk, &place, after.as_bytes())?;
    fs::set_permissions(&place, permissions)
}
