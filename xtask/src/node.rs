//! Node and the packages that tests need from it.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::root;

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

/// Installs the packages of the test servers where that was not done since their lock file changed.
pub fn prepare() -> Missing {
    if Command::new("node").arg("--version").output().is_err() {
        return Missing(vec![
            "patterns were not compared with V8, because `node` is not installed".to_owned(),
            untried("`node` is not installed"),
        ]);
    }
    let folder = root().join("crates/conformance/servers");
    let installed = if is_current(&folder) {
        Ok(())
    } else {
        install(&folder)
    };
    let missing = installed.err().map(|reason| untried(&reason));
    Missing(missing.into_iter().collect())
}

/// What the packages are for.
fn untried(reason: &str) -> String {
    format!(
        "nothing was tried against an OAuth server or the YAML language server, because {reason}"
    )
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

/// Installs what the lock file says, and nothing else.
fn install(folder: &Path) -> Result<(), String> {
    eprintln!("==> test servers: npm ci");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(npm).arg("ci").current_dir(folder).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`npm ci` failed with {status}")),
        Err(error) => Err(format!("`npm` does not start: {error}")),
    }
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
