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

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use crate::{Outcome, root};
use corpus::Corpus;
use engine::Engine;

/// The site of the documentation, among the names of engines.
const DOCS: &str = "docs";

/// So many sites are built side by side. One leaves a core idle half of the time; each needs up to
/// 3 GiB of memory.
const SIDE_BY_SIDE: usize = 2;

/// Builds and reads the sites named `only`, or all of them.
pub fn run(only: &[String]) -> Outcome {
    let engines = Engine::all()?;
    let names = engines.iter().map(|engine| engine.name.as_str());
    let mut names: Vec<_> = [DOCS].into_iter().chain(names).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        let known = names.join(", ");
        return Err(format!("no site is called `{unknown}`; there are {known}"));
    }
    names.retain(|name| only.is_empty() || only.iter().any(|one| one == name));
    let reader = folder::copy(&root().join("xtask/sites/reader"), &work().join("reader"))?;
    install::packages(&reader)?;
    let start = Instant::now();
    let corpus = Corpus::make()?;
    eprintln!("==> pages: {:.0} s", start.elapsed().as_secs_f64());

    let (count, queue) = (names.len(), Mutex::new(names.into_iter()));
    let failed = Mutex::new(Vec::new());
    let work = || {
        // The queue is let go before the work begins.
        while let Some(name) = next(&queue) {
            let start = Instant::now();
            let built = match engines.iter().find(|engine| engine.name == name) {
                Some(engine) => engine.build(&corpus),
                None => docs::build(),
            };
            let outcome = built.and_then(|site| read(&reader, &site));
            let (Ok(said) | Err(said)) = &outcome;
            eprintln!("==> {name}: {:.0} s\n{said}", start.elapsed().as_secs_f64());
            if outcome.is_err() {
                failed.lock().expect("no site panics").push(name);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE.min(count) {
            scope.spawn(work);
        }
    });
    let mut failed = failed.into_inner().expect("no site panics");
    failed.sort_unstable();
    println!("{} passed, {} failed", count - failed.len(), failed.len());
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("sites that are not right: {}", failed.join(", ")))
    }
}

fn next<'a>(queue: &Mutex<impl Iterator<Item = &'a str>>) -> Option<&'a str> {
    queue.lock().expect("no site panics").next()
}

/// Where sites are built.
fn work() -> PathBuf {
    root().join("target/sites")
}

/// Reads the site built in `site` in the browser, and gives what the reader says.
fn read(reader: &Path, site: &Path) -> Result<String, String> {
    let log = site.join("reading.log");
    let mut node = Command::new("node");
    node.arg(reader.join("read.mjs"))
        .arg(site.join("reading.json"));
    engine::logged(&mut node, "the reader", &log)?;
    let said = fs::read_to_string(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    Ok(said.trim_end().to_owned())
}
