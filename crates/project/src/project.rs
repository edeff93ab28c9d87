//! A project, and what can be done with it.

use std::path::{Path, PathBuf};

use connspec_diagnostics::sort;
use connspec_emit::{Files, Flavour, PictureCopy, Publisher, picture_copies};
use connspec_spec::model::Connector;
use connspec_spec::{Day, MAX_BYTES};

use crate::build::{self, Build, DriftCheck};
use crate::check::{Checked, Report, Specs, Wishes, check, find_one, publisher};
use crate::config;
use crate::error::Error;
use crate::fix::{self, Fixed};
use crate::format::{Formatting, format};
use crate::scaffold::{NewConnector, create};
use crate::templates::{self, TemplateEntry};
use crate::{Observer, names, pages, read};

/// A folder with specs and, most often, a `connspec.toml`.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    /// Where the person stands: names of files are shown as seen from here.
    base: PathBuf,
    wishes: Wishes,
}

/// The catalogue of a project.
#[derive(Debug)]
pub struct Listing {
    /// The mistakes of the specs.
    pub report: Report,
    /// The connectors without mistakes, as the text of `catalog.json`.
    pub catalog: String,
}

/// What the emitters are given.
#[derive(Debug)]
pub struct Models {
    /// The mistakes of the specs.
    pub report: Report,
    /// The publisher's choices and words.
    pub publisher: Publisher,
    /// The connectors without mistakes, sorted by id.
    pub connectors: Vec<Connector>,
}

/// What the specs give at one moment, whether or not some of them have mistakes.
#[derive(Debug)]
pub struct Snapshot {
    /// The mistakes of the specs.
    pub report: Report,
    /// The forms of the connectors without mistakes, and their guides in the flavour `markdown`,
    /// which the forms link to.
    pub files: Files,
    /// The pictures that the specs name, whether or not they are there: paths from the root of the
    /// project.
    pub pictures: Vec<String>,
}

impl Project {
    /// The project that `base`, an absolute path, lies in: the nearest folder upwards that holds a
    /// `connspec.toml`, or `base` itself where none does.
    #[must_use]
    pub fn around(base: &Path) -> Self {
        let root = base
            .ancestors()
            .find(|folder| folder.join(config::FILE_NAME).exists())
            .unwrap_or(base);
        Self {
            root: root.to_owned(),
            base: base.to_owned(),
            wishes: Wishes::default(),
        }
    }

    /// The project at `root`, with names of files as seen from `base`, an absolute path.
    ///
    /// # Errors
    /// If `root` is not a folder.
    pub fn at(root: &Path, base: &Path) -> Result<Self, Error> {
        let root = base.join(root);
        if !root.is_dir() {
            return Err(Error::NotAFolder(root).seen_from(base));
        }
        Ok(Self {
            root,
            base: base.to_owned(),
            wishes: Wishes::default(),
        })
    }

    /// The same project, where warnings stop a build if `deny` says so.
    #[must_use]
    pub fn deny_warnings(mut self, deny: bool) -> Self {
        self.wishes.deny_warnings = deny;
        self
    }

    /// The same project on this day, on which specs may have become old.
    #[must_use]
    pub fn today(mut self, today: Option<Day>) -> Self {
        self.wishes.today = today;
        self
    }

    /// Checks the specs at `paths`, files or folders, relative to where the person stands; all of
    /// the project's where there are none.
    ///
    /// # Errors
    /// If there is nothing to check or something cannot be read. Mistakes in specs are no error
    /// here: they are in the report.
    pub fn check(&self, paths: &[PathBuf], observer: &Observer<'_>) -> Result<Report, Error> {
        let checked = self.look(paths, observer);
        checked
            .map(pages::look_at)
            .map_err(|error| error.seen_from(&self.base))
    }

