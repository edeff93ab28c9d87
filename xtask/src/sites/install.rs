//! The packages of an engine: of Node by its lock file, of Python by its pinned requirements.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Outcome, limited, node};

/// Installs what the engine in `folder` needs, where that was not done since the list changed.
pub fn packages(folder: &Path) -> Outcome {
    if folder.join("package.json").exists() {
        node::install(folder)
    } else {
        python(folder)
    }
}

fn python(folder: &Path) -> Outcome {
    let wanted = folder.join("requirements.txt");
    let wanted =
        fs::read_to_string(&wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    // Written last, so an installation that was broken off is begun again.
    let installed = folder.join("venv/installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(folder, "python3", &["-m", "venv", "--clear", "venv"])?;
    let pip = ["install", "--quiet", "--no-deps", "-r", "requirements.txt"];
    run(folder, "venv/bin/pip", &pip)?;
    fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Outcome {
    // A path is seen from where this process stands, and not from the folder it changes to.
    let found = folder.join(program);
    let place = if found.exists() {
        found
    } else {
        program.into()
    };
    let line = format!("{program} {}", arguments.join(" "));
    eprintln!("    {line}");
    let mut command = Command::new(place);
    command.args(arguments).current_dir(folder);
    limited::run(&mut command, &line, node::LIMIT)
}
