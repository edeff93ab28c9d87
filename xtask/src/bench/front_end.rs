//! What checking a spec costs beside reading its YAML: both in one process, in turns, because a process
//! takes longer to start than a spec to check.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use connspec_diagnostics::{FileId, SourceFile};
use granit_parser::Parser;

use super::median;
use crate::{Outcome, root};

/// Lines of the large spec, at least.
const LINES: usize = 1_000;

/// Mistakes of the bad one.
const MISTAKES: usize = 200;

pub fn run(runs: usize) -> Outcome {
    let good = large_spec()?;
    let bad = with_mistakes(&good);
    let lines = good.lines().count();
    println!("| what | reading its YAML | check | ratio |");
    println!("|---|---|---|---|");
    for (name, text, mistakes) in [
        (format!("a spec of {lines} lines"), good, 0),
        (format!("the same with {MISTAKES} mistakes"), bad, MISTAKES),
    ] {
        let source = SourceFile::new(FileId(0), "large.connector.yaml", text);
        let (_, diagnostics) = connspec_spec::check(&source);
        if diagnostics.len() != mistakes {
            let first = diagnostics.first();
            let found = diagnostics.len();
            return Err(format!("{name}: {found} mistakes, the first is {first:?}"));
        }
        compare(&name, runs, &source);
    }
    Ok(())
}

/// Runs both in turns and prints the median of each and of their ratio.
fn compare(name: &str, runs: usize, source: &SourceFile) {
    let (mut reads, mut checks, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs.max(1) {
        let read = milliseconds(|| {
            black_box(Parser::new_from_str(source.text()).count());
        });
        let check = milliseconds(|| {
            black_box(connspec_spec::check(source));
        });
        reads.push(read);
        checks.push(check);
        ratios.push(check / read);
    }
    let [read, check, ratio] = [reads, checks, ratios].map(median);
    println!("| {name} | {read:.2} ms | {check:.2} ms | {ratio:.1} |");
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

/// A real spec whose guide, the last thing in it, goes on and on.
fn large_spec() -> Result<String, String> {
    let path = root().join("specs/iterable.connector.yaml");
    let mut text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    for number in 0.. {
        if text.lines().count() >= LINES {
            break;
        }
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "        - id: settings_{number}
          title: Look at the settings {number}
          steps:
            - id: look_{number}
              title: Look around {number}
              body: |
                1. Open <url:app> and choose **Settings**.
                2. Compare <field:api_key> with what is shown.
"
        );
    }
    Ok(text)
}

/// The spec with misspelled keys and references, of each half as many.
fn with_mistakes(text: &str) -> String {
    let half = MISTAKES / 2;
    text.replacen("title: Look around", "titel: Look around", half)
        .replacen("Compare <field:api_key>", "Compare <field:api_kee>", half)
}
