//! Which files are specs.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{DiskError, Error};
use crate::names::seen_from;

/// What the file name of a spec ends with.
pub const SUFFIX: &str = ".connector.yaml";

/// A spec on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SpecFile {
    /// Where to read it.
    pub path: PathBuf,
    /// As messages name it: seen from where the person stands.
    pub name: String,
    /// As generated files name it: seen from the project, on every machine the same.
    pub source: String,
}

/// The specs under `places`, sorted by name, each once. A place that is a file is a spec whatever
/// its name is; in a folder the files `*.connector.yaml` are, in subfolders too, links followed.
/// Left out is what `.gitignore` and `.ignore` leave out, and hidden folders. A person's own
/// global ignore file does not count: another machine would build something else.
pub(crate) fn specs(root: &Path, base: &Path, places: &[PathBuf]) -> Result<Vec<SpecFile>, Error> {
    let mut found = BTreeMap::new();
    let mut errors = Vec::new();
    for place in places {
        let place = base.join(place);
        match std::fs::metadata(&place) {
            Ok(metadata) if metadata.is_dir() => walk(&place, &mut found, root, base, &mut errors),
            Ok(_) => insert(&mut found, root, base, place),
            // A dangling link is there, and reading it will say what is wrong with it.
            Err(_) if place.is_symlink() => insert(&mut found, root, base, place),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoSuchPath(place));
            }
            Err(error) => errors.push(DiskError::new("read", &place, error)),
        }
    }
    if !errors.is_empty() {
        return Err(Error::Disk(errors));
    }
    if found.is_empty() {
        let searched = places.iter().map(|place| base.join(place)).collect();
        return Err(Error::NoSpecs(searched));
    }
    Ok(found.into_values().collect())
}

fn walk(
    folder: &Path,
    found: &mut BTreeMap<String, SpecFile>,
    root: &Path,
    base: &Path,
    errors: &mut Vec<DiskError>,
) {
    let walk = WalkBuilder::new(folder)
        .follow_links(true)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if is_spec(entry.path()) => insert(found, root, base, entry.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = path_of(&error).unwrap_or(folder).to_owned();
                // A dangling link of another name is nobody's spec.
                if is_spec(&path) {
                    insert(found, root, base, path);
                } else if !path.is_symlink() || path.exists() {
                    let error = io::Error::other(reason(&error));
                    errors.push(DiskError::new("read", &path, error));
                }
            }
        }
    }
}

fn insert(found: &mut BTreeMap<String, SpecFile>, root: &Path, base: &Path, path: PathBuf) {
    let source = seen_from(root, &path);
    let name = seen_from(base, &path);
    found.insert(source.clone(), SpecFile { path, name, source });
}

fn is_spec(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().ends_with(SUFFIX.as_bytes()))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

/// The message without the path, which is said elsewhere.
fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Loop { .. } => "the link leads back to a folder above it".to_owned(),
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => reason(err),
        error => error.to_string(),
    }
}
