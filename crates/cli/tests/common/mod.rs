//! A project in a folder of its own, and the command run in it.

#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder to run the command in.
pub struct Project(TempDir);

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A valid spec with this id.
pub fn spec(id: &str) -> String {
    include_str!("spec.yaml").replace("ID", id)
}

impl Project {
    /// An empty folder.
    pub fn empty() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A project with one valid spec for each id.
    pub fn with_specs(ids: &[&str]) -> Self {
        let project = Self::empty();
        for id in ids {
            project.write_spec(id);
        }
        project
    }

    /// The same, built.
    pub fn built(ids: &[&str]) -> Self {
        let project = Self::with_specs(ids);
        project.run(&["build"]).assert_code(0);
        project
    }

    pub fn write_spec(&self, id: &str) {
        self.write(&format!("specs/{id}.connector.yaml"), spec(id));
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The command, about to be run in the project.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_connspec"));
        command
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Every file below the project with its bytes; folders have none.
    pub fn tree(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut tree = BTreeMap::new();
        add(&mut tree, self.0.path());
        tree
    }

    /// Every generated file, as the command would say.
    pub fn generated(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut tree = BTreeMap::new();
        add(&mut tree, &self.path("generated"));
        let own = self.0.path();
        tree.into_iter()
            .map(|(path, bytes)| (path.strip_prefix(own).unwrap().to_owned(), bytes))
            .collect()
    }
}

fn add(tree: &mut BTreeMap<PathBuf, Option<Vec<u8>>>, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(tree, &path);
            tree.insert(path, None);
        } else {
            // A link that leads nowhere, or to a device, has no bytes.
            let bytes = path.is_file().then(|| fs::read(&path).unwrap());
            tree.insert(path, bytes);
        }
    }
}

impl Run {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub fn assert_code(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    pub fn assert_says(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "not said: {text}\n{self:#?}");
        self
    }

    #[track_caller]
    pub fn assert_does_not_say(&self, text: &str) -> &Self {
        assert!(!self.stderr.contains(text), "said: {text}\n{self:#?}");
        self
    }

    /// The JSON records on stdout.
    pub fn records(&self) -> Vec<serde_json::Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}
