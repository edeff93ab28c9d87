//! `connspec new`.

use connspec_diagnostics::escape_control;
use connspec_project::{NewConnector, Project};

use crate::exit::Exit;
use crate::terminal::{Failure, Terminal};

/// Writes the spec of a new connector.
pub fn run(
    project: &Project,
    new: &NewConnector<'_>,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let name = project.create(new)?;
    terminal.summary(&format!("wrote {}", escape_control(&name, false)));
    terminal.help("write what its texts say, and the real addresses; then `connspec check`");
    Ok(Exit::Fine)
}
