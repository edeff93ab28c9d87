#![cfg(unix)]

use super::super::Obstacle;
use super::*;

use std::os::unix::fs::symlink;

#[test]
fn does_not_write_through_a_linked_folder() {
    let elsewhere = TempDir::new().unwrap();
    let project = Project::built(&[("keep", "1")]);
    symlink(elsewhere.path(), project.path("guides")).unwrap();
    let link = ConflictKind::Blocked(Obstacle::Link("guides".to_owned()));
    assert_eq!(
        kind(project.build(&[("guides/hub/a", "1"), ("keep", "1")])),
        link
    );
    assert_eq!(
        kind(project.force(&[("guides/hub/a", "1"), ("keep", "1")])),
        link
    );
    assert!(tree(elsewhere.path()).is_empty());
}

#[test]
fn does_not_write_through_a_linked_file() {
    let elsewhere = TempDir::new().unwrap();
    let target = elsewhere.path().join("target");
    fs::write(&target, "mine").unwrap();
    let project = Project::built(&[("keep", "1")]);
    symlink(&target, project.path("a")).unwrap();
    let link = ConflictKind::Blocked(Obstacle::Link("a".to_owned()));
    assert_eq!(kind(project.force(&[("a", "1"), ("keep", "1")])), link);
    assert_eq!(fs::read_to_string(target).unwrap(), "mine");
}

#[test]
fn does_not_delete_through_a_link() {
    let elsewhere = TempDir::new().unwrap();
    let project = Project::built(&[("guides/a", "1"), ("keep", "1")]);
    fs::rename(project.path("guides/a"), elsewhere.path().join("a")).unwrap();
    fs::remove_dir(project.path("guides")).unwrap();
    symlink(elsewhere.path(), project.path("guides")).unwrap();
    project.build(&[("keep", "1")]).unwrap();
    assert!(elsewhere.path().join("a").exists());
    assert!(project.path("guides").is_symlink());
}

#[test]
fn does_not_write_into_a_linked_output_folder() {
    let elsewhere = TempDir::new().unwrap();
    let root = TempDir::new().unwrap();
    symlink(elsewhere.path(), root.path().join("out")).unwrap();
    for name in ["out", "out/deeper"] {
        let Err(error) = Output::open(root.path(), name) else {
            panic!("{name} was opened")
        };
        assert!(
            error.to_string().contains("it is a symbolic link"),
            "{error}"
        );
    }
}

#[test]
fn does_not_lock_read_or_replace_through_links_of_its_own_names() {
    for name in [
        ".connspec-lock",
        ".connspec-manifest",
        ".connspec-journal",
        ".a.connspec-new",
    ] {
        let elsewhere = TempDir::new().unwrap();
        let target = elsewhere.path().join("target");
        let project = Project::built(&[("keep", "1")]);
        let _ = fs::remove_file(project.path(name));
        symlink(&target, project.path(name)).unwrap();
        let _ = project.try_build(&[("a", "1"), ("keep", "1")], true);
        assert!(!target.exists(), "{name}");
    }
}

#[test]
fn does_not_believe_a_manifest_from_elsewhere() {
    let elsewhere = TempDir::new().unwrap();
    let project = Project::built(&[("a", "1")]);
    let target = elsewhere.path().join("manifest");
    fs::rename(project.path(".connspec-manifest"), &target).unwrap();
    symlink(target, project.path(".connspec-manifest")).unwrap();
    assert_eq!(kind(project.build(&[("a", "2")])), ConflictKind::NotOurs);
}
