//! Markdown -> the trees of the model.
//!
//! The language allows a small part of CommonMark, the part that docs engines agree on. HTML does not
//! exist here: `<` is an ordinary character unless it opens an autolink, so that
//! `https://<your-subdomain>.example.com` is prose.

mod build;
mod link;
mod stack;
mod tables;
mod tags;
mod target;

pub(crate) use link::{image_file, image_source, is_web};

use connspec_diagnostics::{Diagnostic, Span};
use pulldown_cmark::{Event, Options, Parser};

use crate::model::{Block, Inline};
use crate::problem::guide as problem;
use build::Builder;

/// A reference to another part of the spec: `<kind:name>`, or the target of a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'a> {
    /// `field`, `region`, `url` or `step`.
    pub kind: &'a str,
    /// What stands behind the colon.
    pub name: &'a str,
    /// The place of the name.
    pub span: Span,
}

/// The kinds of references.
pub(crate) const KINDS: [&str; 5] = ["field", "region", "environment", "url", "step"];

/// What a text can refer to, and where it stands.
pub(crate) trait Context {
    /// The place of the bytes `start..end` of the text.
    fn locate(&self, start: usize, end: usize) -> Span;

    /// The words that a reference stands for; `None` where it was reported.
    fn resolve(
        &mut self,
        reference: Reference<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Inline>>;

    /// Whether there is a folder that pictures can lie in.
    fn has_files(&self) -> bool;
}

/// Text from outside a spec: one place, and nothing to refer to.
pub(crate) struct Outside(pub Span);

impl Context for Outside {
    fn locate(&self, _: usize, _: usize) -> Span {
        self.0
    }

    fn resolve(
        &mut self,
        reference: Reference<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Inline>> {
        diagnostics.push(problem::link_not_allowed(
            reference.span,
            "there is nothing to refer to here",
            "references work in the texts of a spec; write the words out",
        ));
        None
    }

    fn has_files(&self) -> bool {
        false
    }
}

/// How deep lists, their items and marks may lie in each other, so that whoever walks the tree
/// does not run out of stack.
const MAX_DEPTH: usize = 32;

/// Stands in for a `<` that opens nothing. The texts hold no control characters: those are refused
/// before anything is parsed. It has one byte, as `<` does, so that offsets stay the same.
const LITERAL_LESS_THAN: char = '\u{1}';

/// Stands before text of one paragraph so that its start is never read as a list or a heading. It
/// ends in white space that no engine takes for an indent: what stands behind a letter opens no
/// emphasis where it starts with punctuation.
const PARAGRAPH_START: &str = "\u{2}\u{a0}";

/// Block text: paragraphs, lists, tables, fenced code.
pub(crate) fn blocks(
    text: &str,
    context: &mut dyn Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let prepared = prepare(text);
    parse(&prepared, text, 0, context, diagnostics)
}

/// Inline text: one paragraph, whatever its lines start with.
pub(crate) fn inlines(
    text: &str,
    context: &mut dyn Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Inline> {
    let text = text.trim_end();
    let line = prepare(text).replace('\n', " ");
    let prepared = format!("{PARAGRAPH_START}{line}");
    let blocks = parse(&prepared, text, PARAGRAPH_START.len(), context, diagnostics);
    match blocks.into_iter().next() {
        Some(Block::Paragraph(content)) => content,
        _ => Vec::new(),
    }
}

fn parse(
    prepared: &str,
    original: &str,
    lead: usize,
    context: &mut dyn Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let parser = Parser::new_ext(prepared, Options::ENABLE_TABLES);
    let definitions: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .collect();
    for span in definitions {
        let place = context.locate(span.start - lead, span.end - lead);
        diagnostics.push(problem::markdown_not_allowed(
            place,
            "a link definition",
            "write the address into the link itself: `[words](https://…)`",
        ));
    }
    let mut builder = Builder::new(original, lead, context, diagnostics);
    let mut depth: usize = 0;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            let help = format!("lists and marks may lie {MAX_DEPTH} deep in each other");
            builder.refuse(&range, "something this deep inside other Markdown", &help);
            return Vec::new();
        }
        builder.event(event, range);
    }
    builder.finish()
}

/// The text with every `<` that opens no autolink replaced. One behind a backslash opens nothing
/// anyway, and the backslash belongs to it.
fn prepare(text: &str) -> String {
    let mut prepared = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '<' && !is_escaped(&text[..at]) && !opens_autolink(&text[at + 1..]) {
            prepared.push(LITERAL_LESS_THAN);
        } else {
            prepared.push(c);
        }
    }
    prepared
}

/// Whether a character behind `before` is escaped.
fn is_escaped(before: &str) -> bool {
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 == 1
}

/// CommonMark 6.5: a scheme of 2 to 32 characters, a colon, and no space or angle bracket before
/// the closing one.
fn opens_autolink(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once('>') else {
        return false;
    };
    let Some((scheme, target)) = inside.split_once(':') else {
        return false;
    };
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = scheme
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let is_closed = !target.contains(|c: char| c == '<' || c.is_ascii_whitespace());
    starts && goes_on && (2..=32).contains(&scheme.len()) && is_closed
}

/// Undoes [`prepare`] in what the parser gives back.
fn restore(text: &str) -> String {
    text.replace(LITERAL_LESS_THAN, "<")
        .replace(PARAGRAPH_START, "")
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, Outside, inlines};
    use crate::model::{Block, Inline};
    use crate::parse_blocks;
    use connspec_diagnostics::Span;

    #[test]
    fn a_backslash_before_an_angle_bracket_is_not_shown() {
        for (text, words) in [
            (r"\<b> c", "<b> c"),
            (r"\\<b", r"\<b"),
            (r"\\\<b", r"\<b"),
            (r"\<a@b.io> \<https://a.io>", "<a@b.io> <https://a.io>"),
            (r"<b>", "<b>"),
        ] {
            let mut diagnostics = Vec::new();
            let blocks = parse_blocks(text, Span::default(), &mut diagnostics);
            let [Block::Paragraph(content)] = &blocks[..] else {
                panic!("{blocks:?}");
            };
            let [Inline::Text(read)] = &content[..] else {
                panic!("{content:?}");
            };
            assert_eq!(read.open(), words);
        }
    }

    #[test]
    fn a_line_may_start_with_marked_punctuation() {
        for text in ["**+ New**", "_(a)_", "**`a`**", "**- b** c"] {
            let mut diagnostics = Vec::new();
            let content = inlines(text, &mut Outside(Span::default()), &mut diagnostics);
            assert!(
                matches!(content[0], Inline::Strong(_) | Inline::Emphasis(_)),
                "{content:?}"
            );
        }
    }

    fn is_accepted(text: &str) -> bool {
        let mut diagnostics = Vec::new();
        let blocks = parse_blocks(text, Span::default(), &mut diagnostics);
        assert_eq!(blocks.is_empty(), !diagnostics.is_empty());
        assert!(diagnostics.len() <= 1);
        diagnostics.is_empty()
    }

    #[test]
    fn depth_is_limited() {
        // A list and its item are two levels, and a tight item has no paragraph.
        let limit = MAX_DEPTH / 2;
        for unit in ["- ", "1. "] {
            assert!(is_accepted(&format!("{}x", unit.repeat(limit))));
            assert!(!is_accepted(&format!("{}x", unit.repeat(limit + 1))));
            assert!(!is_accepted(&format!("{}x", unit.repeat(5000))));
        }
        let marks = |count| format!("{}x{}", "**a _b ".repeat(count), "_**".repeat(count));
        assert!(is_accepted(&marks(10)));
        assert!(!is_accepted(&marks(1000)));
    }
}
