//! `cargo xtask bench-compile`: what generated connectors cost the host that compiles them.
//!
//! Corpora of different sizes are compiled after everything that they stand on. What counts is
//! that the cost of one connector stays the same, and that a host pays for what it enables.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::corpus::{files, generate};
use super::{median, release, time};
use crate::{Outcome, root};

/// The features of a build.
#[derive(Clone, Copy)]
enum Features<'a> {
    None,
    One(&'a str),
    All,
}

impl Features<'_> {
    fn arguments(self) -> Vec<String> {
        match self {
            Self::None => vec!["--no-default-features".to_owned()],
            Self::One(id) => vec![
                "--no-default-features".to_owned(),
                "--features".to_owned(),
                id.to_owned(),
            ],
            Self::All => Vec::new(),
        }
    }
}

pub fn run(sizes: &[usize], runs: usize) -> Outcome {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let connspec = release()?.join("connspec");
    println!(
        "| connectors | lines each | compile all, each | compile one alone | binary, each | \
         binary with one alone |"
    );
    println!("|---|---|---|---|---|---|");
    for &size in sizes {
        let corpus = Corpus::new(folder.path(), &connspec, size)?;
        let lines = corpus.lines()?;
        let [all, one, none] = [Features::All, Features::One(&corpus.first), Features::None]
            .map(|features| corpus.compile(features, runs));
        let (all, one, none) = (all?, one?, none?);
        let [all_bytes, one_bytes, none_bytes] =
            [Features::All, Features::One(&corpus.first), Features::None]
                .map(|features| corpus.binary(features));
        let (all_bytes, one_bytes, none_bytes) = (all_bytes?, one_bytes?, none_bytes?);
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let (each, count) = (|bytes: u64| bytes as f64 / 1024.0, size as f64);
        println!(
            "| {size} | {} | {:.1} ms | {:.0} ms over {:.0} ms without any | {:.1} KiB | {:.0} KiB \
             over {:.0} KiB without any |",
            lines / size,
            (all - none) / count,
            one - none,
            none,
            each(all_bytes.saturating_sub(none_bytes)) / count,
            each(one_bytes.saturating_sub(none_bytes)),
            each(none_bytes),
        );
    }
    Ok(())
}

/// Generated connectors, and a host that uses them.
struct Corpus {
    package: PathBuf,
    host: PathBuf,
    target: PathBuf,
    /// The id of one of them.
    first: String,
}

impl Corpus {
    fn new(folder: &Path, connspec: &Path, size: usize) -> Result<Self, String> {
        let project = folder.join(format!("of-{size}"));
        generate(&project, size)?;
        let package = project.join("generated/connectors");
        let runtime = relative(&package, &root().join("crates/runtime"));
        let config = format!("[rust]\nruntime = {{ path = {runtime:?} }}\n");
        write(&project.join("connspec.toml"), &config)?;
        time(
            Command::new(connspec)
                .args(["build", "--quiet"])
                .current_dir(&project),
        )?;
        let host = project.join("host");
        write(
            &host.join("Cargo.toml"),
            "[package]\nname = \"host\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nconnectors = { path = \"../generated/connectors\", \
             default-features = false }\n\n[features]\ndefault = [\"connectors/default\"]\n\n\
             [profile.release]\nstrip = true\n",
        )?;
        // What a host that chooses at run time keeps alive: every table.
        write(
            &host.join("src/main.rs"),
            "fn main() {\n    for id in std::env::args() {\n        \
             if let Ok(connector) = connectors::find(&id) {\n            \
             println!(\"{connector:?}\");\n        }\n    }\n}\n",
        )?;
        for place in [&package, &host] {
            fs::copy(root().join("Cargo.lock"), place.join("Cargo.lock"))
                .map_err(|error| error.to_string())?;
        }
        let sources = files(&package.join("src"));
        let ids = sources.iter().filter_map(|path| path.file_stem()?.to_str());
        let first = ids.clone().find(|id| id.starts_with("iterable"));
        Ok(Self {
            first: first.ok_or("the corpus has no iterable")?.to_owned(),
            package,
            host,
            target: folder.join("target"),
        })
    }

    fn lines(&self) -> Result<usize, String> {
        let mut lines = 0;
        for path in files(&self.package.join("src")) {
            let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
            lines += text.lines().count();
        }
        Ok(lines)
    }

    /// Milliseconds that the package takes when everything below it is there, as a development
    /// build: the median.
    fn compile(&self, features: Features<'_>, runs: usize) -> Result<f64, String> {
        let build = || {
            let mut command = self.cargo(&self.package);
            command
                .args(["build", "--quiet"])
                .args(features.arguments());
            time(&mut command)
        };
        build()?;
        let mut times = Vec::new();
        for _ in 0..runs.max(1) {
            let source = self.package.join("src/lib.rs");
            let text = fs::read_to_string(&source).map_err(|error| error.to_string())?;
            write(&source, &text)?;
            times.push(build()?.as_secs_f64() * 1e3);
        }
        Ok(median(times))
    }

    /// Bytes of a stripped release build of the host.
    fn binary(&self, features: Features<'_>) -> Result<u64, String> {
        let features = match features {
            Features::One(id) => Some(format!("connectors/{id}")),
            Features::None => Some(String::new()),
            Features::All => None,
        };
        let mut command = self.cargo(&self.host);
        command.args(["build", "--release", "--quiet"]);
        if let Some(features) = features {
            command.args(["--no-default-features", "--features", &features]);
        }
        time(&mut command)?;
        let binary = self.target.join("release/host");
        let metadata = fs::metadata(binary).map_err(|error| error.to_string())?;
        Ok(metadata.len())
    }

    fn cargo(&self, folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // Otherwise the second build of the same sources would measure the cache.
            .env("CARGO_INCREMENTAL", "0");
        command
    }
}

/// The way from one folder to another, both absolute, as a configuration writes it.
fn relative(from: &Path, to: &Path) -> String {
    let up = from.components().skip(1).map(|_| "..".into());
    let down = to
        .components()
        .skip(1)
        .map(|part| part.as_os_str().to_string_lossy());
    up.chain(down)
        .collect::<Vec<std::borrow::Cow<'_, str>>>()
        .join("/")
}

fn write(path: &Path, text: &str) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