    /// Applies the fixes that are certain to the specs at `paths`, as [`Self::check`] takes them, and
    /// checks what has become of them. Without `write` the files stay as they are.
    ///
    /// # Errors
    /// If there is nothing to check, or something cannot be read or written. Every file is then old or
    /// new.
    pub fn fix(
        &self,
        paths: &[PathBuf],
        write: bool,
        observer: &Observer<'_>,
    ) -> Result<Fixed, Error> {
        let fixed = fix::fix(&self.root, &self.base, paths, self.wishes, observer);
        fixed
            .and_then(|fixed| if write { fixed.write() } else { Ok(fixed) })
            .map_err(|error| error.seen_from(&self.base))
    }

    /// Checks one spec: `name` is the id of a connector, or the path of a spec as a person typed
    /// it. The connector comes back when the report is clean.
    ///
    /// # Errors
    /// If there is no such spec, or it cannot be read.
    pub fn connector(&self, name: &str) -> Result<(Report, Option<Connector>), Error> {
        self.try_connector(name)
            .map_err(|error| error.seen_from(&self.base))
    }

    /// The catalogue, as a build would write it.
    ///
    /// # Errors
    /// If there is no spec or something cannot be read.
    pub fn list(&self, observer: &Observer<'_>) -> Result<Listing, Error> {
        let looked = self.look(&[], observer);
        let looked = looked.map_err(|error| error.seen_from(&self.base))?;
        let catalog = connspec_emit::catalog_json(&looked.connectors, &looked.publisher);
        let report = looked.report;
        Ok(Listing { report, catalog })
    }

    /// Everything that a build is made of, and nothing of what it makes.
    ///
    /// # Errors
    /// If there is no spec or something cannot be read.
    pub fn models(&self, observer: &Observer<'_>) -> Result<Models, Error> {
        let looked = self.look(&[], observer);
        let looked = looked.map_err(|error| error.seen_from(&self.base))?;
        Ok(Models {
            report: looked.report,
            publisher: looked.publisher,
            connectors: looked.connectors,
        })
    }

