//! The pictures that specs name, read from the disk.
//!
//! A spec is untrusted: its path cannot lead upwards, a link must not lead out of the folder of the
//! spec, and what is copied to a docs site has to be a picture.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use connspec_diagnostics::{Code, Diagnostic};
use connspec_spec::model::{ImageFile, ImageKind};

use crate::read;

/// How large a picture may be.
#[derive(Clone, Copy)]
struct Limit {
    bytes: usize,
    /// What is said of one that is larger, and what to do about it.
    words: (&'static str, &'static str),
}

const PICTURE: Limit = Limit {
    bytes: 1 << 20,
    words: (
        "this picture has more than 1 MiB",
        "cut it down to what matters, or save it with fewer colours",
    ),
};

/// A page may show the logos of hundreds of connectors.
const LOGO: Limit = Limit {
    bytes: 64 << 10,
    words: (
        "this logo has more than 64 KiB",
        "a square of 128 pixels is large enough everywhere; save it as PNG or WebP",
    ),
};

/// The bytes of pictures, by the paths that [`ImageFile::beside`] gives; none of those that could not be
/// read.
#[derive(Debug, Default)]
pub(crate) struct Pictures(BTreeMap<String, Option<Vec<u8>>>);

impl Pictures {
    /// Takes those of another connector.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// One picture, if it could be read.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path)?.as_deref()
    }

    /// One picture.
    ///
    /// # Panics
    /// If it was not read: nothing is built from specs with missing pictures.
    pub fn bytes(&self, path: &str) -> &[u8] {
        let bytes = self.get(path);
        bytes.unwrap_or_else(|| panic!("the picture {path:?} was not read"))
    }

    /// The paths of all that were looked for.
    pub fn into_names(self) -> Vec<String> {
        self.0.into_keys().collect()
    }
}

/// Reads the pictures of a spec, and says what is wrong with them. `source` is the path of the spec
/// as its connector has it, `folder` is where it lies.
pub(crate) fn read_all(
    files: &[ImageFile],
    source: &str,
    folder: &Path,
) -> (Pictures, Vec<Diagnostic>) {
    let mut pictures = Pictures::default();
    let mut diagnostics = Vec::new();
    for file in files {
        let name = file.beside(source);
        let limit = if file.is_logo { LOGO } else { PICTURE };
        let read = read_one(file, folder, &name, limit);
        let bytes = read.map_err(|diagnostic| diagnostics.push(*diagnostic));
        pictures.0.insert(name, bytes.ok());
    }
    (pictures, diagnostics)
}

fn read_one(
    file: &ImageFile,
    folder: &Path,
    name: &str,
    limit: Limit,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let wrong = |code, message: String, help: String| {
        Box::new(Diagnostic::new(code, file.span, message).help(help))
    };
    let missing = |message: String| {
        let help = format!("put the picture there: `{name}`");
        wrong(Code::ImageMissing, message, help)
    };
    let found = find(folder, &file.path);
    if let Some(other) = in_other_case(folder, &file.path, found.is_ok()) {
        return Err(wrong(
            Code::ImageMissing,
            format!("the file is called `{other}`, which is another name on most servers"),
            format!("rename it to `{}`", file.path),
        ));
    }
    let found = found.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing("this file does not exist".to_owned()),
        _ => missing(format!("this file cannot be read: {error}")),
    })?;
    let Some(path) = found else {
        return Err(missing(
            "this is a link to a file outside the folder of the spec".to_owned(),
        ));
    };
    let bytes = read::at_most(&path, limit.bytes)
        .map_err(|error| missing(format!("this file cannot be read: {}", error.source)))?;
    if bytes.len() > limit.bytes {
        let (message, help) = limit.words;
        return Err(wrong(
            Code::ImageTooLarge,
            message.to_owned(),
            help.to_owned(),
        ));
    }
    let (said, is) = (ImageKind::of_name(&file.path), ImageKind::of_bytes(&bytes));
    if is == said {
        return Ok(bytes);
    }
    let kind = said.map_or("such a", ImageKind::name);
    Err(match is {
        Some(is) => wrong(
            Code::ImageNotAnImage,
            format!("this is a {} picture and no {kind}", is.name()),
            format!("let its name end with `.{}`", is.extensions()[0]),
        ),
        None if bytes.is_empty() => wrong(
            Code::ImageNotAnImage,
            "this file is empty".to_owned(),
            "save the picture once more".to_owned(),
        ),
        None => wrong(
            Code::ImageNotAnImage,
            format!("this file is no {kind} picture"),
            "save the picture as PNG, JPEG, GIF or WebP".to_owned(),
        ),
    })
}

/// Where the file really lies; `None` where that is outside `folder`.
fn find(folder: &Path, path: &str) -> io::Result<Option<PathBuf>> {
    let folder = folder.canonicalize()?;
    let path = folder.join(path).canonicalize()?;
    Ok(path.starts_with(&folder).then_some(path))
}

/// What the file at `path` is really called, where that differs in capitals only. Some disks find it
/// all the same, and then a build passes on one machine and fails on the next.
fn in_other_case(folder: &Path, path: &str, is_found: bool) -> Option<String> {
    // Only a disk that takes one for the other finds this as well. Folders with many pictures are
    // listed on such a disk alone.
    if is_found && !folder.join(path.to_ascii_uppercase()).exists() {
        return None;
    }
    let (mut folder, mut real) = (folder.to_owned(), String::new());
    for part in path.split('/') {
        let entries = fs::read_dir(&folder).ok()?;
        let mut names: Vec<_> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.eq_ignore_ascii_case(part))
            .collect();
        names.sort();
        let is_part = |name: &&String| name.as_str() == part;
        let name = names.iter().find(is_part).or_else(|| names.first())?;
        folder.push(name);
        real.push_str(if real.is_empty() { "" } else { "/" });
        real.push_str(name);
    }
    (real != path).then_some(real)
}
