//! Page templates of a project's own: `templates/<flavour>/<name>.j2` stands in the place of the
//! built-in template of that name.

mod export;
mod read;

pub(crate) use export::export;
pub(crate) use read::read;

use connspec_emit::Flavour;
use connspec_emit::guide::TemplateName;

/// The folder, at the root of a project.
const FOLDER: &str = "templates";

/// What the file name of a template ends with.
const SUFFIX: &str = ".j2";

/// A page template, as a list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateEntry {
    /// Where its file stands, or would stand: `templates/mintlify/page.j2`.
    pub file: String,
    /// Whether the project has one of its own.
    pub is_own: bool,
}

/// The path of a template's file below `folder`.
fn file_name(flavour: Flavour, name: TemplateName) -> String {
    format!("{}/{}{SUFFIX}", flavour.name(), name.as_str())
}

/// Every template of `flavours`.
fn of(flavours: &[Flavour]) -> impl Iterator<Item = (Flavour, TemplateName)> {
    let names = |flavour: &Flavour| {
        let flavour = *flavour;
        TemplateName::ALL.iter().map(move |name| (flavour, *name))
    };
    flavours.iter().flat_map(names)
}

/// The templates of `flavours`, of which a project may have its own.
pub(crate) fn list(
    flavours: &[Flavour],
    own: &connspec_emit::guide::Templates,
) -> Vec<TemplateEntry> {
    let entries = of(flavours).map(|(flavour, name)| TemplateEntry {
        file: format!("{FOLDER}/{}", file_name(flavour, name)),
        is_own: own.has(flavour, name),
    });
    entries.collect()
}
