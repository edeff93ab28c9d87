//! The documentation of the repository: a site that is built where it is, with the guides of this
//! repository's connectors.

use std::path::PathBuf;

use connspec_emit::guide;
use connspec_project::Project;
use serde_json::Value;

use super::{corpus, engine, install, work};
use crate::root;

/// Builds `docs/site`, and gives the folder that it is read in.
pub fn build() -> Result<PathBuf, String> {
    let (site, work) = (root().join("docs/site"), work().join("docs"));
    let models = Project::at(&root(), &root()).and_then(|project| project.models(&|_| {}));
    let models = models.map_err(|error| error.to_string())?;
    let settings = engine::settings(&site.join("site.json"))?;
    let shown = guide::shown(&models.connectors, &models.publisher);
    let pages: Value = shown.iter().map(corpus::page).collect();
    install::packages(&site)?;
    engine::prepare(&work, &settings, &pages)?;
    engine::run(&settings, &site, &work.join("build.log"))?;
    Ok(work)
}
