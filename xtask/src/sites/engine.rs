//! A docs engine: its site without the connector pages, and how it is built.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::corpus::Corpus;
use super::{folder, install, work};
use crate::{Outcome, limited, root};

/// An engine.
pub struct Engine {
    /// The name of its folder in `xtask/sites`.
    pub name: String,
    site: Site,
    /// All of `site.json`; what is not in [`Site`] is for the reader.
    settings: Value,
}

/// What the build reads of `site.json`. Paths are relative to the site.
#[derive(Deserialize)]
struct Site {
    /// The flavour of guide pages that it is for.
    flavour: String,
    /// The folder of its guide pages.
    pages: String,
    /// The folder whose files are served from the root.
    assets: String,
    /// The folder of the built site.
    built: String,
    /// Where the built site gets the plain pages for programs, unless the engine makes them.
    plain: Option<String>,
}

impl Engine {
    /// Those of `xtask/sites`, sorted by name.
    pub fn all() -> Result<Vec<Self>, String> {
        let skeletons = root().join("xtask/sites");
        let entries = fs::read_dir(&skeletons).map_err(|error| error.to_string())?;
        let mut engines = Vec::new();
        for entry in entries {
            let folder = entry.map_err(|error| error.to_string())?.path();
            let file = folder.join("site.json");
            if !file.exists() {
                continue;
            }
            let settings = settings(&file)?;
            let site = Site::deserialize(&settings)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            let name = folder.file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            engines.push(Self {
                name,
                site,
                settings,
            });
        }
        engines.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(engines)
    }

    /// Builds its site with the pages of `corpus`, and gives the site's folder. What the reader
    /// needs is in `reading.json` there.
    pub fn build(&self, corpus: &Corpus) -> Result<PathBuf, String> {
        let site = work().join(&self.name);
        let skeleton = root().join("xtask/sites").join(&self.name);
        folder::tidy(&site, &skeleton)?;
        folder::copy(&skeleton, &site)?;
        folder::copy(
            &root().join("xtask/sites/assets"),
            &site.join(&self.site.assets),
        )?;
        install::packages(&site)?;
        let pages = site.join(&self.site.pages);
        for (path, bytes) in corpus.files(&self.site.flavour) {
            folder::write(&pages.join(path), bytes)?;
        }
        prepare(&site, &self.settings, &corpus.shown())?;
        run(&self.settings, &site, &site.join("build.log"))?;
        if let Some(plain) = &self.site.plain {
            let plain = site.join(&self.site.built).join(plain);
            for (path, bytes) in corpus.files("markdown") {
                folder::write(&plain.join(path), bytes)?;
            }
        }
        Ok(site)
    }
}

/// A `site.json`.
pub fn settings(file: &Path) -> Result<Value, String> {
    let wrong = |error: String| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
}

/// Writes what the reader needs into `folder`.
pub fn prepare(folder: &Path, settings: &Value, pages: &Value) -> Result<(), String> {
    let reading = json!({ "site": settings, "pages": pages });
    folder::write(&folder.join("reading.json"), reading.to_string().as_bytes())
}

/// How long the build of a site may take, and how long the reading of its pages.
const LIMIT: Duration = Duration::from_secs(900);
/// How many of the last lines of a log are shown.
const LAST_LINES: usize = 40;

/// Runs the command that builds the site in the folder `site`.
pub fn run(settings: &Value, site: &Path, log: &Path) -> Outcome {
    let command = settings["build"].as_array();
    let command: Vec<_> = command
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let [program, arguments @ ..] = &command[..] else {
        return Err("`build` of site.json names no command".to_owned());
    };
    let mut build = Command::new("env");
    build.arg(format!("PATH={}", path(site))).arg(program);
    build.args(arguments).current_dir(site);
    logged(&mut build, program, log)
}

/// Runs `command`, which says what it says to the file `log`.
pub fn logged(command: &mut Command, name: &str, log: &Path) -> Outcome {
    let opened = File::create(log).and_then(|file| Ok((file.try_clone()?, file)));
    let (out, err) = opened.map_err(|error| format!("{}: {error}", log.display()))?;
    limited::run(command.stdout(out).stderr(err), name, LIMIT).map_err(|error| {
        let said = fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<_> = said.lines().collect();
        let last = lines[lines.len().saturating_sub(LAST_LINES)..].join("\n");
        format!("{error}; the end of {}:\n{last}", log.display())
    })
}

/// The programs that a build finds: those of the site before those of the machine. An engine that
/// wants a newer Node than most people have installed brings it as a package.
fn path(site: &Path) -> String {
    let mut folders = vec![site.join("venv/bin"), site.join("node_modules/.bin")];
    let packages = fs::read_dir(site.join("node_modules"));
    let nodes = packages.into_iter().flatten().flatten().filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("node-") && entry.path().join("bin/node").exists()
    });
    folders.extend(nodes.map(|entry| entry.path().join("bin")));
    let mut folders: Vec<_> = folders
        .iter()
        .map(|folder| folder.display().to_string())
        .collect();
    folders.extend(std::env::var("PATH"));
    folders.join(":")
}
