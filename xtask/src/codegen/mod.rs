//! `cargo xtask codegen`: pages that are made from the source of the compiler.

mod command_line;
mod example;
mod language;
mod page;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{Outcome, root};

/// Writes the pages, or compares them.
pub fn run(check: bool) -> Outcome {
    let folder = root().join("docs");
    let pages = pages()?;
    let mut stale = Vec::new();
    for (name, page) in &pages {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|written| written == *page) {
            continue;
        }
        stale.push(format!("docs/{name}"));
        if !check {
            let folder = path.parent().unwrap_or(&folder);
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    for orphan in orphans(&folder, &pages) {
        stale.push(format!("docs/{orphan} (of no code)"));
        if !check {
            fs::remove_file(folder.join(&orphan)).map_err(|error| error.to_string())?;
        }
    }
    if check && !stale.is_empty() {
        return Err(format!(
            "run `cargo xtask codegen`; stale: {}",
            stale.join(", ")
        ));
    }
    for path in stale {
        println!("wrote {path}");
    }
    Ok(())
}

/// The pages, by their paths in `docs/`.
fn pages() -> Result<BTreeMap<String, String>, String> {
    let mut pages: BTreeMap<_, _> = page::all()?
        .into_iter()
        .map(|(name, page)| (format!("{DIAGNOSTICS}/{name}"), page))
        .collect();
    pages.insert("language.md".to_owned(), language::page());
    pages.insert("cli-reference.md".to_owned(), command_line::page());
    Ok(pages)
}

/// The folder that holds generated pages only.
const DIAGNOSTICS: &str = "diagnostics";

fn orphans(folder: &Path, pages: &BTreeMap<String, String>) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join(DIAGNOSTICS)) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .map(|name| format!("{DIAGNOSTICS}/{name}"))
        .filter(|path| !pages.contains_key(path))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn pages_are_what_the_source_gives() {
        super::run(true).unwrap();
    }
}
