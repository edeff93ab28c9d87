//! From files to checked connectors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use connspec_diagnostics::{Diagnostic, FileId, SourceMap, has_errors, nearest, sort};
use connspec_emit::Publisher;
use connspec_spec::model::Connector;
use connspec_spec::{Day, Id, MAX_BYTES};

use crate::config::{self, Config};
use crate::denial::Denial;
use crate::discover::{self, SpecFile};
use crate::error::{DiskError, Error};
use crate::pictures::{self, Pictures};
use crate::{Event, Observer, across, parallel, read, templates, verified};

/// What a look at the specs has found.
#[derive(Debug)]
pub struct Report {
    /// The texts that the diagnostics point into.
    pub sources: SourceMap,
    /// Every mistake of every file, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many specs were looked at.
    pub specs: usize,
    /// The folder of generated files, relative to the project, with `/` between its parts.
    pub output: String,
}

impl Report {
    /// Whether nothing stops a build. Warnings do not.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        !has_errors(&self.diagnostics)
    }
}

/// A report and what the emitters need.
pub(crate) struct Checked {
    pub report: Report,
    pub publisher: Publisher,
    /// Those without mistakes, sorted by id.
    pub connectors: Vec<Connector>,
    /// The pictures of the connectors.
    pub pictures: Pictures,
    /// What to do with warnings that come later.
    pub denial: Denial,
}

/// What a person asks of a check, beside what the project does.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wishes {
    /// Whether every warning is an error.
    pub deny_warnings: bool,
    /// The day on which to look how old things are.
    pub today: Option<Day>,
}

/// Checks the specs at `paths`, or all of the project's where there are none, together with
/// `connspec.toml`.
pub(crate) fn check(
    root: &Path,
    base: &Path,
    paths: &[PathBuf],
    wishes: Wishes,
    observer: &Observer<'_>,
) -> Result<Checked, Error> {
    let specs = Specs::read(root, base, paths)?;
    Ok(check_texts(specs, wishes, observer))
}

/// As [`check`], of texts that were read already.
pub(crate) fn check_texts(specs: Specs, wishes: Wishes, observer: &Observer<'_>) -> Checked {
    let Specs {
        sources,
        mut diagnostics,
        config,
        files,
        is_whole,
        healthy,
    } = specs;
    observer(Event::Checking(files.len()));
    let results = parallel::map(&healthy, |(id, _)| {
        let result = connspec_spec::check_with_names(sources.file(*id));
        observer(Event::Checked);
        result
    });
    let mut connectors = Vec::with_capacity(results.len());
    let mut named = Vec::with_capacity(results.len());
    for ((_, file), checked) in healthy.iter().zip(results) {
        let file = &files[*file];
        let connspec_spec::Checked {
            connector,
            names,
            diagnostics: mistakes,
            ..
        } = checked;
        assert!(
            connector.is_some() || has_errors(&mistakes),
            "`{}` gives no connector, and nothing is said to be wrong with it",
            file.name
        );
        diagnostics.extend(mistakes);
        let known = &config.publisher.categories;
        diagnostics.extend(across::unknown_categories(&names, known));
        named.push((file, names));
        if let Some(mut connector) = connector {
            connector.source.clone_from(&file.source);
            diagnostics.extend(across::misnamed(file, &connector));
            if let Some(today) = wishes.today {
                let within = config.verified_within_days;
                diagnostics.extend(verified::long_ago(&connector, today, within));
            }
            connectors.push(connector);
        }
    }
    let mut pictures = Pictures::default();
    let read = parallel::map(&named, |(file, names)| {
        let folder = file.path.parent().unwrap_or(Path::new(""));
        pictures::read_all(&names.pictures, &file.source, folder)
    });
    for (read, mistakes) in read {
        pictures.extend(read);
        diagnostics.extend(mistakes);
    }
    let specs: Vec<_> = named.iter().map(|(_, names)| names).collect();
    diagnostics.extend(across::shared_ids(&specs));
    if is_whole {
        diagnostics.extend(across::unknown_connectors(&specs, &files));
    }
    connectors.sort_by(|a, b| a.id.cmp(&b.id));
    let denial = Denial {
        all: wishes.deny_warnings,
        codes: config.denied,
    };
    denial.apply(&mut diagnostics);
    sort(&mut diagnostics);
    let report = Report {
        sources,
        diagnostics,
        specs: files.len(),
        output: config.output,
    };
    Checked {
        report,
        publisher: config.publisher,
        connectors,
        pictures,
        denial,
    }
}

