//! Tree -> surface: tolerant reading.
//!
//! Reads what it can and leaves out the rest. That a key is missing, unknown or of the wrong type is
//! the schema's to say; what is said here is what a schema cannot see: text that YAML readers disagree
//! about, and references where nothing resolves them.

use connspec_diagnostics::{Diagnostic, SourceFile, Span, nearest};

use crate::markdown::KINDS;
use crate::problem::{guide as guide_problem, yaml as problem};
use crate::yaml::{
    Entry, Locator, Mapping, Node, Plain, Scalar, Style, is_read_differently, resolve,
};

/// Something that can be read from a node.
pub(crate) trait Decode: Sized {
    /// The value of `node`, or `None` where it is of another kind.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self>;
}

/// The keys of one map as they were written.
#[derive(Debug)]
pub(crate) struct Written {
    keys: Vec<String>,
    /// Whether one of them was reported and left out of the tree.
    is_whole: bool,
}

impl Written {
    pub fn of(mapping: &Mapping) -> Self {
        Self {
            keys: mapping.keys().map(str::to_owned).collect(),
            is_whole: mapping.is_whole,
        }
    }

    /// Whether `key` was written, well or in a way that reads as a misspelling of it. `known` are
    /// all keys of the map. Where keys were left out, every one may be among them.
    pub fn has(&self, key: &str, known: &[&str]) -> bool {
        let is_written = |key: &str| self.keys.iter().any(|written| written == key);
        if !self.is_whole || is_written(key) {
            return true;
        }
        let free = || known.iter().copied().filter(|known| !is_written(known));
        self.keys
            .iter()
            .filter(|written| !known.contains(&written.as_str()))
            .any(|written| nearest(written, free()) == Some(key))
    }
}

/// Reads nodes and keeps what it has to say.
pub(crate) struct Decoder<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Decoder<'a> {
    pub fn new(source: &'a SourceFile, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            source,
            diagnostics,
        }
    }

    /// The value of one key.
    pub fn key<T: Decode>(&mut self, mapping: &Mapping, key: &str) -> Option<T> {
        T::decode(&mapping.get(key)?.value, self)
    }

    /// The value of the key that decides a union: a known one, or the nearest to it.
    pub fn tag(&mut self, node: &Node, key: &str, tags: &[&'static str]) -> Option<&'static str> {
        let mapping = node.mapping()?;
        let entry = mapping.get(key).or_else(|| misspelled(mapping, key))?;
        let written = entry.value.scalar()?.text.as_str();
        let tag = tags.iter().copied().find(|tag| *tag == written);
        tag.or_else(|| {
            let near = nearest(written, tags.iter().copied())?;
            tags.iter().copied().find(|tag| *tag == near)
        })
    }

    /// Keeps what a part has to say about itself that no schema could.
    pub fn report(&mut self, problem: impl FnOnce(&SourceFile) -> Diagnostic) {
        self.diagnostics.push(problem(self.source));
    }

    /// A scalar where text is meant.
    pub fn text(&mut self, node: &Node) -> Option<Scalar> {
        let scalar = node.scalar().filter(|scalar| !scalar.is_absent())?;
        Some(self.unambiguous(scalar))
    }

    /// As [`Decoder::text`], where markup means nothing.
    pub fn plain(&mut self, node: &Node) -> Option<Scalar> {
        let scalar = self.text(node)?;
        for (at, _) in scalar.text.match_indices('<') {
            let behind = &scalar.text[at + 1..];
            let is_reference = behind
                .split_once(':')
                .is_some_and(|(kind, _)| KINDS.contains(&kind));
            if let Some(end) = behind.find('>').filter(|_| is_reference) {
                let span = Locator::new(self.source.text(), &scalar).span(at, at + end + 2);
                self.diagnostics.push(guide_problem::markdown_not_allowed(
                    span,
                    "a reference",
                    "labels and titles are plain text: write the words out",
                ));
            }
        }
        Some(scalar)
    }

    /// A scalar where a day is meant, with or without quotes.
    #[expect(clippy::unused_self, reason = "the same shape as `text`")]
    pub fn date(&mut self, node: &Node) -> Option<Scalar> {
        node.scalar().cloned()
    }

    /// Reports text that some YAML readers take for something else.
    pub fn unambiguous(&mut self, scalar: &Scalar) -> Scalar {
        if resolve(scalar) == Plain::Text && is_read_differently(scalar) {
            let reading = match scalar.text.to_ascii_lowercase().as_str() {
                "y" | "yes" | "on" => "`true` in many programs",
                "n" | "no" | "off" => "`false` in many programs",
                _ => "a number or a date in many programs",
            };
            self.diagnostics
                .push(problem::ambiguous(scalar.span, &scalar.text, reading));
        }
        self.layout(scalar);
        scalar.clone()
    }

    /// Reports what a text without quotes has taken in by mistake: a quote at its end that has no
    /// partner, a line that looks like an entry of a list.
    pub fn layout(&mut self, scalar: &Scalar) {
        if scalar.style != Style::Plain {
            return;
        }
        let place = |start: usize, end: usize| {
            let offset = scalar.span.start as usize;
            Span::new(scalar.span.file, offset + start, offset + end)
        };
        let source = self.source.slice(scalar.span);
        if let Some(quote) = lone_quote(source) {
            let place = place(source.len() - 1, source.len());
            self.diagnostics.push(problem::lone_quote(place, quote));
        }
        let newlines = source.match_indices('\n');
        let mut continuations = newlines.map(|(newline, _)| {
            let line = &source[newline + 1..];
            source.len() - line.trim_start().len()
        });
        if let Some(start) = continuations.find(|start| is_entry(&source[*start..])) {
            let end = source[start..]
                .find('\n')
                .map_or(source.len(), |end| start + end);
            self.diagnostics
                .push(problem::folded_entry(place(start, end)));
        }
    }
}

/// The quote that a text ends with, if it has no partner in it.
fn lone_quote(text: &str) -> Option<char> {
    let quote = text
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    // The users' own.
    let is_apostrophe = quote == '\'' && text.ends_with("s'");
    let is_alone = text.matches(quote).count() % 2 == 1;
    (is_alone && !is_apostrophe).then_some(quote)
}

/// Whether a line looks like an entry of a list, of YAML or of Markdown.
fn is_entry(line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && behind.starts_with(". ");
    is_numbered || line.starts_with("- ") || line.starts_with("* ")
}

/// The entry whose key is a misspelling of `key`, and of nothing else that the map has.
pub(crate) fn misspelled<'a>(mapping: &'a Mapping, key: &str) -> Option<&'a Entry> {
    let is_near = |entry: &&Entry| nearest(&entry.key.text, [key]).is_some();
    mapping.entries.iter().find(is_near)
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        T::decode(node, decoder).map(Self::new)
    }
}
