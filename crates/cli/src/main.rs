//! The `connspec` command: arguments in, words and exit codes out. The work is in
//! `connspec-project`.

mod args;
mod commands;
mod diff;
mod exit;
mod panic;
mod progress;
mod terminal;
mod words;

use std::process::ExitCode;

use clap::Parser as _;

use args::Args;
use terminal::Terminal;

fn main() -> ExitCode {
    panic::report_as_bug();
    let args = Args::parse();
    let terminal = Terminal::new(&args.shared);
    let exit = commands::run(&args, &terminal).unwrap_or_else(|failure| terminal.failure(&failure));
    ExitCode::from(terminal.finish(exit))
}
