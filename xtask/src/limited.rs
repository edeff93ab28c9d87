//! Programs of others, which may hang. One that does is ended, so that whoever waits learns which.

use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How often it is asked whether a program has ended.
const PAUSE: Duration = Duration::from_millis(50);

/// Runs `command`, which is called `name` where it fails: it must succeed, and end within `limit`.
pub fn run(command: &mut Command, name: &str, limit: Duration) -> Outcome {
    let child = command.spawn();
    let mut child = child.map_err(|error| format!("`{name}` does not start: {error}"))?;
    match wait(&mut child, limit).map_err(|error| format!("`{name}`: {error}"))? {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(format!("`{name}` failed with {status}")),
        None => Err(format!("`{name}` did not end in {} s", limit.as_secs())),
    }
}

/// How `child` ended, or nothing where it had to be ended.
fn wait(child: &mut Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str, limit: Duration) -> Outcome {
        run(Command::new("sh").args(["-c", script]), script, limit)
    }

    #[test]
    fn a_program_must_start_and_succeed_and_end() {
        let long = Duration::from_secs(60);
        assert_eq!(sh("exit 0", long), Ok(()));
        assert!(sh("exit 3", long).unwrap_err().contains("exit status: 3"));
        let missing = run(&mut Command::new("./no-such-program"), "it", long);
        assert!(missing.unwrap_err().starts_with("`it` does not start"));
        let hangs = sh("exec sleep 60", Duration::from_millis(100));
        assert_eq!(hangs.unwrap_err(), "`exec sleep 60` did not end in 0 s");
    }
}
