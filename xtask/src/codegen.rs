//! `cargo xtask codegen`: pages that are made from the source of the compiler.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use connspec_diagnostics::{Code, Severity};

use crate::{Outcome, root};

/// Writes the pages, or compares them.
pub fn run(check: bool) -> Outcome {
    let folder = root().join("docs/diagnostics");
    let pages = pages();
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

fn orphans(folder: &PathBuf, pages: &BTreeMap<String, String>) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !pages.contains_key(name))
        .collect()
}

/// One page per code, and a list of all of them.
fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Diagnostics\n\nEvery mistake that the compiler reports has a code. Errors stop a build, \
         warnings do not.\n\n| Code | Severity | Class | |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let name = code.name();
        let class = format!("{:?}", code.class()).to_lowercase();
        let mut paragraphs = code.explanation().lines().map(str::trim);
        let first = paragraphs.next().unwrap_or_default();
        index.push_str(&format!(
            "| [`{name}`]({name}.md) | {severity} | {class} | {first} |\n"
        ));
        let mut page = format!("# `{name}`\n\n*{severity}, {class}*\n\n{first}\n");
        for paragraph in paragraphs {
            page.push_str(&format!("\n{paragraph}\n"));
        }
        page.push_str(&example(name));
        pages.insert(format!("{name}.md"), page);
    }
    pages.insert("README.md".to_owned(), index);
    pages
}

/// What the compiler says about the fixture of the code, where it has one of its own.
fn example(name: &str) -> String {
    let path = root().join(format!("crates/spec/tests/fixtures/err/{name}.txt"));
    let Ok(messages) = fs::read_to_string(path) else {
        return String::new();
    };
    let wanted = format!("[{name}]");
    let Some(message) = messages
        .split("\n\n")
        .find(|message| message.contains(&wanted))
    else {
        return String::new();
    };
    format!("\n## Example\n\n```text\n{}\n```\n", message.trim_end())
}

#[cfg(test)]
mod tests {
    #[test]
    fn pages_are_what_the_source_gives() {
        super::run(true).unwrap();
    }
}