    /// A digest of `connspec.toml`, the page templates, all specs, and these pictures, as
    /// [`Snapshot::pictures`] names them: another one as soon as any of them has changed.
    ///
    /// # Errors
    /// If there is no spec, or a text cannot be read. A picture that cannot be read is as good as none.
    pub fn digest(&self, pictures: &[String]) -> Result<String, Error> {
        let specs = Specs::read(&self.root, &self.base, &[]);
        let specs = specs.map_err(|error| error.seen_from(&self.base))?;
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &[u8]| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        };
        for file in specs.sources.files() {
            add(file.name().as_bytes());
            add(file.text().as_bytes());
        }
        for name in pictures {
            add(name.as_bytes());
            add(&read::at_most(&self.root.join(name), MAX_BYTES).unwrap_or_default());
        }
        Ok(hasher.finalize().to_string())
    }

    /// What a person who connects an account would see at this moment.
    ///
    /// # Errors
    /// If there is no spec or something cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        let looked = self.look(&[], &|_| {});
        let looked = looked.map_err(|error| error.seen_from(&self.base))?;
        let (mut report, mut publisher) = (looked.report, looked.publisher);
        publisher.flavours = vec![Flavour::Markdown];
        publisher.form_links = Flavour::Markdown;
        publisher.projections.clear();
        let mut connectors = looked.connectors;
        // Two with the same id are a mistake in the report.
        connectors.dedup_by(|one, next| one.id == next.id);
        let (mut files, mistakes) = connspec_emit::emit_for_people(&connectors, &publisher);
        for PictureCopy { from, to } in picture_copies(&connectors, &publisher) {
            // One that is missing is a mistake in the report.
            if let Some(bytes) = looked.pictures.get(&from) {
                files.add(&to, bytes);
            }
        }
        report.diagnostics.extend(mistakes);
        sort(&mut report.diagnostics);
        Ok(Snapshot {
            report,
            files,
            pictures: looked.pictures.into_names(),
        })
    }

    /// Writes the spec of a new connector, and gives the name of its file.
    ///
    /// # Errors
    /// If such a file is there already, an id is none, or the disk refuses.
    pub fn create(&self, new: &NewConnector<'_>) -> Result<String, Error> {
        create(&self.root, &self.base, new).map_err(|error| error.seen_from(&self.base))
    }

    /// The page templates of the flavours that the project wants, and the mistakes of
    /// `connspec.toml` and of template files.
    ///
    /// # Errors
    /// If something cannot be read.
    pub fn templates(&self) -> Result<(Report, Vec<TemplateEntry>), Error> {
        self.with_publisher(|publisher| {
            Ok(templates::list(&publisher.flavours, &publisher.templates))
        })
    }

    /// Writes the built-in templates of these flavours into `folder`, relative to where the person
    /// stands, or to where the project's own templates are. `force` overwrites files; without it
    /// nothing is written where one of them is there. Gives the names of the files.
    ///
    /// # Errors
    /// If a file is there already, or the disk refuses.
    pub fn export_templates(
        &self,
        folder: Option<&Path>,
        force: bool,
    ) -> Result<(Report, Vec<String>), Error> {
        let folder = folder.map(|folder| self.base.join(folder));
        self.with_publisher(|publisher| {
            let flavours = &publisher.flavours;
            let written = templates::export(&self.root, folder.as_deref(), flavours, force)?;
            let names = written
                .iter()
                .map(|path| names::seen_from(&self.base, path));
            Ok(names.collect())
        })
    }

    /// Lays out the specs at `paths`, files or folders, relative to where the person stands; all of
    /// the project's where there are none. They are written only if `write` says so.
    ///
    /// # Errors
    /// If there is nothing to lay out, or something cannot be read or written.
    pub fn format(&self, paths: &[PathBuf], write: bool) -> Result<Formatting, Error> {
        format(&self.root, &self.base, paths, write).map_err(|error| error.seen_from(&self.base))
    }

    /// Writes the generated files. `force` overwrites files that a person changed or that are in
    /// the way.
    ///
    /// # Errors
    /// If there is no spec, or the disk refuses. Every file is then old or new, and the next
    /// build goes on from there.
    pub fn build(&self, force: bool, observer: &Observer<'_>) -> Result<Build, Error> {
        build::build(&self.root, &self.base, self.wishes, force, observer)
            .map_err(|error| error.seen_from(&self.base))
    }

    /// Compares the generated files with what the specs give, and writes nothing.
    ///
    /// # Errors
    /// If there is no spec or something cannot be read.
    pub fn check_drift(&self, observer: &Observer<'_>) -> Result<DriftCheck, Error> {
        build::check_drift(&self.root, &self.base, self.wishes, observer)
            .map_err(|error| error.seen_from(&self.base))
    }

    /// The name of a generated file for people: seen from where they stand.
    ///
    /// `path` is relative to the output folder, as in [`Drift`](crate::Drift) and [`Conflict`](crate::Conflict).
    #[must_use]
    pub fn name_of_generated(&self, report: &Report, path: &str) -> String {
        let folder = self.root.join(&report.output);
        names::seen_from(&self.base, &folder.join(path))
    }

    /// What `work` gives for the publisher of the project; nothing where `connspec.toml` or a
    /// template file has mistakes.
    fn with_publisher<T: Default>(
        &self,
        work: impl FnOnce(&Publisher) -> Result<T, Error>,
    ) -> Result<(Report, T), Error> {
        let (report, publisher) = publisher(&self.root, &self.base)
            .map_err(|error| Error::from(error).seen_from(&self.base))?;
        if !report.is_clean() {
            return Ok((report, T::default()));
        }
        let worked = work(&publisher).map_err(|error| error.seen_from(&self.base))?;
        Ok((report, worked))
    }

    fn try_connector(&self, name: &str) -> Result<(Report, Option<Connector>), Error> {
        let path = find_one(&self.root, &self.base, name)?;
        let checked = self.look(&[path], &|_| {})?;
        let connector = checked.connectors.into_iter().next();
        let connector = connector.filter(|_| checked.report.is_clean());
        Ok((checked.report, connector))
    }

    fn look(&self, paths: &[PathBuf], observer: &Observer<'_>) -> Result<Checked, Error> {
        check(&self.root, &self.base, paths, self.wishes, observer)
    }
}
