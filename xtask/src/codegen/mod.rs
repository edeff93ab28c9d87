//! `cargo xtask codegen`: pages that are made from the source of the compiler.

mod example;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{Outcome, root};

/// Writes the pages, or compares them.
pub fn run(check: bool) -> Outcome {
    let folder = root().join("docs/diagnostics");
    let pages = page::all()?;
    let mut stale = Vec::new();
    for (name, page) in &pages {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|written| written == *page) {
            continue;
        }
        stale.push(format!("docs/diagnostics/{name}"));
        if !check {
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    for orphan in orphans(&folder, &pages) {
        stale.push(format!("docs/diagnostics/{orphan} (of no code)"));
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

fn orphans(folder: &Path, pages: &BTreeMap<String, String>) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !pages.contains_key(name))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn pages_are_what_the_source_gives() {
        super::run(true).unwrap();
    }
}
