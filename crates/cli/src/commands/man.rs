//! `connspec man`.

use std::fs;
use std::path::Path;

use clap::CommandFactory as _;

use crate::args::Args;
use crate::exit::Exit;
use crate::terminal::{Failure, Terminal};

/// Writes `connspec.1`, and a page for each command, into `folder`.
pub fn run(folder: &Path, terminal: &Terminal) -> Result<Exit, Failure> {
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), folder))
        .map_err(|error| Failure::System("write the manual pages", error))?;
    terminal.summary("the manual pages are written");
    Ok(Exit::Fine)
}
