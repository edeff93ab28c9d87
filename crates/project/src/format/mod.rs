//! Specs in one layout: `connspec fmt`.

mod layout;

use std::path::{Path, PathBuf};

use connspec_diagnostics::sort;

use crate::check::{Report, Specs};
use crate::error::{DiskError, Error};
use crate::parallel;
use crate::write_back::write_back;
use layout::{Layout, lay_out};

/// What has come of laying out specs.
#[derive(Debug)]
pub struct Formatting {
    /// The mistakes of files that are not YAML. They are left as they are.
    pub report: Report,
    /// The files that have another layout, sorted by name.
    pub files: Vec<Formatted>,
    /// The names of files that cannot be laid out without changing what they say, which is a mistake
    /// of ours. They are left as they are.
    pub refused: Vec<String>,
}

/// A file whose layout changes.
#[derive(Debug)]
pub struct Formatted {
    /// Its name, as seen from where the person stands.
    pub name: String,
    /// What it holds.
    pub before: String,
    /// The same in our layout.
    pub after: String,
}

/// Lays out the specs at `paths`, or all of the project's where there are none. They are written
/// only if `write` says so.
pub(crate) fn format(
    root: &Path,
    base: &Path,
    paths: &[PathBuf],
    write: bool,
) -> Result<Formatting, Error> {
    let Specs {
        sources,
        mut diagnostics,
        config,
        files,
        healthy,
        ..
    } = Specs::read(root, base, paths)?;
    let layouts = parallel::map(&healthy, |(id, _)| lay_out(sources.file(*id)));
    let mut formatted = Vec::new();
    let mut refused = Vec::new();
    let mut errors = Vec::new();
    for ((id, file), layout) in healthy.iter().zip(layouts) {
        let file = &files[*file];
        match layout {
            Layout::Same => {}
            Layout::Mistakes(mistakes) => diagnostics.extend(mistakes),
            Layout::Refused => refused.push(file.name.clone()),
            Layout::Other(after) => {
                let before = sources.file(*id).text();
                if write && let Err(error) = write_back(&file.path, before, &after) {
                    errors.push(DiskError::new("write", &file.path, error));
                }
                formatted.push(Formatted {
                    name: file.name.clone(),
                    before: before.to_owned(),
                    after,
                });
            }
        }
    }
    if !errors.is_empty() {
        return Err(Error::Disk(errors));
    }
    sort(&mut diagnostics);
    let report = Report {
        sources,
        diagnostics,
        specs: files.len(),
        output: config.output,
    };
    Ok(Formatting {
        report,
        files: formatted,
        refused,
    })
}

/// Whether a text has our layout.
#[cfg(test)]
pub(crate) fn is_laid_out(text: &str) -> bool {
    use connspec_diagnostics::{FileId, SourceFile};
    lay_out(&SourceFile::new(FileId(0), "", text)) == Layout::Same
}
