//! `connspec templates`.

use std::path::Path;

use connspec_diagnostics::escape_control;
use connspec_project::Project;

use crate::exit::Exit;
use crate::terminal::{Failure, Terminal, to_tools};

/// Prints the templates of guide pages, one per line, and which of them are the project's own.
pub fn list(project: &Project, terminal: &Terminal) -> Result<Exit, Failure> {
    let (report, templates) = project.templates()?;
    let exit = terminal.report(&report)?;
    let mut lines = String::new();
    for template in templates {
        let whose = if template.is_own { "own" } else { "built in" };
        lines.push_str(&format!("{}  {whose}\n", template.file));
    }
    to_tools(&lines)?;
    Ok(exit)
}

/// Writes the built-in templates out.
pub fn export(
    project: &Project,
    folder: Option<&Path>,
    force: bool,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let (report, files) = project.export_templates(folder, force)?;
    let exit = terminal.report(&report)?;
    for file in &files {
        terminal.summary(&format!("wrote {}", escape_control(file, false)));
    }
    if !files.is_empty() {
        terminal.help("keep the templates that you change, and delete the others");
    }
    Ok(exit)
}
