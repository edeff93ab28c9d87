//! `cargo xtask sites`: the guide pages in real docs sites, built by the real engines and read in a
//! real browser.
//!
//! A folder of `xtask/sites/` with a `site.json` is an engine: a small site without connector pages,
//! the packages that build it, pinned, and what the reader needs to know about its pages. It is
//! copied to `target/sites/<engine>/`, gets the pages of its flavour, is built, and read by
//! `xtask/sites/reader`. What must be seen comes from the models of the connectors, never from the
//! pages.

mod corpus;
mod engine;
mod folder;
mod install;

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::{Outcome, root};
use corpus::Corpus;
use engine::Engine;

/// Builds and reads the sites of the engines named `only`, or of all of them.
pub fn run(only: &[String]) -> Outcome {
    let engines = Engine::all()?;
    if let Some(unknown) = only
        .iter()
        .find(|name| engines.iter().all(|engine| engine.name != **name))
    {
        let known: Vec<_> = engines.iter().map(|engine| engine.name.as_str()).collect();
        return Err(format!(
            "no engine is called `{unknown}`; there are {}",
            known.join(", ")
        ));
    }
    let corpus = Corpus::make()?;
    let reader = folder::copy(&root().join("xtask/sites/reader"), &work().join("reader"))?;
    install::packages(&reader)?;
    let mut failed = Vec::new();
    for engine in &engines {
        if !only.is_empty() && !only.contains(&engine.name) {
            continue;
        }
        let start = Instant::now();
        eprintln!("==> {}", engine.name);
        let outcome = engine
            .build(&corpus)
            .and_then(|site| read(&reader, &site.join("reading.json")));
        eprintln!("    {:.0} s", start.elapsed().as_secs_f64());
        if let Err(error) = outcome {
            eprintln!("{}: {error}", engine.name);
            failed.push(engine.name.as_str());
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
fn read(reader: &std::path::Path, reading: &std::path::Path) -> Outcome {
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
