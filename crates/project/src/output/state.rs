//! What stands on the disk where generated files belong.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

use blake3::{Hash, Hasher};
use connspec_emit::{FilePath, Files};

use crate::error::DiskError;
use crate::parallel;

/// What stands at a path of the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing.
    Missing,
    /// A file with this content.
    File(Hash),
    /// Something that is not ours to replace.
    Blocked(Obstacle),
}

/// What keeps connspec from writing at a path, even when it is told to overwrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A link stands at this place, which may be a folder above the file. Nothing is ever written
    /// through a link, because it may lead out of the output folder.
    Link(String),
    /// A file stands where this folder has to be.
    FileForFolder(String),
    /// A folder, a pipe or a device stands where the file has to be.
    NotAFile,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(place) => write!(f, "`{place}` is a symbolic link"),
            Self::FileForFolder(place) => write!(f, "`{place}` is a file and has to be a folder"),
            Self::NotAFile => f.write_str("something that is not a file stands there"),
        }
    }
}

/// What stands at each of `paths` in `folder`. Links are not followed below `folder`.
pub(crate) fn look<'a>(
    folder: &Path,
    wanted: &Files,
    paths: impl Iterator<Item = &'a FilePath>,
) -> Result<BTreeMap<FilePath, Found>, DiskError> {
    let mut folders = BTreeMap::new();
    let mut known = BTreeMap::new();
    let mut to_read = Vec::new();
    for path in paths {
        match above(folder, path.as_str(), &mut folders)? {
            Above::Fine => to_read.push(path),
            Above::Missing => {
                known.insert(path.clone(), Found::Missing);
            }
            Above::Blocked(obstacle) => {
                known.insert(path.clone(), Found::Blocked(obstacle));
            }
        }
    }
    let found = parallel::map(&to_read, |path| {
        let bytes = wanted.get(path.as_str());
        at(&folder.join(path.as_str()), path, bytes)
    });
    for (path, found) in to_read.into_iter().zip(found) {
        known.insert(path.clone(), found?);
    }
    Ok(known)
}

/// The folders above a path.
#[derive(Clone)]
enum Above {
    Fine,
    Missing,
    Blocked(Obstacle),
}

/// Judges the folders above `path`, each once: `known` holds those that were judged before.
fn above<'p>(
    root: &Path,
    path: &'p str,
    known: &mut BTreeMap<&'p str, Above>,
) -> Result<Above, DiskError> {
    let Some((parent, _)) = path.rsplit_once('/') else {
        return Ok(Above::Fine);
    };
    if let Some(above) = known.get(parent) {
        return Ok(above.clone());
    }
    let judged = match above(root, parent, known)? {
        Above::Fine => {
            let place = root.join(parent);
            match metadata(&place)? {
                None => Above::Missing,
                Some(metadata) if metadata.is_dir() => Above::Fine,
                Some(metadata) if metadata.is_symlink() => {
                    Above::Blocked(Obstacle::Link(parent.to_owned()))
                }
                Some(_) => Above::Blocked(Obstacle::FileForFolder(parent.to_owned())),
            }
        }
        other => other,
    };
    known.insert(parent, judged.clone());
    Ok(judged)
}

fn at(place: &Path, path: &FilePath, wanted: Option<&[u8]>) -> Result<Found, DiskError> {
    let Some(metadata) = metadata(place)? else {
        return Ok(Found::Missing);
    };
    if metadata.is_symlink() {
        return Ok(Found::Blocked(Obstacle::Link(path.as_str().to_owned())));
    }
    if !metadata.is_file() {
        return Ok(Found::Blocked(Obstacle::NotAFile));
    }
    let hash = || -> io::Result<Hash> {
        let file = File::open(place)?;
        // Most files are what they should be, and those are small; another may be of any size.
        if wanted.is_some_and(|bytes| bytes.len() as u64 == metadata.len()) {
            return Ok(blake3::hash(&fs::read(place)?));
        }
        let mut hasher = Hasher::new();
        hasher.update_reader(file)?;
        Ok(hasher.finalize())
    };
    match hash() {
        Ok(hash) => Ok(Found::File(hash)),
        Err(error) => Err(DiskError::new("read", place, error)),
    }
}

fn metadata(place: &Path) -> Result<Option<Metadata>, DiskError> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::new("read", place, error)),
    }
}
