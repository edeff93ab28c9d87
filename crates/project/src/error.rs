//! What stops a run that is no mistake in a spec: wrong usage, and the disk.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::discover::SUFFIX;
use crate::names;

/// Why a run could not do its work.
#[derive(Debug)]
pub enum Error {
    /// A path that a person named does not exist.
    NoSuchPath(PathBuf),
    /// The folder named as a project is none.
    NotAFolder(PathBuf),
    /// No spec has the file name of this connector.
    NoSuchConnector {
        /// The id that a person typed.
        id: String,
        /// The id that comes nearest, of those that there are.
        near: Option<String>,
    },
    /// A new file would replace this one.
    Exists(PathBuf),
    /// What was asked for cannot be made, for this reason.
    Refused(String),
    /// There is no spec in these places.
    NoSpecs(Vec<PathBuf>),
    /// The disk or the system refused, once or more.
    Disk(Vec<DiskError>),
}

/// One thing that the disk or the system refused.
#[derive(Debug)]
pub struct DiskError {
    /// What was to be done, as in `cannot read …`.
    pub action: &'static str,
    /// To what.
    pub path: PathBuf,
    /// Why not.
    pub source: io::Error,
}

impl DiskError {
    pub(crate) fn new(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self {
            action,
            path: path.to_owned(),
            source,
        }
    }
}

impl Error {
    /// The same with its paths seen from `base`.
    pub(crate) fn seen_from(mut self, base: &Path) -> Self {
        let seen = |path: &mut PathBuf| {
            let name = names::seen_from(base, path);
            *path = PathBuf::from(if name.is_empty() { "." } else { &name });
        };
        match &mut self {
            Self::NoSuchPath(path) | Self::NotAFolder(path) | Self::Exists(path) => seen(path),
            Self::NoSuchConnector { .. } | Self::Refused(_) => {}
            Self::NoSpecs(places) => places.iter_mut().for_each(seen),
            Self::Disk(errors) => errors.iter_mut().for_each(|error| seen(&mut error.path)),
        }
        self
    }

    /// Whether the person asked for something that cannot be done, rather than the system failed.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        !matches!(self, Self::Disk(_))
    }
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        Self::Disk(vec![error])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPath(path) => write!(f, "there is no `{}`", path.display()),
            Self::NotAFolder(path) => write!(f, "`{}` is not a folder", path.display()),
            Self::NoSuchConnector { id, near } => {
                write!(f, "no spec is named `{id}{SUFFIX}`")?;
                match near {
                    Some(near) => write!(f, ": did you mean `{near}`?"),
                    None => Ok(()),
                }
            }
            Self::Exists(path) => write!(f, "there is a `{}` already", path.display()),
            Self::Refused(reason) => f.write_str(reason),
            Self::NoSpecs(places) => {
                f.write_str("no spec found: no file is named `*.connector.yaml` in ")?;
                for (at, place) in places.iter().enumerate() {
                    let separator = if at == 0 { "" } else { ", " };
                    write!(f, "{separator}`{}`", place.display())?;
                }
                Ok(())
            }
            Self::Disk(errors) => {
                for (at, error) in errors.iter().enumerate() {
                    let separator = if at == 0 { "" } else { "\n" };
                    write!(f, "{separator}{error}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(f, "cannot {} `{path}`: {}", self.action, self.source)
    }
}

impl std::error::Error for Error {}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
