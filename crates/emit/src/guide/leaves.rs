//! The texts of a tree, in reading order.

use connspec_spec::Text;
use connspec_spec::model::{Block, Inline};

/// Collects texts.
#[derive(Default)]
pub(crate) struct Leaves<'a>(pub(crate) Vec<&'a Text>);

impl<'a> Leaves<'a> {
    pub(crate) fn text(&mut self, text: &'a Text) {
        self.0.push(text);
    }

    pub(crate) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.inlines(content),
                Block::List { start: _, items } => {
                    items.iter().for_each(|item| self.blocks(item));
                }
                Block::Code { language: _, text } => self.text(text),
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
                Inline::Text(text) | Inline::Code(text) => self.text(text),
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Link { target: _, content } => self.inlines(content),
                Inline::Image(image) => self.text(&image.alt),
                Inline::Break => {}
            }
        }
    }
}
