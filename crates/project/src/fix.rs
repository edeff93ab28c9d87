//! Fixes that are certain, in the specs: `connspec check --fix`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use connspec_spec::repair;

use crate::check::{Report, Specs, Wishes, check_texts};
use crate::error::{DiskError, Error};
use crate::write_back::write_back;
use crate::{Observer, pages, parallel};

/// What has become of specs.
#[derive(Debug)]
pub struct Fixed {
    /// Those with fixes, sorted by name.
    pub specs: Vec<FixedSpec>,
    /// What is still wrong, in the new texts.
    pub report: Report,
}

/// A spec with fixes.
#[derive(Debug)]
pub struct FixedSpec {
    /// Its name, as seen from where the person stands.
    pub name: String,
    /// What it holds.
    pub before: String,
    /// The same with the fixes.
    pub after: String,
    /// How many they are.
    pub fixes: usize,
    path: PathBuf,
}

/// Applies the fixes in memory, and checks what comes of it.
pub(crate) fn fix(
    root: &Path,
    base: &Path,
    paths: &[PathBuf],
    wishes: Wishes,
    observer: &Observer<'_>,
) -> Result<Fixed, Error> {
    let specs = Specs::read(root, base, paths)?;
    let repairs = parallel::map(&specs.healthy, |(id, _)| repair(specs.sources.file(*id)));
    let mut fixed = Vec::new();
    let mut texts = BTreeMap::new();
    for ((id, file), repair) in specs.healthy.iter().zip(repairs) {
        let Some(repair) = repair else { continue };
        let file = &specs.files[*file];
        texts.insert(*id, repair.text.clone());
        fixed.push(FixedSpec {
            name: file.name.clone(),
            before: specs.sources.file(*id).text().to_owned(),
            after: repair.text,
            fixes: repair.fixes,
            path: file.path.clone(),
        });
    }
    let checked = check_texts(specs.with_texts(&texts), wishes, observer);
    Ok(Fixed {
        specs: fixed,
        report: pages::look_at(checked),
    })
}

impl Fixed {
    /// Writes the new texts.
    pub(crate) fn write(self) -> Result<Self, Error> {
        let written = self.specs.iter().map(|spec| {
            let written = write_back(&spec.path, &spec.before, &spec.after);
            written.map_err(|error| DiskError::new("write", &spec.path, error))
        });
        let errors: Vec<_> = written.filter_map(Result::err).collect();
        if errors.is_empty() {
            Ok(self)
        } else {
            Err(Error::Disk(errors))
        }
    }
}
