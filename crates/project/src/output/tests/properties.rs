//! Whatever is wanted, known and found: a plan destroys nothing that is not ours.

use std::collections::BTreeMap;

use connspec_emit::{FilePath, Files};
use proptest::prelude::*;

use super::super::manifest::Manifest;
use super::super::plan::plan;
use super::super::state::{Found, Obstacle};

const PATHS: [&str; 5] = ["a", "b/c", "b/d", "e.json", "connectors/Cargo.toml"];
const CONTENTS: [&str; 3] = ["one", "two", "three"];

/// For each path, which of the contents it has, if any.
fn some_files() -> impl Strategy<Value = Manifest> {
    proptest::collection::vec(proptest::option::of(0..CONTENTS.len()), PATHS.len()).prop_map(
        |choices| {
            let mut files = Files::default();
            for (path, content) in PATHS.iter().zip(choices) {
                if let Some(content) = content {
                    files.add(path, CONTENTS[content]);
                }
            }
            Manifest::of(&files)
        },
    )
}

fn some_disk() -> impl Strategy<Value = BTreeMap<FilePath, Found>> {
    let found = prop_oneof![
        Just(Found::Missing),
        Just(Found::Blocked(Obstacle::NotAFile)),
        (0..CONTENTS.len())
            .prop_map(|content| Found::File(blake3::hash(CONTENTS[content].as_bytes()))),
    ];
    proptest::collection::vec(found, PATHS.len()).prop_map(|found| {
        let paths = PATHS.iter().map(|path| FilePath::new(path).unwrap());
        paths.zip(found).collect()
    })
}

proptest! {
    #[test]
    fn destroys_nothing_of_a_person(
        wanted in some_files(),
        manifest in some_files(),
        journal in some_files(),
        found in some_disk(),
    ) {
        let mut ours = manifest;
        ours.merge(&journal);
        let plan = plan(&wanted, &ours, &found, false);
        for path in plan.replace.iter().chain(&plan.delete) {
            let Found::File(hash) = &found[path] else {
                panic!("{path} is no file")
            };
            prop_assert!(ours.knows(path, hash));
        }
        for path in &plan.create {
            prop_assert_eq!(&found[path], &Found::Missing);
        }
        for path in &plan.delete {
            prop_assert!(wanted.hashes(path).is_empty());
            prop_assert_ne!(path.as_str(), "connectors/Cargo.toml");
        }
    }

    #[test]
    fn every_wanted_file_is_dealt_with_once(
        wanted in some_files(),
        ours in some_files(),
        found in some_disk(),
        force: bool,
    ) {
        let plan = plan(&wanted, &ours, &found, force);
        let mut dealt_with: Vec<_> = [&plan.create, &plan.replace, &plan.unchanged]
            .into_iter()
            .flatten()
            .chain(plan.conflicts.iter().map(|conflict| &conflict.path))
            .filter(|path| !wanted.hashes(path).is_empty())
            .collect();
        dealt_with.sort();
        prop_assert_eq!(dealt_with, wanted.paths().collect::<Vec<_>>());
    }

    #[test]
    fn force_leaves_only_what_it_cannot_decide(
        wanted in some_files(),
        ours in some_files(),
        found in some_disk(),
    ) {
        for conflict in plan(&wanted, &ours, &found, true).conflicts {
            prop_assert!(matches!(found[&conflict.path], Found::Blocked(_)));
        }
    }
}
