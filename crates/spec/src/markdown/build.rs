//! Parser events in, model trees out.

use std::ops::Range;

use connspec_diagnostics::{Diagnostic, Span};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::stack::{Open, Stack, Target};
use super::{Context, restore, tags};
use crate::Text;
use crate::model::{Alignment, Block, Image, Inline};
use crate::problem::guide as problem;

/// Builds blocks from the events of one text.
pub(super) struct Builder<'a> {
    /// The text as the author wrote it.
    original: &'a str,
    /// How many bytes the parsed text has before the author's own.
    lead: usize,
    pub(super) context: &'a mut dyn Context,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    stack: Stack,
}

impl<'a> Builder<'a> {
    pub fn new(
        original: &'a str,
        lead: usize,
        context: &'a mut dyn Context,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            original,
            lead,
            context,
            diagnostics,
            stack: Stack::new(),
        }
    }

    /// The blocks of the whole text.
    pub fn finish(self) -> Vec<Block> {
        self.stack.finish()
    }

    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let place = self.place(&range);
                self.stack
                    .inline(Inline::Code(Text::new(restore(&code), place)));
            }
            Event::SoftBreak => {
                let place = self.place(&range);
                self.stack.push_text(" ", place);
            }
            Event::HardBreak => self.stack.inline(Inline::Break),
            Event::Rule => self.refuse(&range, "a horizontal line", "start a new section instead"),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {
                self.refuse(&range, "this Markdown", "write it as plain words");
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let place = self.place(&range);
        let open = match tag {
            Tag::Paragraph => {
                self.almost_table(&range);
                Open::Paragraph(Vec::new())
            }
            Tag::List(start) => {
                self.stack.close_loose_inlines();
                Open::List {
                    start,
                    items: Vec::new(),
                }
            }
            Tag::Item => Open::Item {
                blocks: Vec::new(),
                loose_inlines: Vec::new(),
            },
            Tag::Strong => Open::Strong(Vec::new()),
            Tag::Emphasis => Open::Emphasis(Vec::new()),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let is_autolink = link_type == LinkType::Autolink;
                let target = self.link_target(&dest_url, &range, is_autolink);
                Open::Link {
                    target,
                    content: Vec::new(),
                    place,
                }
            }
            Tag::Image { dest_url, .. } => Open::Image {
                src: self.image_source(&dest_url, &range),
                content: Vec::new(),
                place,
            },
            Tag::CodeBlock(kind) => {
                self.stack.close_loose_inlines();
                let language = self.language(kind, &range);
                Open::Code {
                    language,
                    text: String::new(),
                    range: None,
                    place,
                }
            }
            Tag::Table(alignments) => Open::Table {
                alignments: alignments.into_iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead => Open::TableRow(Vec::new()),
            Tag::TableRow => {
                self.check_row(&range);
                Open::TableRow(Vec::new())
            }
            Tag::TableCell => Open::Cell(Vec::new()),
            Tag::Heading { .. } => {
                self.refuse(
                    &range,
                    "a heading",
                    "headings are the titles of sections and steps",
                );
                Open::Refused(Vec::new())
            }
            Tag::BlockQuote(_) => {
                self.refuse(
                    &range,
                    "a quotation",
                    "use `note`, or write `\\>` for the character",
                );
                return;
            }
            _ => {
                self.refuse(&range, "this Markdown", "write it as plain words");
                Open::Refused(Vec::new())
            }
        };
        self.stack.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::BlockQuote(_)) {
            return;
        }
        self.stack.close_loose_inlines();
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Blocks(blocks) => self.stack.push(Open::Blocks(blocks)),
            Open::Paragraph(content) => {
                if !content.is_empty() {
                    self.stack.block(Block::Paragraph(content));
                }
            }
            Open::List { start, items } => self.stack.block(Block::List { start, items }),
            Open::Item { blocks, .. } => {
                if let Some(Open::List { items, .. }) = self.stack.last_mut() {
                    items.push(blocks);
                }
            }
            Open::Strong(content) => self.stack.inline(Inline::Strong(content)),
            Open::Emphasis(content) => self.stack.inline(Inline::Emphasis(content)),
            Open::Link {
                target,
                content,
                place,
            } => self.end_link(target, content, place),
            Open::Image {
                src,
                content,
                place,
            } => {
                let alt = plain(&content);
                if alt.trim().is_empty() {
                    self.diagnostics.push(problem::image_alt_missing(place));
                }
                // Without a source it was refused.
                if let Some(src) = src {
                    let alt = Text::new(alt, place);
                    self.stack.inline(Inline::Image(Image { src, alt }));
                }
            }
            Open::Code {
                language,
                text,
                range,
                place,
            } => {
                let place = range.map_or(place, |range| self.place(&range));
                let text = Text::new(text.strip_suffix('\n').unwrap_or(&text), place);
                self.stack.block(Block::Code { language, text });
            }
            Open::Table {
                alignments,
                head,
                rows,
            } => {
                self.stack.block(Block::Table {
                    alignments,
                    head,
                    rows,
                });
            }
            Open::TableRow(cells) => {
                if let Some(Open::Table { head, rows, .. }) = self.stack.last_mut() {
                    if tag == TagEnd::TableHead {
                        *head = cells;
                    } else {
                        rows.push(cells);
                    }
                }
            }
            Open::Cell(content) => {
                if let Some(Open::TableRow(cells)) = self.stack.last_mut() {
                    cells.push(content);
                }
            }
            Open::Refused(_) => {}
        }
    }

    fn end_link(&mut self, target: Option<Target>, content: Vec<Inline>, place: Span) {
        match target {
            Some(Target::Words(words)) => {
                words.into_iter().for_each(|word| self.stack.inline(word));
            }
            Some(Target::Link(_)) if content.is_empty() => {
                self.diagnostics.push(problem::markdown_not_allowed(
                    place,
                    "a link without words",
                    "write what it leads to: `[words](https://…)`",
                ));
            }
            Some(Target::Link(target)) => self.stack.inline(Inline::Link { target, content }),
            None => content
                .into_iter()
                .for_each(|inline| self.stack.inline(inline)),
        }
    }

    fn text(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        let restored = restore(text);
        if let Some(Open::Code {
            text, range: whole, ..
        }) = self.stack.last_mut()
        {
            text.push_str(&restored);
            let start = whole.as_ref().map_or(range.start, |whole| whole.start);
            *whole = Some(start..range.end);
            return;
        }
        self.almost_references(text, &range);
        let place = self.place(&range);
        for tag in tags::known(&restored) {
            let tag_place = place.slice(tag.start, tag.end);
            self.diagnostics
                .push(problem::html_tag(tag_place, &restored[tag]));
        }
        self.stack.push_text(&restored, place);
    }

    /// What is open, innermost.
    pub(super) fn last_open(&mut self) -> Option<&mut Open> {
        self.stack.last_mut()
    }

    pub(super) fn refuse(&mut self, range: &Range<usize>, what: &str, help: &str) {
        let place = self.first_line(range);
        self.diagnostics
            .push(problem::markdown_not_allowed(place, what, help));
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Span {
        self.context.locate(
            range.start.saturating_sub(self.lead),
            range.end.saturating_sub(self.lead),
        )
    }

    pub(super) fn first_line(&self, range: &Range<usize>) -> Span {
        let source = self.source(range);
        let end = source.find('\n').unwrap_or(source.len());
        self.place(&(range.start..range.start + end))
    }

    /// The place of a link's target, or of a fence's language, inside the whole construct.
    pub(super) fn source(&self, range: &Range<usize>) -> &'a str {
        let inside = range.start.saturating_sub(self.lead)..range.end.saturating_sub(self.lead);
        self.original.get(inside).unwrap_or_default()
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// The words of inlines without their markup.
fn plain(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.open().to_owned(),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                plain(content)
            }
            Inline::Image(image) => image.alt.open().to_owned(),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}
