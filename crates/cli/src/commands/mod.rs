//! One file per command.

mod build;
mod check;
mod completions;
mod explain;
mod fix;
mod fmt;
mod list;
mod man;
mod new;
mod preview;
mod templates;
mod try_connector;

use std::env;

use connspec_project::{NewConnector, Project, schema_json};

use crate::args::{Args, Command, Shared};
use crate::exit::Exit;
use crate::terminal::{Failure, Terminal, to_tools};

/// Runs the command that was typed.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    match &args.command {
        Command::Check {
            paths,
            deny_warnings,
            today,
            fix,
            dry_run,
        } => {
            let project = project(&args.shared)?.deny_warnings(*deny_warnings);
            let project = project.today(*today);
            if *fix {
                fix::run(&project, paths, !dry_run, terminal)
            } else {
                check::run(&project, paths, terminal)
            }
        }
        Command::Build {
            check,
            force,
            deny_warnings,
        } => {
            let project = project(&args.shared)?.deny_warnings(*deny_warnings);
            if *check {
                build::check_drift(&project, terminal)
            } else {
                build::run(&project, *force, terminal)
            }
        }
        Command::New {
            id,
            auth,
            regions,
            name,
        } => {
            let new = NewConnector {
                id,
                name: name.as_deref(),
                auth,
                regions,
            };
            new::run(&project(&args.shared)?, &new, terminal)
        }
        Command::List => list::run(&project(&args.shared)?, terminal),
        Command::Fmt { paths, check } => fmt::run(&project(&args.shared)?, paths, *check, terminal),
        Command::Explain { code } => explain::run(code.as_deref(), terminal),
        Command::Try(args_of_try) => {
            try_connector::run(&project(&args.shared)?, args_of_try, terminal)
        }
        Command::Templates { export, force } => {
            let project = project(&args.shared)?;
            match export {
                Some(folder) => templates::export(&project, folder.as_deref(), *force, terminal),
                None => templates::list(&project, terminal),
            }
        }
        Command::Preview { port, no_browser } => {
            let project = project(&args.shared)?;
            preview::run(project, port.unwrap_or(0), *no_browser, terminal)
        }
        Command::Schema => to_tools(&schema_json()).map(|()| Exit::Fine),
        Command::Completions { shell } => completions::run(*shell),
        Command::Man { dir } => man::run(dir, terminal),
    }
}

fn project(shared: &Shared) -> Result<Project, Failure> {
    let here =
        env::current_dir().map_err(|error| Failure::System("find the current folder", error))?;
    match &shared.project {
        Some(folder) => Ok(Project::at(folder, &here)?),
        None => Ok(Project::around(&here)),
    }
}
