//! Builds that are killed or that meet a full disk, at every step they take.

use super::*;

use std::io;

use super::super::disk::{Disk, RealDisk};

/// A disk that fails at one step, and where `dead` at every one after it.
struct FailingDisk {
    steps_left: usize,
    dead: bool,
    failed: bool,
}

impl FailingDisk {
    fn step(&mut self) -> io::Result<()> {
        if self.failed && self.dead {
            return Err(io::Error::other("killed"));
        }
        if self.failed || self.steps_left > 0 {
            self.steps_left = self.steps_left.saturating_sub(1);
            return Ok(());
        }
        self.failed = true;
        Err(io::ErrorKind::StorageFull.into())
    }
}

impl Disk for FailingDisk {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.create_folder(path)
    }

    fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            if error.kind() == io::ErrorKind::StorageFull {
                RealDisk.write_new(path, &bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        RealDisk.write_new(path, bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_folder(path)
    }
}

type Entries = &'static [(&'static str, &'static str)];

/// Four states of a project, in which files come, change, move and go.
const VERSIONS: [Entries; 4] = [
    &[
        ("a", "one"),
        ("b/c", "same"),
        ("b/d", "gone later"),
        ("e/f/g", "deep"),
    ],
    &[
        ("a", "two"),
        ("b/c", "same"),
        ("h/i", "new"),
        ("j", "short-lived"),
    ],
    &[("a", "three"), ("b/c", "changed"), ("h/k", "newer")],
    &[("a", "one"), ("b/c", "same"), ("l/m/n", "newest")],
];

impl Project {
    /// Builds on a failing disk. Says whether the build met the failure.
    fn build_failing(&self, entries: &[(&str, &str)], step: usize, dead: bool) -> bool {
        let (output, files) = (self.output(), files(entries));
        let comparison = output.compare(&files, false).unwrap();
        assert_eq!(comparison.conflicts(), [], "after {step} steps");
        let mut disk = FailingDisk {
            steps_left: step,
            dead,
            failed: false,
        };
        let result = comparison.write_to(&mut disk, || {});
        // A folder that could not be tidied away is no reason to fail a build.
        assert!(disk.failed || result.is_ok());
        disk.failed
    }

    fn assert_old_or_new(&self, versions: &[Entries]) {
        for (path, content) in self.tree() {
            let name = path.rsplit('/').next().unwrap();
            if let (Some(text), false) = (content, name.starts_with('.')) {
                let known = versions
                    .iter()
                    .any(|entries| entries.contains(&(path.as_str(), text.as_str())));
                assert!(known, "{path} is neither old nor new: {text:?}");
            }
        }
    }
}

#[test]
fn a_killed_build_leaves_old_and_new_files_and_the_next_heals() {
    let healed = Project::built(VERSIONS[2]).tree();
    let mut step = 0;
    loop {
        let project = Project::built(VERSIONS[0]);
        let met = project.build_failing(VERSIONS[1], step, true);
        project.assert_old_or_new(&VERSIONS[..2]);
        // The specs have moved on since.
        project.build(VERSIONS[2]).unwrap();
        assert_eq!(project.tree(), healed, "killed after {step} steps");
        if !met {
            break;
        }
        step += 1;
    }
    assert!(step > 15, "only {step} steps");
}

#[test]
fn two_killed_builds_are_healed_too() {
    let healed = Project::built(VERSIONS[3]).tree();
    for first in 0.. {
        let mut met = false;
        // Every third step, but another third each time.
        for second in (first % 3..).step_by(3) {
            let project = Project::built(VERSIONS[0]);
            met = project.build_failing(VERSIONS[1], first, true);
            let met_again = project.build_failing(VERSIONS[2], second, true);
            project.assert_old_or_new(&VERSIONS[..3]);
            project.build(VERSIONS[3]).unwrap();
            assert_eq!(
                project.tree(),
                healed,
                "killed after {first} and {second} steps"
            );
            if !met_again {
                break;
            }
        }
        if !met {
            break;
        }
    }
}

#[test]
fn a_killed_build_is_seen_by_a_check() {
    let project = Project::built(VERSIONS[0]);
    for step in 0..10 {
        project.build_failing(VERSIONS[1], step, true);
        let (output, files) = (project.output(), files(VERSIONS[1]));
        let comparison = output.compare(&files, false).unwrap();
        assert!(
            !comparison.is_idle() && !comparison.drift().unwrap().is_empty(),
            "{step}"
        );
    }
}

#[test]
fn a_build_with_nothing_else_to_do_still_tidies_up() {
    for name in [".connspec-journal", "..connspec-journal.connspec-new"] {
        let project = Project::built(VERSIONS[0]);
        let tidy = project.tree();
        project.write(name, "left over");
        let (output, files) = (project.output(), files(VERSIONS[0]));
        assert!(!output.compare(&files, false).unwrap().is_idle(), "{name}");
        project.build(VERSIONS[0]).unwrap();
        assert_eq!(project.tree(), tidy, "{name}");
    }
}

#[test]
fn a_full_disk_loses_nothing_and_leaves_no_temporary_file() {
    let mut step = 0;
    loop {
        let project = Project::built(VERSIONS[0]);
        let met = project.build_failing(VERSIONS[1], step, false);
        project.assert_old_or_new(&VERSIONS[..2]);
        let leftover = project
            .tree()
            .into_keys()
            .find(|name| name.ends_with(".connspec-new"));
        assert_eq!(leftover, None, "full at step {step}");
        project.build(VERSIONS[1]).unwrap();
        // An empty folder that could not be deleted at that moment may stay.
        let files = |project: &Project| {
            let tree = project.tree();
            tree.into_iter()
                .filter(|(_, content)| content.is_some())
                .collect::<Tree>()
        };
        assert_eq!(
            files(&project),
            files(&Project::built(VERSIONS[1])),
            "full at step {step}"
        );
        if !met {
            break;
        }
        step += 1;
    }
}

#[test]
fn a_full_disk_is_named() {
    let project = Project::built(VERSIONS[0]);
    let (output, files) = (project.output(), files(VERSIONS[1]));
    let comparison = output.compare(&files, false).unwrap();
    let mut disk = FailingDisk {
        steps_left: 4,
        dead: false,
        failed: false,
    };
    let error = comparison.write_to(&mut disk, || {}).unwrap_err();
    assert_eq!(error.source.kind(), io::ErrorKind::StorageFull);
    assert_eq!((error.action, error.path), ("write", project.path("h/i")));
}
