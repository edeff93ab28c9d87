//! The texts of a tree, in reading order.

use connspec_spec::Text;
use connspec_spec::model::{Block, Inline};

/// What a reader sees a text as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeafKind {
    /// The heading of a section.
    Heading,
    /// The title of a step.
    Title,
    /// Words.
    Words,
    /// A code span or a block of code.
    Code,
    /// What a picture shows.
    Alt,
}

/// A text and what it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaf<'a> {
    pub(crate) kind: LeafKind,
    pub(crate) text: &'a Text,
}

/// Collects texts.
#[derive(Default)]
pub(crate) struct Leaves<'a>(pub(crate) Vec<Leaf<'a>>);

impl<'a> Leaves<'a> {
    pub(crate) fn text(&mut self, text: &'a Text) {
        self.leaf(LeafKind::Words, text);
    }

    pub(crate) fn leaf(&mut self, kind: LeafKind, text: &'a Text) {
        self.0.push(Leaf { kind, text });
    }

    pub(crate) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.inlines(content),
                Block::List { start: _, items } => {
                    items.iter().for_each(|item| self.blocks(item));
                }
                Block::Code { language: _, text } => self.leaf(LeafKind::Code, text),
                Block::Table {
                    alignments: _,
                    head,
                    rows,
                } => {
                    self.inlines(head.iter().flatten());
                    self.inlines(rows.iter().flatten().flatten());
                }
            }
        }
    }

    pub(crate) fn inlines(&mut self, content: impl IntoIterator<Item = &'a Inline>) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(text) => self.leaf(LeafKind::Code, text),
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Link { target: _, content } => self.inlines(content),
                Inline::Image(image) => self.leaf(LeafKind::Alt, &image.alt),
                Inline::Break => {}
            }
        }
    }
}
