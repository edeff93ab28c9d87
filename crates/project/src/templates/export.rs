//! Writing the built-in templates out, as a start for one's own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use connspec_emit::Flavour;
use connspec_emit::guide::built_in_template;

use super::{FOLDER, file_name, of};
use crate::error::{DiskError, Error};

/// Writes the built-in templates of `flavours` into `folder`, or into the project's own. Without
/// `force` nothing is written if one of the files is there; through a link nothing is ever written.
/// Gives the paths of the files.
pub(crate) fn export(
    root: &Path,
    folder: Option<&Path>,
    flavours: &[Flavour],
    force: bool,
) -> Result<Vec<PathBuf>, Error> {
    let folder = folder.map_or_else(|| root.join(FOLDER), Path::to_owned);
    let files: Vec<_> = of(flavours)
        .map(|(flavour, name)| {
            let path = folder.join(file_name(flavour, name));
            (path, built_in_template(flavour, name))
        })
        .collect();
    for (path, _) in &files {
        match fs::symlink_metadata(path) {
            Ok(found) if force && found.is_file() => {}
            Ok(_) => return Err(Error::Exists(path.clone())),
            Err(_) => {}
        }
    }
    for (path, text) in &files {
        write(path, text).map_err(|error| DiskError::new("write", path, error))?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Every file is old or new: a new one gets its name when it is whole.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let half = path.with_extension("j2.tmp");
    // Of a run that was stopped.
    let _ = fs::remove_file(&half);
    let mut file = fs::File::create_new(&half)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| fs::rename(&half, path));
    if written.is_err() {
        let _ = fs::remove_file(&half);
    }
    written
}
