//! A project in a folder of its own.

use std::fs;
use std::path::PathBuf;

use connspec_project::Project;
use tempfile::TempDir;

/// A folder that goes away in the end.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// The place of a file; of the folder itself for no name.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Writes a good spec whose one step, at the end, has these further lines.
    pub fn spec(&self, step: &str) {
        let spec = include_str!("acme.connector.yaml");
        let spec = format!("{spec}{step}");
        self.write("specs/acme.connector.yaml", spec.as_bytes());
    }

    pub fn project(&self) -> Project {
        Project::at(self.0.path(), self.0.path()).unwrap()
    }
}
