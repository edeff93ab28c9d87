//! Builds that are killed, that meet each other, or that meet a full disk.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Project, Run, spec};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Enough that writing takes a few milliseconds.
const CONNECTORS: usize = 20;

/// Writes specs whose texts name a version, so that every build has much to write.
fn write_version(project: &Project, version: usize) {
    for number in 0..CONNECTORS {
        let id = format!("connector_{number}");
        let text = spec(&id).replace("Parcels", &format!("Parcels {version}"));
        project.write(&format!("specs/{id}.connector.yaml"), text);
    }
    // One comes and one goes with every version.
    let _ = std::fs::remove_file(project.path(&format!(
        "specs/only_{}.connector.yaml",
        version.wrapping_sub(1)
    )));
    let id = format!("only_{version}");
    project.write(&format!("specs/{id}.connector.yaml"), spec(&id));
}

/// Whether connspec leaves the file when it ends. Others of its names start with a dot too.
fn stays(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_str().unwrap();
    !name.starts_with('.') || name == ".connspec-manifest"
}

/// Starts a build and kills it so long after it has begun to write. Says whether it was in time.
fn kill_build(project: &Project, delay: Duration) -> bool {
    let mut command = project.command(&["build"]);
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    let journal = project.path("generated/.connspec-journal");
    while !journal.exists() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(200));
    }
    sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap().code().is_none()
}

#[test]
fn killed_at_any_moment_a_build_leaves_old_and_new_files_and_the_next_one_heals() {
    const VERSIONS: usize = 12;
    let project = Project::empty();
    write_version(&project, 0);
    project.run(&["build"]).assert_code(0);
    let mut killed = 0;
    for version in 1..=VERSIONS {
        let old = project.generated();
        write_version(&project, version);
        let delay = Duration::from_micros(400 * (version as u64 - 1));
        killed += usize::from(kill_build(&project, delay));
        let left = project.generated();
        let check = project.run(&["build", "--check"]);
        assert!(matches!(check.code, Some(0 | 1)), "{check:?}");
        if version % 2 == 0 {
            // The next build is about newer specs.
            continue;
        }
        project.run(&["build"]).assert_code(0);
        let new = project.generated();
        for (path, bytes) in left.iter().filter(|(path, _)| stays(path)) {
            let known = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(known, "{} is neither old nor new", path.display());
        }
    }
    assert!(killed > 0, "no build was killed in time");
    project.run(&["build"]).assert_code(0);
    let clean = Project::empty();
    write_version(&clean, VERSIONS);
    clean.run(&["build"]).assert_code(0);
    assert_eq!(
        project.generated(),
        clean.generated(),
        "{killed} were killed"
    );
}

#[test]
fn of_many_builds_at_once_each_waits_for_the_others() {
    let project = Project::empty();
    for version in 0..4 {
        write_version(&project, version);
        let builds: Vec<_> = (0..4)
            .map(|_| {
                let mut command = project.command(&["build"]);
                command.stdout(Stdio::null()).stderr(Stdio::piped());
                command.spawn().unwrap()
            })
            .collect();
        for build in builds {
            Run::of(build.wait_with_output().unwrap()).assert_code(0);
        }
        project.run(&["build", "--check"]).assert_code(0);
    }
    assert!(!project.path("generated/.connspec-lock").exists());
}

#[test]
fn a_build_waits_and_says_so() {
    let project = Project::built(&["acme"]);
    project.write_spec("parcels");
    let lock = std::fs::File::create(project.path("generated/.connspec-lock")).unwrap();
    lock.lock().unwrap();
    let mut command = project.command(&["build"]);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    sleep(Duration::from_millis(500));
    assert!(child.try_wait().unwrap().is_none(), "it does not wait");
    assert!(
        !project
            .path("generated/forms/parcels.api_key.json")
            .exists()
    );
    // What changes meanwhile counts.
    project.write_spec("later");
    lock.unlock().unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    run.assert_code(0)
        .assert_says("waiting for another build of this project")
        .assert_says("3 connectors, ");
    project.run(&["build", "--check"]).assert_code(0);
}

/// Runs the command where no file may become longer than 12 KiB, as on a disk that fills up.
fn run_on_full_disk(project: &Project, args: &[&str]) -> Run {
    let mut command = Command::new("bash");
    let script = "trap '' XFSZ; ulimit -f 12; exec \"$0\" \"$@\"";
    let output = command
        .args(["-c", script, env!("CARGO_BIN_EXE_connspec")])
        .args(args)
        .current_dir(project.path(""))
        .output();
    Run::of(output.unwrap())
}

#[test]
fn a_full_disk_is_one_clear_error_and_loses_nothing() {
    let project = Project::built(&["acme"]);
    let before = project.generated();
    let long = "Take your time. ".repeat(900);
    let parcels = spec("parcels").replace("Open **Settings**", &format!("{long}Open **Settings**"));
    project.write("specs/parcels.connector.yaml", parcels);
    let run = run_on_full_disk(&project, &["build"]);
    run.assert_code(3)
        .assert_says("error: cannot write `generated/guides/");
    assert_eq!(run.stderr.lines().count(), 1, "{run:?}");
    let after = project.generated();
    for (path, bytes) in before.iter().filter(|(path, _)| stays(path)) {
        assert_eq!(after.get(path), Some(bytes), "{}", path.display());
    }
    let new = project.path("generated/connectors/src/parcels.rs");
    assert!(new.exists(), "it should fail half way");
    project.run(&["build"]).assert_code(0);
    project.write_spec("parcels");
    project.run(&["build"]).assert_code(0);
    assert_eq!(
        project.generated(),
        Project::built(&["acme", "parcels"]).generated()
    );
}

/// Root may write everywhere, and tests in a container run as root.
#[test]
fn a_read_only_folder_is_one_clear_error() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::built(&["acme"]);
    let set_mode = |mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(project.path("generated"), permissions).unwrap();
    };
    project.write_spec("parcels");
    set_mode(0o555);
    let run = project.run(&["build"]);
    let may_write = std::fs::write(project.path("generated/probe"), "").is_ok();
    set_mode(0o755);
    if may_write {
        run.assert_code(0);
    } else {
        run.assert_code(3)
            .assert_says("error: cannot lock `generated/");
        assert_eq!(run.stderr.lines().count(), 1, "{run:?}");
    }
}
