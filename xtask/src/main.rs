//! Tasks of the repository: `cargo xtask test`, `cargo xtask codegen`, `cargo xtask sites`, `cargo xtask bench`,
//! `cargo xtask bench-compile`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to a terminal"
)]

mod bench;
mod codegen;
mod limited;
mod node;
mod sites;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

/// What a task ends with: a sentence where it failed.
type Outcome = Result<(), String>;

/// Tasks of the repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Runs everything that must pass: format, lints, tests, docs, every feature alone.
    Test,
    /// Writes the files that are made from the source of the compiler.
    Codegen {
        /// Compares instead of writing.
        #[arg(long)]
        check: bool,
    },
    /// Builds docs sites with the pages of all specs, and reads them in a browser.
    Sites {
        /// The engines, by the names of their folders in xtask/sites; all of them where none is named.
        engines: Vec<String>,
    },
    /// Times the compiler beside a program that only reads the same files and writes the same ones.
    Bench {
        /// How many specs the large build has.
        #[arg(long, default_value_t = 1_000)]
        specs: usize,
        /// How many times each command runs.
        #[arg(long, default_value_t = 10)]
        runs: usize,
    },
    /// Measures what generated connectors cost the host that compiles them.
    BenchCompile {
        /// How many connectors there are.
        #[arg(long, value_delimiter = ',', default_values_t = [100, 300, 1_000])]
        sizes: Vec<usize>,
        /// How many times each is compiled.
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// The part of the benchmark that runs in one process: checks a large spec.
    #[command(hide = true)]
    FrontEnd {
        /// How many times it is checked.
        #[arg(long, default_value_t = 100)]
        runs: usize,
    },
    /// The other side of the benchmark: reads files, and copies what a build wrote.
    #[command(hide = true)]
    Floor {
        /// A spec, or a folder of them.
        specs: PathBuf,
        /// A folder whose files are written again.
        outputs: Option<PathBuf>,
        /// Where they are written.
        target: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let outcome = match Task::parse() {
        Task::Test => test::run(),
        Task::Codegen { check } => codegen::run(check),
        Task::Sites { engines } => sites::run(&engines),
        Task::Bench { specs, runs } => bench::run(specs, runs),
        Task::BenchCompile { sizes, runs } => bench::compile(&sizes, runs),
        Task::FrontEnd { runs } => bench::front_end(runs),
        Task::Floor {
            specs,
            outputs,
            target,
        } => bench::floor(&specs, outputs.as_deref().zip(target.as_deref())),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
