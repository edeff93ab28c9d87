use super::*;

use std::time::{Duration, SystemTime};

#[test]
fn makes_what_is_not_there() {
    let project = Project::new();
    let written = project
        .build(&[("a.json", "1"), ("guides/b.md", "2")])
        .unwrap();
    assert_eq!((written.created, written.unchanged), (2, 0));
    assert_eq!(project.read("a.json").as_deref(), Some("1"));
    assert_eq!(project.read("guides/b.md").as_deref(), Some("2"));
}

#[test]
fn leaves_no_lock_journal_or_temporary_file_behind() {
    let project = Project::built(&[("a", "1"), ("b/c", "2")]);
    project.build(&[("a", "3"), ("b/c", "2")]).unwrap();
    let names: Vec<_> = project.tree().into_keys().collect();
    assert_eq!(names, [".connspec-manifest", "a", "b", "b/c"]);
}

#[test]
fn leaves_equal_files_alone() {
    let project = Project::built(&[("a", "1"), ("b", "2")]);
    let long_ago = SystemTime::now() - Duration::from_secs(1000);
    for name in ["a", "b"] {
        let file = fs::File::options()
            .write(true)
            .open(project.path(name))
            .unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let written = project.build(&[("a", "1"), ("b", "changed")]).unwrap();
    assert_eq!((written.unchanged, written.replaced), (1, 1));
    let modified = |name| {
        fs::metadata(project.path(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    assert_eq!(modified("a"), long_ago);
    assert_ne!(modified("b"), long_ago);
}

#[test]
fn a_second_build_has_nothing_to_do() {
    let entries = [("a", "1"), ("b/c", "2")];
    let project = Project::built(&entries);
    let (output, files) = (project.output(), files(&entries));
    assert!(output.compare(&files, false).unwrap().is_idle());
    let changed = super::files(&[("a", "1"), ("b/c", "3")]);
    assert!(!output.compare(&changed, false).unwrap().is_idle());
}

#[test]
fn deletes_its_own_files_and_the_folders_that_they_leave_empty() {
    let project = Project::built(&[("a", "1"), ("b/c/d", "2"), ("e/f", "3"), ("e/g", "4")]);
    let written = project.build(&[("a", "1"), ("e/g", "4")]).unwrap();
    assert_eq!(written.deleted, 2);
    let names: Vec<_> = project.tree().into_keys().collect();
    assert_eq!(names, [".connspec-manifest", "a", "e", "e/g"]);
}

#[test]
fn never_touches_what_it_did_not_write() {
    let project = Project::built(&[("a/b", "1"), ("c", "2")]);
    project.write("a/mine.txt", "mine");
    project.write("mine/too.txt", "mine");
    project.build(&[("c", "2")]).unwrap();
    assert_eq!(project.read("a/mine.txt").as_deref(), Some("mine"));
    assert_eq!(project.read("mine/too.txt").as_deref(), Some("mine"));
    assert_eq!(project.read("a/b"), None);
}

#[test]
fn keeps_the_manifest_of_the_crate_that_cargo_needs_to_start() {
    let project = Project::built(&[("connectors/Cargo.toml", "[package]"), ("a", "1")]);
    project.build(&[("a", "1")]).unwrap();
    assert_eq!(
        project.read("connectors/Cargo.toml").as_deref(),
        Some("[package]")
    );
}

#[test]
fn writes_again_what_somebody_deleted() {
    let project = Project::built(&[("a/b", "1"), ("c", "2")]);
    fs::remove_dir_all(project.path("a")).unwrap();
    assert_eq!(
        project.build(&[("a/b", "1"), ("c", "2")]).unwrap().created,
        1
    );
    assert_eq!(project.read("a/b").as_deref(), Some("1"));
}

#[test]
#[should_panic(expected = "differ in case only")]
fn refuses_names_that_are_one_on_some_disks() {
    let _ = Project::new().build(&[("readme.md", "1"), ("README.md", "2")]);
}

#[test]
#[should_panic(expected = "a is a file and a folder")]
fn refuses_a_file_that_is_a_folder_too() {
    let _ = Project::new().build(&[("a", "1"), ("a.b", "2"), ("a/c", "3")]);
}
