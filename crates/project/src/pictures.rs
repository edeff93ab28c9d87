//! The pictures that specs name, read from the disk.
//!
//! A spec is untrusted: its path cannot lead upwards, a link must not lead out of the folder of the
//! spec, and what is copied to a docs site has to be a picture.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use connspec_diagnostics::{Code, Diagnostic};
use connspec_spec::model::{Connector, ImageFile, ImageKind};

use crate::read;

/// The largest picture, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// The bytes of pictures, by the paths that [`Connector::beside`] gives.
#[derive(Debug, Default)]
pub(crate) struct Pictures(BTreeMap<String, Vec<u8>>);

impl Pictures {
    /// Takes those of another connector.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// One picture, if it could be read.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// One picture.
    ///
    /// # Panics
    /// If it was not read: nothing is built from specs with missing pictures.
    pub fn bytes(&self, path: &str) -> &[u8] {
        let bytes = self.get(path);
        bytes.unwrap_or_else(|| panic!("the picture {path:?} was not read"))
    }
}

/// Reads the pictures of a connector whose spec lies in `folder`, and says what is wrong with them.
pub(crate) fn read_all(connector: &Connector, folder: &Path) -> (Pictures, Vec<Diagnostic>) {
    let mut pictures = Pictures::default();
    let mut diagnostics = Vec::new();
    for file in connector.image_files() {
        let name = connector.beside(file);
        match read_one(file, folder, &name) {
            Ok(bytes) => {
                pictures.0.insert(name, bytes);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (pictures, diagnostics)
}

fn read_one(file: &ImageFile, folder: &Path, name: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let wrong = |code, message: String, help: String| {
        Box::new(Diagnostic::new(code, file.span, message).help(help))
    };
    let missing = |message: String| {
        let help = format!("put the picture there: `{name}`");
        wrong(Code::ImageMissing, message, help)
    };
    let found = find(folder, &file.path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing("this file does not exist".to_owned()),
        _ => missing(format!("this file cannot be read: {error}")),
    })?;
    let Some(path) = found else {
        return Err(missing(
            "this is a link to a file outside the folder of the spec".to_owned(),
        ));
    };
    let bytes = read::at_most(&path, MAX_BYTES)
        .map_err(|error| missing(format!("this file cannot be read: {}", error.source)))?;
    if bytes.len() > MAX_BYTES {
        return Err(wrong(
            Code::ImageTooLarge,
            "this picture has more than 1 MiB".to_owned(),
            "cut it down to what matters, or save it with fewer colours".to_owned(),
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
        None => wrong(
            Code::ImageNotAnImage,
            format!("this file is no {kind} picture"),
            "save the picture as PNG, JPEG, GIF or WebP".to_owned(),
        ),
    })
}

/// Where the file really lies; `None` where that is outside `folder`.
fn find(folder: &Path, path: &str) -> io::Result<Option<std::path::PathBuf>> {
    let folder = folder.canonicalize()?;
    let path = folder.join(path).canonicalize()?;
    Ok(path.starts_with(&folder).then_some(path))
}
