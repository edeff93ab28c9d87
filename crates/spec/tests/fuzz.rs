//! The whole front end on damaged specs, for as long as there is time.
//!
//! First everything in `corpus/`, which holds what once went wrong, and all specs and fixtures as they
//! are; then the same with random damage, for `CONNSPEC_FUZZ_SECONDS` (1 unless set).
//! `CONNSPEC_FUZZ_SEED` repeats a run; without it every run in CI has a seed of its own. What fails is
//! written to `corpus/` and stays there.

#![expect(
    clippy::disallowed_methods,
    reason = "a test reads and writes its corpus"
)]
#![expect(clippy::print_stdout, reason = "a test prints what it did")]

mod support;

use std::env;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use support::{files, survives};

/// What means something to YAML, to templates, to Markdown or to terminals.
const TOKENS: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "- ",
    "-",
    ": ",
    ":",
    "? ",
    "# ",
    "#",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "%YAML 1.2\n",
    "~",
    "null",
    "true",
    "no",
    "0x1",
    "1e999",
    "9223372036854775808",
    "{api}",
    "{{",
    "}}",
    "{x",
    "<field:api_key>",
    "<region:us>",
    "<url:api#us>",
    "<step:",
    "](step:x)",
    "```json\n",
    "|---|",
    "**",
    "\\",
    "\\x1b[31m",
    "\\u202e",
    "\u{0}",
    "\u{1b}",
    "\u{85}",
    "\u{a0}",
    "\u{202e}",
    "\u{2028}",
    "\u{200d}",
    "\u{feff}",
    "é",
    "😀",
    "id: ",
    "type: ",
    "urls: ",
    "fields: ",
    "options: ",
    "regions: ",
    "# connspec: allow html-tag -- why",
    "https://",
    "GET {api}/",
    "../",
    "%2e",
    "://",
];

/// What is damaged, and survives undamaged.
const CORPORA: &[&str] = &[
    "tests/corpus",
    "tests/fixtures/ok",
    "tests/fixtures/err",
    "tests/fixtures/fix",
    "../../specs",
    "../../xtask/explained/specs",
];

#[test]
fn the_corpora() {
    for folder in CORPORA {
        let paths = files(folder);
        assert!(!paths.is_empty(), "{folder}");
        for path in paths {
            println!("{}", path.display());
            survives(&fs::read(&path).expect("the file is part of the repository"));
        }
    }
}

#[test]
fn damaged_specs() {
    let seconds = number("CONNSPEC_FUZZ_SECONDS").unwrap_or(1);
    let seed = number("CONNSPEC_FUZZ_SEED").unwrap_or_else(seed_of_run);
    let seeds: Vec<Vec<u8>> = CORPORA
        .iter()
        .flat_map(|folder| files(folder))
        .filter_map(|path| fs::read(path).ok())
        .collect();
    let mut random = Random(seed | 1);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut runs = 0;
    while Instant::now() < end {
        let bytes = damaged(&seeds, &mut random);
        if catch_unwind(|| survives(&bytes)).is_err() {
            let path = keep(&bytes);
            panic!("seed {seed}: {} is kept in the corpus", path.display());
        }
        runs += 1;
    }
    println!("seed {seed}: {runs} inputs in {seconds} s");
}

/// One of the seeds with some damage.
fn damaged(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = random.one_of(seeds).clone();
    for _ in 0..=random.below(5) {
        let start = random.below(bytes.len() + 1);
        let end = (start + random.below(40)).min(bytes.len());
        match random.below(9) {
            0 if start < bytes.len() => bytes[start] ^= 1 << random.below(8),
            1 => bytes.insert(start, random.next() as u8),
            2 => drop(bytes.drain(start..end)),
            3 => {
                let copy = bytes[start..end].to_vec();
                let at = random.below(bytes.len() + 1);
                bytes.splice(at..at, copy);
            }
            4 => {
                let other = random.one_of(seeds);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(start..end, other[from..to].iter().copied());
            }
            5 => bytes.truncate(start),
            6 => lines(&mut bytes, random),
            _ => {
                let token = random.one_of(TOKENS);
                bytes.splice(start..start, token.bytes());
            }
        }
    }
    bytes
}

/// A line away, twice, at another place, or with another indentation.
fn lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    if lines.is_empty() {
        return;
    }
    let at = random.below(lines.len());
    let other = random.below(lines.len());
    match random.below(5) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => lines[at].insert(0, b' '),
        _ => drop(lines[at].drain(..1)),
    }
    *bytes = lines.concat();
}

/// Writes what failed to the corpus, under a name made of its bytes.
fn keep(bytes: &[u8]) -> PathBuf {
    // FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>.
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let path = folder.join(format!("found-{hash:016x}.yaml"));
    fs::write(&path, bytes).expect("the corpus can be written");
    path
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}

/// The same on every machine of a person, so that a failure is not somebody else's; another one in
/// every run of CI.
fn seed_of_run() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let is_ci = env::var_os("CI").is_some();
    now.ok()
        .filter(|_| is_ci)
        .map_or(1, |now| now.as_nanos() as u64)
}

/// xorshift64*, by Marsaglia and Vigna.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 8
    }

    /// A number from 0 on; 0 where `limit` is.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() as usize).checked_rem(limit).unwrap_or(0)
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}
