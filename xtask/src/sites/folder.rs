//! Folders of files.

use std::fs;
use std::path::{Path, PathBuf};

/// Copies the files of `from` that are other than those of `to`, and gives `to`. Files that are the
/// same keep their time of change, by which it is seen whether packages must be installed.
pub fn copy(from: &Path, to: &Path) -> Result<PathBuf, String> {
    let entries = fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", from.display()))?;
        let (name, path) = (entry.file_name(), entry.path());
        if name == "node_modules" {
            continue;
        }
        let target = to.join(&name);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            write(&target, &bytes)?;
        }
    }
    Ok(to.to_owned())
}

/// Deletes what is in `folder` and neither in `skeleton` nor an installed package: files that the
/// skeleton had once, and what was built.
pub fn tidy(folder: &Path, skeleton: &Path) -> Result<(), String> {
    // Where nothing was built yet there is nothing to tidy.
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let like = skeleton.join(&name);
        if name == "node_modules" || name == "venv" || (path.is_file() && like.is_file()) {
            continue;
        }
        if path.is_dir() && like.is_dir() {
            tidy(&path, &like)?;
        } else if path.is_dir() {
            clear(&path)?;
        } else {
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// Writes a file and the folders above it, if it is not there as it should be.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, bytes));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// Deletes a folder, if it is there.
pub fn clear(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}
