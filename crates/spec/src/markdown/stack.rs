//! What is open while Markdown is read, outermost first.

use std::ops::Range;

use connspec_diagnostics::Span;

use crate::Text;
use crate::model::{Alignment, Block, ImageSource, Inline, LinkTarget, TableRow};

/// A container whose end has not come yet.
pub(super) enum Open {
    Blocks(Vec<Block>),
    Paragraph(Vec<Inline>),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    /// An item; a tight one has bare inlines, which are collected as a paragraph.
    Item {
        blocks: Vec<Block>,
        loose_inlines: Vec<Inline>,
    },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link {
        target: Option<Target>,
        content: Vec<Inline>,
        place: Span,
    },
    Image {
        src: Option<ImageSource>,
        content: Vec<Inline>,
        place: Span,
    },
    Code {
        language: Option<&'static str>,
        text: String,
        range: Option<Range<usize>>,
        place: Span,
    },
    Table {
        alignments: Vec<Alignment>,
        head: TableRow,
        rows: Vec<TableRow>,
    },
    TableRow(TableRow),
    Cell(Vec<Inline>),
    /// Something that is not part of the language: its contents are still looked at.
    Refused(Vec<Inline>),
}

/// Where a link leads.
pub(super) enum Target {
    Link(LinkTarget),
    /// Words that take the place of the whole link.
    Words(Vec<Inline>),
}

/// The open containers; the bottom holds the result.
pub(super) struct Stack {
    open: Vec<Open>,
}

impl Stack {
    pub fn new() -> Self {
        Self {
            open: vec![Open::Blocks(Vec::new())],
        }
    }

    /// The blocks of the whole text.
    pub fn finish(mut self) -> Vec<Block> {
        match self.open.pop() {
            Some(Open::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    pub fn push(&mut self, open: Open) {
        self.open.push(open);
    }

    pub fn pop(&mut self) -> Option<Open> {
        self.open.pop()
    }

    pub fn last_mut(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    /// Adds words, joined to the words before them.
    pub fn push_text(&mut self, words: &str, place: Span) {
        if words.is_empty() {
            return;
        }
        let content = self.content();
        if let Some(Inline::Text(last)) = content.last_mut() {
            let whole = Span {
                end: place.end.max(last.span().end),
                ..last.span()
            };
            *last = Text::new(format!("{}{words}", last.open()), whole);
        } else {
            content.push(Inline::Text(Text::new(words, place)));
        }
    }

    pub fn inline(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => {
                let place = text.span();
                self.push_text(text.open(), place);
            }
            inline => self.content().push(inline),
        }
    }

    /// The inlines of what is open.
    pub fn content(&mut self) -> &mut Vec<Inline> {
        let needs_paragraph = matches!(
            self.open.last(),
            None | Some(
                Open::Blocks(_)
                    | Open::List { .. }
                    | Open::Table { .. }
                    | Open::TableRow(_)
                    | Open::Code { .. }
            )
        );
        if needs_paragraph {
            self.open.push(Open::Refused(Vec::new()));
        }
        match self.open.last_mut() {
            Some(
                Open::Paragraph(content)
                | Open::Strong(content)
                | Open::Emphasis(content)
                | Open::Link { content, .. }
                | Open::Image { content, .. }
                | Open::Cell(content)
                | Open::Refused(content)
                | Open::Item {
                    loose_inlines: content,
                    ..
                },
            ) => content,
            _ => unreachable!("something that holds inlines is open"),
        }
    }

    pub fn block(&mut self, block: Block) {
        if let Some(Open::Blocks(blocks) | Open::Item { blocks, .. }) = self.open.last_mut() {
            blocks.push(block);
        }
    }

    /// The words of a tight item become a paragraph once something else follows.
    pub fn close_loose_inlines(&mut self) {
        if let Some(Open::Item {
            blocks,
            loose_inlines,
        }) = self.open.last_mut()
            && !loose_inlines.is_empty()
        {
            blocks.push(Block::Paragraph(std::mem::take(loose_inlines)));
        }
    }
}
