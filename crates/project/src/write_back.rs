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

#[cfg(test)]
mod tests {
    use super::*;

    fn a_file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.connector.yaml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn what_was_read_is_replaced() {
        let (_folder, path) = a_file("before");
        write_back(&path, "before", "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
    }

    #[test]
    fn what_somebody_else_wrote_stays() {
        for other in ["", "before ", "of somebody else"] {
            let (_folder, path) = a_file(other);
            assert!(write_back(&path, "before", "after").is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), other);
        }
    }

    #[test]
    fn what_is_read_only_stays() {
        let (_folder, path) = a_file("before");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write_back(&path, "before", "after").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    }
}
