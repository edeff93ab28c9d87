//! What the compiler catches: one mistake at every place of every good spec where one fits.
//!
//! A mistake is one that changes what the spec means: where the model stays the same, nothing is
//! wrong. All of those must be caught, and nearly all of them on their line. What was not is printed.
//!
//! Where `CI` is set all of them are tried, otherwise a part.

#![expect(clippy::print_stdout, reason = "a test prints what it found")]

#[path = "../support/mod.rs"]
mod support;

mod fault;
mod sites;
mod tree;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::catch_unwind;
use std::thread;

use connspec_diagnostics::{Diagnostic, FileId, SourceFile};
use fault::Fault;

/// Of so many faults one is tried where `CI` is not set.
const PART: usize = 20;

/// How one fault ended.
enum Outcome {
    /// The model is the same.
    Harmless,
    /// A message points at the line; how many there are.
    Caught(usize),
    /// There are messages, and none on that line: their lines.
    Elsewhere(Vec<usize>),
    /// Nothing is said.
    Missed,
    /// The check does not end as it should.
    Panicked,
}

#[test]
fn every_mistake_is_caught_on_its_line() {
    let schema = connspec_spec::json_schema();
    let specs = support::good();
    let models: Vec<String> = specs.iter().map(|(_, text)| model(text)).collect();
    let mut work: Vec<(&str, &str, Fault)> = Vec::new();
    for ((name, text), model) in specs.iter().zip(&models) {
        let faults = sites::faults(&schema, text);
        work.extend(
            faults
                .into_iter()
                .map(|fault| (name.as_str(), model.as_str(), fault)),
        );
    }
    if !support::is_thorough() {
        let mut index = 0;
        work.retain(|_| {
            index += 1;
            index % PART == 0
        });
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = work.len().div_ceil(threads);
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let parts = work.chunks(part.max(1));
        let parts: Vec<_> = parts
            .map(|part| {
                scope.spawn(|| {
                    part.iter()
                        .map(|(_, model, fault)| outcome(model, fault))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().expect("a check does not panic"))
            .collect()
    });
    let mut kinds: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let mut list = String::new();
    for ((name, _, fault), outcome) in work.iter().zip(&outcomes) {
        let column = match outcome {
            Outcome::Harmless => 0,
            Outcome::Caught(1) => 1,
            Outcome::Caught(_) => 4,
            Outcome::Elsewhere(_) => 2,
            Outcome::Missed | Outcome::Panicked => 3,
        };
        kinds.entry(fault.kind).or_default()[column] += 1;
        let (kind, lines, change) = (fault.kind, &fault.lines, &fault.change);
        let _ = match outcome {
            Outcome::Panicked => writeln!(list, "panics: {name}:{lines:?} {kind}: {change}"),
            Outcome::Missed => writeln!(list, "missed: {name}:{lines:?} {kind}: {change}"),
            Outcome::Caught(count @ 2..) if kind.starts_with("key: ") => {
                writeln!(list, "{count} messages: {name}:{lines:?} {kind}: {change}")
            }
            Outcome::Elsewhere(found) => {
                writeln!(list, "line {found:?}: {name}:{lines:?} {kind}: {change}")
            }
            _ => Ok(()),
        };
    }
    println!("{list}");
    println!(
        "| fault | harmless | caught by one message | by several | on another line | missed |"
    );
    println!("|---|---|---|---|---|---|");
    let row = |kind: &str, [harmless, one, elsewhere, missed, several]: [usize; 5]| {
        println!("| {kind} | {harmless} | {one} | {several} | {elsewhere} | {missed} |");
    };
    let mut sum = [0; 5];
    for (kind, counts) in &kinds {
        row(kind, *counts);
        sum.iter_mut()
            .zip(counts)
            .for_each(|(sum, count)| *sum += count);
    }
    row("all", sum);
    let [_, one, elsewhere, missed, several] = sum;
    let caught = one + several;
    assert_eq!(missed, 0, "not caught; the list is above");
    let share = 100.0 * caught as f64 / (caught + elsewhere) as f64;
    assert!(
        share >= 98.0,
        "{share:.1} % on the right line; the list is above"
    );
}

/// The model, without the places that a fault would move.
fn model(text: &str) -> String {
    let (connector, diagnostics) = support::check(text);
    let connector = connector.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    without_places(&format!("{connector:?}"))
}

/// `span: 12..34` without its numbers.
fn without_places(model: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = model.split("..");
    let mut clean = parts
        .next()
        .unwrap_or_default()
        .trim_end_matches(is_digit)
        .to_owned();
    for part in parts {
        let part = part.trim_start_matches(is_digit);
        clean.push_str("..");
        clean.push_str(part.trim_end_matches(is_digit));
    }
    clean
}

fn outcome(model: &str, fault: &Fault) -> Outcome {
    let source = SourceFile::new(FileId(0), "x", fault.text.as_str());
    let Ok((connector, diagnostics)) = catch_unwind(|| connspec_spec::check(&source)) else {
        return Outcome::Panicked;
    };
    if diagnostics.is_empty() {
        let found = connector.map(|connector| without_places(&format!("{connector:?}")));
        return if found.as_deref() == Some(model) {
            Outcome::Harmless
        } else {
            Outcome::Missed
        };
    }
    let lines = diagnostics.iter().flat_map(|found| lines(&source, found));
    let mut lines: Vec<_> = lines.collect();
    if fault.lines.is_empty() || lines.iter().any(|line| fault.lines.contains(line)) {
        return Outcome::Caught(diagnostics.len());
    }
    lines.dedup();
    Outcome::Elsewhere(lines)
}

/// The lines that a message marks.
fn lines(source: &SourceFile, found: &Diagnostic) -> Vec<usize> {
    let labels = found.labels.iter().map(|label| label.span);
    let spans = labels.chain([found.span]);
    spans.map(|span| source.position(span.start).line).collect()
}
