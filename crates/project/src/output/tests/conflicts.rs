use super::*;

#[test]
fn a_changed_file_stops_the_build() {
    let project = Project::built(&[("a", "1"), ("b", "2")]);
    project.write("a", "by hand");
    let before = project.tree();
    assert_eq!(
        kind(project.build(&[("a", "1"), ("b", "new")])),
        ConflictKind::Edited
    );
    assert_eq!(project.tree(), before, "nothing is written");
}

#[test]
fn all_conflicts_are_named() {
    let project = Project::built(&[("a", "1"), ("b", "2"), ("c", "3")]);
    for name in ["a", "b", "d"] {
        project.write(name, "by hand");
    }
    let conflicts = project
        .build(&[("a", "1"), ("c", "3"), ("d", "4")])
        .unwrap_err();
    let named: Vec<_> = conflicts
        .iter()
        .map(|conflict| (conflict.path.as_str(), conflict.kind.clone()))
        .collect();
    let expected = [
        ("a", ConflictKind::Edited),
        ("d", ConflictKind::NotOurs),
        ("b", ConflictKind::EditedOrphan),
    ];
    assert_eq!(named, expected);
}

#[test]
fn force_overwrites_and_leaves_what_nobody_asks_for() {
    let project = Project::built(&[("a", "1"), ("b", "2")]);
    for name in ["a", "b", "d"] {
        project.write(name, "by hand");
    }
    let written = project.force(&[("a", "1"), ("d", "4")]).unwrap();
    assert_eq!((written.replaced, written.deleted), (2, 0));
    assert_eq!(project.read("a").as_deref(), Some("1"));
    assert_eq!(project.read("d").as_deref(), Some("4"));
    assert_eq!(project.read("b").as_deref(), Some("by hand"));
    // It belongs to its author now, and is in nobody's way.
    assert!(project.build(&[("a", "1"), ("d", "4")]).is_ok());
}

#[test]
fn a_file_that_is_as_it_should_be_is_no_conflict() {
    let project = Project::new();
    project.write("a", "1");
    assert_eq!(project.build(&[("a", "1")]).unwrap().unchanged, 1);
    // From now on it is ours.
    assert_eq!(project.build(&[("a", "2")]).unwrap().replaced, 1);
}

#[test]
fn a_lost_manifest_makes_changes_conflicts() {
    let project = Project::built(&[("a", "1"), ("b", "2")]);
    fs::remove_file(project.path(".connspec-manifest")).unwrap();
    assert_eq!(
        kind(project.build(&[("a", "1"), ("b", "new")])),
        ConflictKind::NotOurs
    );
    assert!(project.build(&[("a", "1"), ("b", "2")]).is_ok());
}

#[test]
fn a_folder_in_the_way_stays_even_by_force() {
    let project = Project::new();
    project.write("a/mine.txt", "mine");
    let blocked = ConflictKind::Blocked(super::super::Obstacle::NotAFile);
    assert_eq!(kind(project.force(&[("a", "1")])), blocked);
    assert_eq!(project.read("a/mine.txt").as_deref(), Some("mine"));
}

#[test]
fn a_file_in_the_way_of_a_folder_stays_even_by_force() {
    let project = Project::new();
    project.write("a", "mine");
    let blocked = ConflictKind::Blocked(super::super::Obstacle::FileForFolder("a".to_owned()));
    assert_eq!(kind(project.force(&[("a/b/c", "1")])), blocked);
    assert_eq!(project.read("a").as_deref(), Some("mine"));
}
