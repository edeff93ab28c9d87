//! Many specs, and folders of files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, root};

/// Many specs that differ: the seeds and the good fixtures under other ids.
pub(super) fn generate(project: &Path, count: usize) -> Outcome {
    let write = |path: PathBuf, text: &str| {
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let specs = project.join("specs");
    fs::create_dir_all(&specs).map_err(|error| error.to_string())?;
    write(project.join("connspec.toml"), "")?;
    let mut templates = Vec::new();
    for folder in ["specs", "crates/spec/tests/fixtures/ok"] {
        templates.extend(files(&root().join(folder)));
    }
    templates.retain(|path| path.to_string_lossy().ends_with(".connector.yaml"));
    for (number, template) in templates.iter().cycle().take(count).enumerate() {
        let text = fs::read_to_string(template).map_err(|error| error.to_string())?;
        let line = text
            .lines()
            .find(|line| line.starts_with("id: "))
            .unwrap_or_default();
        let id = format!("{}_{number}x", &line["id: ".len().min(line.len())..]);
        let text = text.replacen(line, &format!("id: {id}"), 1);
        write(specs.join(format!("{id}.connector.yaml")), &text)?;
    }
    Ok(())
}

pub(super) fn copy_folder(from: &Path, to: &Path) -> Outcome {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap_or(&path));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        let bytes = fs::read(&path).map_err(|error| error.to_string())?;
        fs::write(&target, bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// All files below a folder, or the file itself, sorted.
pub(super) fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut found: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    found.sort();
    found.iter().flat_map(|path| files(path)).collect()
}
