//! Node and the packages that tests need from it.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::{Outcome, limited, root};

/// What cannot be tested without Node or its packages, each with the reason.
pub struct Missing(Vec<String>);

impl Missing {
    /// Says each thing that was not tested on standard error.
    pub fn report(&self) {
        for words in &self.0 {
            eprintln!("SKIPPED: {words}");
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How long packages may take to install.
pub const LIMIT: Duration = Duration::from_secs(600);

/// The folders of packages, and what is not tested without them.
const FOLDERS: [(&str, &str); 2] = [
    (
        "crates/conformance/servers",
        "nothing was tried against an OAuth server or the YAML language server",
    ),
    (
        "crates/conformance/forms",
        "no form was tried in a form library",
    ),
];

/// Installs the packages that tests need where that was not done since their lock file changed.
pub fn prepare() -> Missing {
    let node = Command::new("node").arg("--version").output();
    let reason = "`node` is not installed";
    let mut missing = Vec::new();
    if node.is_err() {
        missing.push(format!(
            "patterns were not compared with V8, because {reason}"
        ));
    }
    for (folder, untried) in FOLDERS {
        let folder = root().join(folder);
        let installed = if node.is_err() {
            Err(reason.to_owned())
        } else {
            install(&folder)
        };
        missing.extend(
            installed
                .err()
                .map(|reason| format!("{untried}, because {reason}")),
        );
    }
    Missing(missing)
}

/// Whether the packages were installed after the lock file was written. npm keeps its own copy of
/// the lock file where it installs, and writes it last.
fn is_current(folder: &Path) -> bool {
    let wanted = modified(&folder.join("package-lock.json"));
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    installed.is_some() && installed >= wanted
}

fn modified(file: &Path) -> Option<SystemTime> {
    file.metadata().ok()?.modified().ok()
}

/// Installs what the lock file in `folder` says, and nothing else, where that was not done since the
/// lock file changed.
pub fn install(folder: &Path) -> Outcome {
    if is_current(folder) {
        return Ok(());
    }
    eprintln!("==> npm ci in {}", folder.display());
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    limited::run(command.arg("ci").current_dir(folder), "npm ci", LIMIT)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::Duration;

    use super::*;

    #[test]
    fn packages_are_installed_again_when_the_lock_file_changed() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let write = |file: &str, seconds| {
            let file = File::create(folder.join(file)).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            file.set_modified(time).unwrap();
        };
        write("package-lock.json", 2);
        assert!(!is_current(folder), "nothing is installed");
        fs::create_dir(folder.join("node_modules")).unwrap();
        assert!(!is_current(folder), "an installation was broken off");
        write("node_modules/.package-lock.json", 1);
        assert!(!is_current(folder), "another lock file was installed");
        write("node_modules/.package-lock.json", 3);
        assert!(is_current(folder));
    }
}
