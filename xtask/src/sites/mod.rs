//! `cargo xtask sites`: the guide pages in real docs sites, built by the real engines and read in a
//! real browser.
//!
//! A folder of `xtask/sites/` with a `site.json` is an engine: a small site without connector pages,
//! the packages that build it, pinned, and what the reader needs to know about its pages. It is
//! copied to `target/sites/<engine>/`, gets the pages of its flavour, is built, and read by
//! `xtask/sites/reader`. What must be seen comes from the models of the connectors, never from the
//! pages.

mod corpus;
mod docs;
mod engine;
mod folder;
mod install;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::{Outcome, root};
use corpus::Corpus;
use engine::Engine;

/// The site of the documentation, among the names of engines.
const DOCS: &str = "docs";

/// Builds and reads the sites named `only`, or all of them.
pub fn run(only: &[String]) -> Outcome {
    let engines = Engine::all()?;
    let mut names: Vec<_> = engines.iter().map(|engine| engine.name.as_str()).collect();
    names.push(DOCS);
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        let known = names.join(", ");
        return Err(format!("no site is called `{unknown}`; there are {known}"));
    }
    let is_wanted = |name: &str| only.is_empty() || only.iter().any(|one| one == name);
    let reader = folder::copy(&root().join("xtask/sites/reader"), &work().join("reader"))?;
    install::packages(&reader)?;
    let corpus = Corpus::make()?;
    let mut failed = Vec::new();
    for name in names {
        if !is_wanted(name) {
            continue;
        }
        let start = Instant::now();
        eprintln!("==> {name}");
        let built = match engines.iter().find(|engine| engine.name == name) {
            Some(engine) => engine.build(&corpus),
            None => docs::build(),
        };
        let outcome = built.and_then(|site| read(&reader, &site.join("reading.json")));
        eprintln!("    {:.0} s", start.elapsed().as_secs_f64());
        if let Err(error) = outcome {
            eprintln!("{name}: {error}");
            failed.push(name);
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("sites that are not right: {}", failed.join(", ")))
    }
}

/// Where sites are built.
fn work() -> PathBuf {
    root().join("target/sites")
}

/// Reads a built site in the browser. The reader says what it finds.
fn read(reader: &Path, reading: &Path) -> Outcome {
    let status = Command::new("node")
        .arg(reader.join("read.mjs"))
        .arg(reading)
        .status()
        .map_err(|error| format!("`node` does not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("its pages do not show what they must".to_owned())
    }
}
