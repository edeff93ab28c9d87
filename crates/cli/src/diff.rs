//! Unified diffs for people.

use similar::TextDiff;

/// Larger files are not compared line by line: nobody reads that, and it takes long.
const LARGEST: usize = 256 << 10;

/// Lines shown of one file.
const LINES: usize = 24;

/// The first lines of the difference between what is on the disk and what is wanted, whose `origin`
/// is said in a word or two.
pub fn lines(file: &str, found: &[u8], wanted: &[u8], origin: &str) -> Vec<String> {
    let mut lines = all(file, found, wanted, origin);
    if lines.len() > LINES {
        let more = lines.len() - LINES;
        lines.truncate(LINES);
        lines.push(format!("… and {more} more lines"));
    }
    lines
}

/// As [`lines`], without a limit.
pub fn all(file: &str, found: &[u8], wanted: &[u8], origin: &str) -> Vec<String> {
    if found.len().max(wanted.len()) > LARGEST {
        return Vec::new();
    }
    let (found, wanted) = (
        String::from_utf8_lossy(found),
        String::from_utf8_lossy(wanted),
    );
    let diff = TextDiff::from_lines(&*found, &*wanted);
    let unified = diff
        .unified_diff()
        .context_radius(2)
        .header(
            &format!("{file} (on the disk)"),
            &format!("{file} ({origin})"),
        )
        .to_string();
    unified.lines().map(str::to_owned).collect()
}
