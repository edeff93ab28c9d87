//! Parser events in, model trees out.

use std::ops::Range;

use connspec_diagnostics::{Diagnostic, Span};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::{Context, link, restore, tags};
use crate::model::{Alignment, Block, Image, Inline, LinkTarget, Row};
use crate::problem::guide as problem;
use crate::{LANGUAGES, Text};

/// Builds blocks from the events of one text.
pub(super) struct Builder<'a> {
    /// The text as the author wrote it.
    original: &'a str,
    /// How many bytes the parsed text has before the author's own.
    lead: usize,
    context: &'a mut dyn Context,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// What is open, outermost first; the bottom holds the result.
    stack: Vec<Open>,
}

/// A container whose end has not come yet.
enum Open {
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
        src: String,
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
        head: Row,
        rows: Vec<Row>,
    },
    Row(Row),
    Cell(Vec<Inline>),
    /// Something that is not part of the language: its contents are still looked at.
    Refused(Vec<Inline>),
}

/// Where a link leads.
enum Target {
    Link(LinkTarget),
    /// Words that take the place of the whole link.
    Words(Vec<Inline>),
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
            stack: vec![Open::Blocks(Vec::new())],
        }
    }

    /// The blocks of the whole text.
    pub fn finish(mut self) -> Vec<Block> {
        match self.stack.pop() {
            Some(Open::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let place = self.place(&range);
                self.inline(Inline::Code(Text::new(restore(&code), place)));
            }
            Event::SoftBreak => {
                let place = self.place(&range);
                self.push_text(" ", place);
            }
            Event::HardBreak => self.inline(Inline::Break),
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
            Tag::Paragraph => Open::Paragraph(Vec::new()),
            Tag::List(start) => {
                self.close_loose_inlines();
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
            Tag::Image { dest_url, .. } => {
                let src = link::image_source(&dest_url);
                if src.is_none() {
                    let place = self.target_place(&dest_url, &range);
                    self.diagnostics.push(problem::link_not_allowed(
                        place,
                        "a picture's address starts with `https://` or `/`",
                        "write a link, or the path of a file on the docs site",
                    ));
                }
                Open::Image {
                    src: src.unwrap_or_default(),
                    content: Vec::new(),
                    place,
                }
            }
            Tag::CodeBlock(kind) => {
                self.close_loose_inlines();
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
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
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
        self.close_loose_inlines();
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Blocks(blocks) => self.stack.push(Open::Blocks(blocks)),
            Open::Paragraph(content) => {
                if !content.is_empty() {
                    self.block(Block::Paragraph(content));
                }
            }
            Open::List { start, items } => self.block(Block::List { start, items }),
            Open::Item { blocks, .. } => {
                if let Some(Open::List { items, .. }) = self.stack.last_mut() {
                    items.push(blocks);
                }
            }
            Open::Strong(content) => self.inline(Inline::Strong(content)),
            Open::Emphasis(content) => self.inline(Inline::Emphasis(content)),
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
                self.inline(Inline::Image(Image {
                    src,
                    alt: Text::new(alt, place),
                }));
            }
            Open::Code {
                language,
                text,
                range,
                place,
            } => {
                let place = range.map_or(place, |range| self.place(&range));
                let text = Text::new(text.strip_suffix('\n').unwrap_or(&text), place);
                self.block(Block::Code { language, text });
            }
            Open::Table {
                alignments,
                head,
                rows,
            } => {
                self.block(Block::Table {
                    alignments,
                    head,
                    rows,
                });
            }
            Open::Row(cells) => {
                if let Some(Open::Table { head, rows, .. }) = self.stack.last_mut() {
                    if tag == TagEnd::TableHead {
                        *head = cells;
                    } else {
                        rows.push(cells);
                    }
                }
            }
            Open::Cell(content) => {
                if let Some(Open::Row(cells)) = self.stack.last_mut() {
                    cells.push(content);
                }
            }
            Open::Refused(_) => {}
        }
    }

    fn end_link(&mut self, target: Option<Target>, content: Vec<Inline>, place: Span) {
        match target {
            Some(Target::Words(words)) => words.into_iter().for_each(|word| self.inline(word)),
            Some(Target::Link(_)) if content.is_empty() => {
                self.diagnostics.push(problem::markdown_not_allowed(
                    place,
                    "a link without words",
                    "write what it leads to: `[words](https://…)`",
                ));
            }
            Some(Target::Link(target)) => self.inline(Inline::Link { target, content }),
            None => content.into_iter().for_each(|inline| self.inline(inline)),
        }
    }

    /// Where a link leads; a mistake in it is reported.
    fn link_target(
        &mut self,
        written: &str,
        range: &Range<usize>,
        is_autolink: bool,
    ) -> Option<Target> {
        let place = self.target_place(written, range);
        match link::classify(written) {
            Ok(link::Target::Link(target)) => Some(Target::Link(target)),
            Ok(link::Target::Reference { kind, name }) => {
                let name_place = place.slice(kind.len() + 1, written.len());
                if !is_autolink && kind != "step" {
                    self.diagnostics.push(problem::link_not_allowed(
                        place,
                        "a link can only lead to a step, an address of the web, or a page",
                        &format!("write `<{kind}:{name}>` for its name"),
                    ));
                    return None;
                }
                let reference = super::Reference {
                    kind,
                    name,
                    span: name_place,
                };
                let words = self.context.resolve(reference, self.diagnostics)?;
                if is_autolink {
                    return Some(Target::Words(words));
                }
                match words.into_iter().next() {
                    Some(Inline::Link { target, .. }) => Some(Target::Link(target)),
                    _ => None,
                }
            }
            Err(link::Refused::Scheme(scheme)) => {
                let scheme_place = place.slice(0, scheme.len());
                self.diagnostics
                    .push(problem::unknown_reference(scheme_place, scheme));
                None
            }
            Err(link::Refused::Because(why, help)) => {
                self.diagnostics
                    .push(problem::link_not_allowed(place, why, help));
                None
            }
        }
    }

    fn language(&mut self, kind: CodeBlockKind<'_>, range: &Range<usize>) -> Option<&'static str> {
        match kind {
            CodeBlockKind::Indented => {
                self.refuse(
                    range,
                    "indented code",
                    "put it between lines of three backticks",
                );
                None
            }
            CodeBlockKind::Fenced(info) if info.is_empty() => None,
            CodeBlockKind::Fenced(info) => {
                let known = LANGUAGES.iter().copied().find(|known| *known == &*info);
                if known.is_none() {
                    let place = self.target_place(&info, range);
                    self.diagnostics
                        .push(problem::unknown_language(place, &info, LANGUAGES));
                }
                known
            }
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
        let place = self.place(&range);
        for tag in tags::known(&restored) {
            let tag_place = place.slice(tag.start, tag.end);
            self.diagnostics
                .push(problem::html_tag(tag_place, &restored[tag]));
        }
        self.push_text(&restored, place);
    }

    /// Adds words, joined to the words before them.
    fn push_text(&mut self, words: &str, place: Span) {
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

    fn inline(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => {
                let place = text.span();
                self.push_text(text.open(), place);
            }
            inline => self.content().push(inline),
        }
    }

    /// The inlines of what is open.
    fn content(&mut self) -> &mut Vec<Inline> {
        let needs_paragraph = matches!(
            self.stack.last(),
            None | Some(
                Open::Blocks(_)
                    | Open::List { .. }
                    | Open::Table { .. }
                    | Open::Row(_)
                    | Open::Code { .. }
            )
        );
        if needs_paragraph {
            self.stack.push(Open::Refused(Vec::new()));
        }
        match self.stack.last_mut() {
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

    fn block(&mut self, block: Block) {
        if let Some(Open::Blocks(blocks) | Open::Item { blocks, .. }) = self.stack.last_mut() {
            blocks.push(block);
        }
    }

    /// The words of a tight item become a paragraph once something else follows.
    fn close_loose_inlines(&mut self) {
        if let Some(Open::Item {
            blocks,
            loose_inlines,
        }) = self.stack.last_mut()
            && !loose_inlines.is_empty()
        {
            blocks.push(Block::Paragraph(std::mem::take(loose_inlines)));
        }
    }

    fn refuse(&mut self, range: &Range<usize>, what: &str, help: &str) {
        let place = self.first_line(range);
        self.diagnostics
            .push(problem::markdown_not_allowed(place, what, help));
    }

    fn place(&self, range: &Range<usize>) -> Span {
        self.context.locate(
            range.start.saturating_sub(self.lead),
            range.end.saturating_sub(self.lead),
        )
    }

    fn first_line(&self, range: &Range<usize>) -> Span {
        let source = self.source(range);
        let end = source.find('\n').unwrap_or(source.len());
        self.place(&(range.start..range.start + end))
    }

    /// The place of a link's target, or of a fence's language, inside the whole construct.
    fn target_place(&self, target: &str, range: &Range<usize>) -> Span {
        match self.source(range).rfind(target) {
            Some(at) => self.place(&(range.start + at..range.start + at + target.len())),
            None => self.place(range),
        }
    }

    fn source(&self, range: &Range<usize>) -> &'a str {
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
