//! `connspec preview`: forms and guides in a browser while specs are edited.

use connspec_preview::Preview;
use connspec_project::Project;
use tokio::runtime::Builder;

use crate::exit::Exit;
use crate::terminal::{Failure, Terminal};

/// Serves the preview until the command is stopped; `port` 0 is any free one.
pub fn run(
    project: Project,
    port: u16,
    no_browser: bool,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::System("start the network", error))?;
    runtime.block_on(async {
        let listening = |error| Failure::System("listen for the browser", error);
        let preview = Preview::bind(project, port).await.map_err(listening)?;
        let url = format!("http://{}/", preview.address().map_err(listening)?);
        terminal.answer(&url);
        terminal.hint("it follows the specs as you edit them; Ctrl-C ends it");
        if !no_browser && open::that_detached(&url).is_err() {
            terminal.hint("no browser could be opened: open the address yourself");
        }
        match preview.serve().await {}
    })
}