/// The texts of specs.
pub(crate) struct Specs {
    /// `connspec.toml`, the page templates and the specs.
    pub sources: SourceMap,
    /// The mistakes of `connspec.toml`, and of files that are no text or templates of nothing.
    pub diagnostics: Vec<Diagnostic>,
    pub config: Config,
    pub files: Vec<SpecFile>,
    /// Whether these are all of the project.
    pub is_whole: bool,
    /// Those that are text: the source, and which of the files it is.
    pub healthy: Vec<(FileId, usize)>,
}

impl Specs {
    /// Reads `connspec.toml` and the specs at `paths`, or all of the project's where there are none.
    pub fn read(root: &Path, base: &Path, paths: &[PathBuf]) -> Result<Self, Error> {
        let mut sources = SourceMap::new();
        let (mut config, mut diagnostics) = config::read(root, base, &mut sources)?;
        let templates = &mut config.publisher.templates;
        *templates = templates::read(root, base, &mut sources, &mut diagnostics)?;
        let files = match find(root, base, paths, &config) {
            // The folder may be missing because its name is what is wrong with connspec.toml.
            Err(Error::NoSpecs(_)) if has_errors(&diagnostics) => Vec::new(),
            found => found?,
        };
        let first = sources.files().count();
        let mut healthy = Vec::with_capacity(files.len());
        for (index, (text, mistakes)) in read_all(&files, first)?.into_iter().enumerate() {
            let id = sources.add(&files[index].name, text);
            if mistakes.is_empty() {
                healthy.push((id, index));
            }
            diagnostics.extend(mistakes);
        }
        Ok(Self {
            sources,
            diagnostics,
            config,
            files,
            is_whole: paths.is_empty(),
            healthy,
        })
    }

    /// The same with other texts for some of the files.
    pub fn with_texts(mut self, texts: &BTreeMap<FileId, String>) -> Self {
        let mut sources = SourceMap::new();
        for file in self.sources.files() {
            let text = texts.get(&file.id()).map_or(file.text(), String::as_str);
            sources.add(file.name(), text);
        }
        self.sources = sources;
        self
    }
}

/// The publisher, and the mistakes of `connspec.toml` and of template files.
pub(crate) fn publisher(root: &Path, base: &Path) -> Result<(Report, Publisher), DiskError> {
    let mut sources = SourceMap::new();
    let (config, mut diagnostics) = config::read(root, base, &mut sources)?;
    let mut publisher = config.publisher;
    publisher.templates = templates::read(root, base, &mut sources, &mut diagnostics)?;
    sort(&mut diagnostics);
    let report = Report {
        sources,
        diagnostics,
        specs: 0,
        output: config.output,
    };
    Ok((report, publisher))
}

fn find(
    root: &Path,
    base: &Path,
    paths: &[PathBuf],
    config: &Config,
) -> Result<Vec<SpecFile>, Error> {
    if !paths.is_empty() {
        return discover::specs(root, base, paths);
    }
    let folder = root.join(&config.specs);
    match discover::specs(root, base, std::slice::from_ref(&folder)) {
        Err(Error::NoSuchPath(_)) => Err(Error::NoSpecs(vec![folder])),
        found => found,
    }
}

/// The spec of one connector: the file at the path `name`, or the one that is named after the id.
pub(crate) fn find_one(root: &Path, base: &Path, name: &str) -> Result<PathBuf, Error> {
    if Id::new(name).is_none() {
        return Ok(PathBuf::from(name));
    }
    let (config, _) = config::read(root, base, &mut SourceMap::new())?;
    let files = find(root, base, &[], &config)?;
    let id_of = |file: &SpecFile| {
        let name = file.path.file_name()?.to_str()?;
        name.strip_suffix(discover::SUFFIX).map(str::to_owned)
    };
    let ids: Vec<String> = files.iter().filter_map(id_of).collect();
    let found = files
        .iter()
        .find(|file| id_of(file).as_deref() == Some(name));
    found
        .map(|file| file.path.clone())
        .ok_or_else(|| Error::NoSuchConnector {
            id: name.to_owned(),
            near: nearest(name, ids.iter().map(String::as_str)).map(str::to_owned),
        })
}

/// The texts of all files, the first of which will have the id `first`. A file that cannot be
/// read stops the run, and all such files are named.
fn read_all(files: &[SpecFile], first: usize) -> Result<Vec<(String, Vec<Diagnostic>)>, Error> {
    let numbered: Vec<_> = (first..).zip(files).collect();
    let read = parallel::map(&numbered, |(number, file)| {
        let id = FileId(u32::try_from(*number).unwrap_or(u32::MAX));
        read::at_most(&file.path, MAX_BYTES).map(|bytes| connspec_spec::decode(id, &bytes))
    });
    let mut texts = Vec::with_capacity(read.len());
    let mut errors = Vec::new();
    for result in read {
        match result {
            Ok(text) => texts.push(text),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(texts)
    } else {
        Err(Error::Disk(errors))
    }
}
