//! One mistake in a good spec.

use std::ops::Range;

/// A spec with one mistake.
pub struct Fault {
    /// What was done.
    pub kind: &'static str,
    /// The text with the mistake.
    pub text: String,
    /// What stood there, and what stands there now.
    pub change: String,
    /// The lines, from 1, that a message may point at; none where any line will do.
    pub lines: Vec<usize>,
}

/// Collects the faults of one spec.
pub struct Faults<'a> {
    pub text: &'a str,
    pub found: Vec<Fault>,
}

impl Faults<'_> {
    /// Replaces the bytes `range`; the message has to point at their line.
    pub fn replace(&mut self, kind: &'static str, range: Range<usize>, by: &str) {
        let line = self.line(range.start);
        self.replace_with_lines(kind, range, by, &[line]);
    }

    /// As [`Self::replace`], where the message may point at other lines. An empty list is any line.
    pub fn replace_with_lines(
        &mut self,
        kind: &'static str,
        range: Range<usize>,
        by: &str,
        lines: &[usize],
    ) {
        let old = &self.text[range.clone()];
        if old == by {
            return;
        }
        let mut text = self.text.to_owned();
        text.replace_range(range.clone(), by);
        self.found.push(Fault {
            kind,
            text,
            change: format!("{old:?} -> {by:?}"),
            lines: lines.to_vec(),
        });
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// The start of the line of a byte.
    pub fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Behind the line of a byte, its line feed included.
    pub fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// All lines that a word stands on.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        let lines = self.text.lines().enumerate();
        lines
            .filter(|(_, line)| line.contains(word))
            .map(|(index, _)| index + 1)
            .collect()
    }
}

/// Ways to type a word wrong: a letter missing, two in the wrong order, one twice, another case.
pub fn misspelled(word: &str) -> Vec<(&'static str, String)> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    if letters.len() > 2 {
        let mut shorter = letters.clone();
        shorter.remove(letters.len() / 2);
        found.push(("letter missing", shorter.iter().collect()));
        let mut swapped = letters.clone();
        swapped.swap(letters.len() / 2 - 1, letters.len() / 2);
        found.push(("letters swapped", swapped.iter().collect()));
    }
    let mut longer = letters.clone();
    longer.insert(0, letters[0]);
    found.push(("letter twice", longer.iter().collect()));
    found.push(("case", word.to_uppercase()));
    if word.contains('_') {
        found.push(("separator", word.replace('_', "-")));
    }
    found
}
