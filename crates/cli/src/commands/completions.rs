//! `connspec completions`.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use crate::args::Args;
use crate::exit::Exit;
use crate::terminal::{Failure, to_tools};

/// Prints the script that a shell reads.
pub fn run(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), "connspec", &mut script);
    to_tools(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
