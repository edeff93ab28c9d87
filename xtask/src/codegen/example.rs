//! The examples of the codes, tried out: each good one is an excerpt of a project that has no
//! mistake, and with the bad one in its place the compiler reports that code and no other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use connspec_diagnostics::explain::Example;
use connspec_diagnostics::{Code, render};
use connspec_project::{Project, Report};
use tempfile::TempDir;

use crate::root;

/// Files by their paths in the project. Pictures are no text.
type Files = BTreeMap<String, Vec<u8>>;

/// The project that the examples are excerpts of.
pub struct Explained {
    /// Path -> bytes.
    files: Files,
}

impl Explained {
    /// Reads it, and makes sure that nothing is wrong with it.
    pub fn read() -> Result<Self, String> {
        let folder = root().join("xtask/explained");
        let mut files = BTreeMap::new();
        read_all(&folder, "", &mut files)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let project = Self { files };
        let report = check(&project.files)?;
        if report.diagnostics.is_empty() {
            Ok(project)
        } else {
            Err(format!(
                "xtask/explained has mistakes:\n{}",
                render::text::render(&report.sources, &report.diagnostics, false)
            ))
        }
    }

    /// What the compiler says about the bad example of `code`.
    pub fn message(&self, code: Code, example: &Example) -> Result<String, String> {
        let name = code.name();
        let replaced = self.files.iter().find_map(|(path, text)| {
            let text = std::str::from_utf8(text).ok()?;
            Some((path.clone(), replace(text, &example.good, &example.bad)?))
        });
        let Some((path, text)) = replaced else {
            let good = &example.good;
            return Err(format!(
                "{name}: these lines stand nowhere in xtask/explained:\n{good}"
            ));
        };
        let mut files = self.files.clone();
        files.insert(path, text.into_bytes());
        let report = check(&files)?;
        let (of_code, others): (Vec<_>, Vec<_>) = report
            .diagnostics
            .iter()
            .cloned()
            .partition(|diagnostic| diagnostic.code == code);
        if of_code.is_empty() || !others.is_empty() {
            return Err(format!(
                "{name}: the bad example has to give this code and no other, and gives\n{}",
                render::text::render(&report.sources, &report.diagnostics, false)
            ));
        }
        Ok(render::text::render(&report.sources, &of_code[..1], false))
    }
}

/// `text` with the lines of `bad` in place of those of `good`, as deep as those stand.
fn replace(text: &str, good: &str, bad: &str) -> Option<String> {
    let lines: Vec<_> = text.lines().collect();
    let good: Vec<_> = good.lines().collect();
    let at = lines
        .windows(good.len())
        .position(|window| indent(window, &good).is_some())?;
    let indent = indent(&lines[at..at + good.len()], &good)?;
    let bad = bad
        .lines()
        .map(|line| format!("{indent}{}", line.replace("<U+200B>", "\u{200b}")));
    let mut replaced: Vec<_> = lines[..at].iter().map(|line| (*line).to_owned()).collect();
    replaced.extend(bad);
    replaced.extend(
        lines[at + good.len()..]
            .iter()
            .map(|line| (*line).to_owned()),
    );
    Some(replaced.join("\n") + "\n")
}

/// The spaces before every one of `lines`, which are otherwise those of `excerpt`.
fn indent<'a>(lines: &[&'a str], excerpt: &[&str]) -> Option<&'a str> {
    let indent = lines.first()?.strip_suffix(excerpt.first()?)?;
    let matches = |(line, excerpt): (&&str, &&str)| {
        line.strip_prefix(indent) == Some(*excerpt) || (line.is_empty() && excerpt.is_empty())
    };
    let is_blank = indent.chars().all(|c| c == ' ');
    (is_blank && lines.iter().zip(excerpt).all(matches)).then_some(indent)
}

fn read_all(folder: &Path, above: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in fs::read_dir(folder.join(above))? {
        let entry = entry?;
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_all(folder, &format!("{path}/"), files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn check(files: &Files) -> Result<Report, String> {
    let folder = TempDir::new().map_err(|error| error.to_string())?;
    for (path, bytes) in files {
        write(&folder.path().join(path), bytes).map_err(|error| format!("{path}: {error}"))?;
    }
    let project = Project::at(folder.path(), folder.path()).map_err(|error| error.to_string())?;
    project
        .check(&[], &|_| {})
        .map_err(|error| error.to_string())
}

fn write(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(place, bytes)
}
