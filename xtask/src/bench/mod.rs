//! `cargo xtask bench`: how much the compiler costs beyond reading its inputs and writing its outputs.
//!
//! Whole processes are timed, in turns with a program that only reads and writes the same files, so
//! that the ratio of the two holds on a noisy machine. Absolute times are printed, never asserted.

mod compile;
mod corpus;
mod front_end;

pub use compile::run as compile;
pub use front_end::run as front_end;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Outcome, root};
use corpus::{copy_folder, files, generate};

pub fn run(specs: usize, runs: usize) -> Outcome {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let bench = Bench::new(folder.path(), specs)?;
    println!("| what | floor | connspec | ratio |");
    println!("|---|---|---|---|");

    let one = root().join("specs/iterable.connector.yaml");
    bench.compare(
        "check one spec, cold",
        runs * 5,
        &|| bench.floor([&one]),
        &|| bench.connspec(&["check", &one.to_string_lossy()]),
    )?;

    let source = bench.project.join("specs");
    let check = || bench.connspec(&["check", &source.to_string_lossy()]);
    bench.compare(
        &format!("check {specs} specs"),
        runs,
        &|| bench.floor([&source]),
        &check,
    )?;

    let output = bench.project.join("generated");
    let copy = folder.path().join("copy");
    let kept = folder.path().join("kept");
    bench.build()?;
    copy_folder(&output, &kept)?;
    let build = || {
        let _ = fs::remove_dir_all(&output);
        bench.connspec(&["build"])
    };
    let floor = || {
        let _ = fs::remove_dir_all(&copy);
        bench.floor([&source, &kept, &copy])
    };
    bench.compare(
        &format!("build {specs} specs, from nothing"),
        runs,
        &floor,
        &build,
    )?;

    // What an unchanged build cannot avoid: reading the inputs and comparing the outputs.
    let again = || bench.connspec(&["build"]);
    let read = || {
        let mut command = bench.floor([&source]);
        command.arg(&kept).arg(&kept);
        command
    };
    bench.compare(
        &format!("build {specs} specs, nothing to do"),
        runs,
        &read,
        &again,
    )?;
    println!();
    bench.front_end(runs * 10)?;
    println!();
    pages(runs)
}

/// Guide pages of each flavour beside writing the same bytes, measured by the crate that makes them.
fn pages(runs: usize) -> Outcome {
    let status = Command::new(env!("CARGO"))
        .args([
            "bench",
            "--quiet",
            "-p",
            "connspec-emit",
            "--bench",
            "pages",
        ])
        .args(["--", "1000", &runs.to_string()])
        .current_dir(root())
        .status();
    if status.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err("the benchmark of guide pages failed".to_owned())
    }
}

struct Bench {
    connspec: PathBuf,
    xtask: PathBuf,
    /// A project with many specs.
    project: PathBuf,
}

impl Bench {
    fn new(folder: &Path, specs: usize) -> Result<Self, String> {
        let target = release()?;
        let project = folder.join("project");
        generate(&project, specs)?;
        Ok(Self {
            connspec: target.join("connspec"),
            xtask: target.join("xtask"),
            project,
        })
    }

    fn connspec(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.connspec);
        command
            .args(arguments)
            .arg("--quiet")
            .current_dir(&self.project);
        command
    }

    fn floor<const N: usize>(&self, paths: [&Path; N]) -> Command {
        let mut command = Command::new(&self.xtask);
        command.arg("floor").args(paths);
        command
    }

    fn build(&self) -> Outcome {
        time(&mut self.connspec(&["build"])).map(|_| ())
    }

    /// The part that is timed inside of one process, which has to be optimized as well.
    fn front_end(&self, runs: usize) -> Outcome {
        let mut command = Command::new(&self.xtask);
        let status = command.args(["front-end", "--runs"]).arg(runs.to_string());
        match status.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{command:?} ended with {status}")),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Runs both in turns and prints the median of each and of their ratio.
    fn compare(
        &self,
        name: &str,
        runs: usize,
        floor: &dyn Fn() -> Command,
        connspec: &dyn Fn() -> Command,
    ) -> Outcome {
        let mut floors = Vec::new();
        let mut times = Vec::new();
        let mut ratios = Vec::new();
        for _ in 0..runs.max(1) {
            let least = time(&mut floor())?;
            let taken = time(&mut connspec())?;
            ratios.push(taken.as_secs_f64() / least.as_secs_f64());
            floors.push(least.as_secs_f64() * 1e3);
            times.push(taken.as_secs_f64() * 1e3);
        }
        let (floor, time, ratio) = (median(floors), median(times), median(ratios));
        println!("| {name} | {floor:.1} ms | {time:.1} ms | {ratio:.1} |");
        Ok(())
    }
}

/// Builds the compiler and this program, and gives the folder where they are.
fn release() -> Result<PathBuf, String> {
    let arguments = [
        "build",
        "--release",
        "--quiet",
        "-p",
        "connspec-cli",
        "-p",
        "xtask",
    ];
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("the release build failed".to_owned());
    }
    let target = root().join("target/release");
    Ok(std::env::var_os("CARGO_TARGET_DIR")
        .map_or(target, |folder| PathBuf::from(folder).join("release")))
}

fn time(command: &mut Command) -> Result<Duration, String> {
    let start = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .status()
        .map_err(|error| error.to_string())?;
    let taken = start.elapsed();
    if status.success() {
        Ok(taken)
    } else {
        Err(format!("{command:?} ended with {status}"))
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Reads every spec, and writes every output again where there are outputs.
pub fn floor(specs: &Path, copy: Option<(&Path, &Path)>) -> Outcome {
    let mut bytes = 0;
    for path in files(specs) {
        bytes += fs::read(&path).map_err(|error| error.to_string())?.len();
    }
    if let Some((from, to)) = copy {
        if from == to {
            for path in files(from) {
                bytes += fs::read(&path).map_err(|error| error.to_string())?.len();
            }
        } else {
            copy_folder(from, to)?;
        }
    }
    println!("{bytes} bytes");
    Ok(())
}
