//! Text in HTML elements inside MDX.
//!
//! MDX parses what stands between tags on one line as Markdown, so words are escaped as in any
//! MDX text, code spans are backticks and fenced blocks are fences. A paragraph that is not in an
//! element stands on a line of its own, where blocks could start.

use connspec_spec::Text;
use connspec_spec::model::{Alignment, Block, Image, Inline, LinkTarget, TableRow};

use super::attribute;
use crate::guide::encode::place::{BLANK, Next, Place, Reader};
use crate::guide::encode::text::encode;
use crate::guide::encode::tree::{Node, read};
use crate::guide::encode::{block, code, destination};
use crate::guide::templates::indented;

/// How paragraphs are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Paragraphs {
    /// In `<p>`.
    Elements,
    /// As they are; those in list items still in `<p>`.
    Bare,
}

/// Columns of each level.
const INDENT: usize = 2;

/// `blocks` under each other, with blank lines between.
pub(super) fn blocks(blocks: &[Block], paragraphs: Paragraphs) -> String {
    let printed: Vec<_> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(content) if paragraphs == Paragraphs::Bare => bare(content),
            Block::Paragraph(content) => paragraph(content),
            Block::List { start, items } => list(*start, items),
            Block::Code { language, text } => block::fenced(text, *language, Reader::Mdx, true),
            Block::Table {
                alignments,
                head,
                rows,
            } => table(alignments, head, rows),
        })
        .collect();
    printed.join("\n\n")
}

/// Words between tags.
#[expect(clippy::disallowed_methods, reason = "an encoder")]
pub(super) fn words(text: &Text) -> String {
    let mut printed = String::new();
    encode(text.open(), Reader::Mdx, BETWEEN_TAGS, &mut printed);
    printed
}

const BETWEEN_TAGS: Place = Place {
    next: Next::Tag,
    ..Place::INSIDE
};

pub(super) fn paragraph(content: &[Inline]) -> String {
    format!("<p>{}</p>", line(&read(content, false), Place::INSIDE))
}

/// A paragraph without `<p>`. One that starts with an element keeps it: a line that is nothing
/// but an element is that element and not a paragraph, and Mintlify loses a `<strong>` there.
fn bare(content: &[Inline]) -> String {
    let nodes = read(content, false);
    match nodes.first() {
        Some(Node::Text(_) | Node::Code(_)) => line(
            &nodes,
            Place {
                line_start: true,
                ..Place::INSIDE
            },
        ),
        _ => format!("<p>{}</p>", line(&nodes, Place::INSIDE)),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>]) -> String {
    let (open, name) = match start {
        None => ("<ul>".to_owned(), "ul"),
        Some(1) => ("<ol>".to_owned(), "ol"),
        Some(start) => (format!("<ol start=\"{start}\">"), "ol"),
    };
    // Lines with single elements may follow each other; an element of several lines must not
    // follow one on the same paragraph.
    let tight = items
        .iter()
        .all(|item| matches!(item[..], [Block::Paragraph(_)]));
    let items: Vec<_> = items.iter().map(|item| list_item(item)).collect();
    let items = items.join(if tight { "\n" } else { "\n\n" });
    let items = indented(&items, INDENT);
    format!("{open}\n  {items}\n</{name}>")
}

fn list_item(item: &[Block]) -> String {
    if let [Block::Paragraph(content)] = item {
        return format!("<li>{}</li>", line(&read(content, false), Place::INSIDE));
    }
    let content = indented(&blocks(item, Paragraphs::Elements), INDENT);
    format!("<li>\n  {content}\n</li>")
}

fn table(alignments: &[Alignment], head: &TableRow, rows: &[TableRow]) -> String {
    let body: Vec<_> = rows
        .iter()
        .map(|cells| row("td", alignments, cells))
        .collect();
    let head = element("thead", &row("th", alignments, head));
    if body.is_empty() {
        return element("table", &head);
    }
    let body = element("tbody", &body.join("\n"));
    element("table", &[head, body].join("\n"))
}

fn row(cell: &str, alignments: &[Alignment], cells: &TableRow) -> String {
    let cells: Vec<_> = cells
        .iter()
        .zip(alignments)
        .map(|(content, alignment)| {
            let align = match alignment {
                Alignment::None => "",
                Alignment::Left => " align=\"left\"",
                Alignment::Center => " align=\"center\"",
                Alignment::Right => " align=\"right\"",
            };
            format!(
                "<{cell}{align}>{}</{cell}>",
                line(&read(content, false), Place::INSIDE)
            )
        })
        .collect();
    element("tr", &cells.join("\n"))
}

fn element(name: &str, content: &str) -> String {
    format!("<{name}>\n  {}\n</{name}>", indented(content, INDENT))
}

pub(super) fn picture(image: &Image) -> String {
    sized(image, "")
}

/// A picture of 24 pixels.
pub(super) fn small_picture(image: &Image) -> String {
    sized(image, " width=\"24\"")
}

fn sized(image: &Image, size: &str) -> String {
    let source = destination::url(image.src.as_str());
    let alt = attribute::plain(&image.alt);
    format!("<img src=\"{source}\"{size} alt=\"{}\" />", alt.as_str())
}

/// `nodes` on a line, of which the first stands at `place`.
fn line(nodes: &[Node<'_>], place: Place) -> String {
    let mut printed = String::new();
    for (at, node) in nodes.iter().enumerate() {
        match node {
            Node::Text(text) => {
                let text = if at == 0 {
                    text.trim_start_matches(BLANK)
                } else {
                    text
                };
                let text = if at + 1 == nodes.len() {
                    text.trim_end_matches(BLANK)
                } else {
                    text
                };
                let next = match nodes.get(at + 1) {
                    Some(Node::Code(_)) => Next::Other,
                    _ => Next::Tag,
                };
                let place = Place {
                    line_start: place.line_start && at == 0,
                    next,
                    ..place
                };
                encode(text, Reader::Mdx, place, &mut printed);
            }
            Node::Code(text) => printed.push_str(&code::span(text, Reader::Mdx, false)),
            Node::Strong(content) => wrapped("strong", content, place, &mut printed),
            Node::Emphasis(content) => wrapped("em", content, place, &mut printed),
            Node::Link { target, content } => {
                printed.push_str(&anchor(target));
                let linked = Place {
                    linked: true,
                    ..Place::INSIDE
                };
                printed.push_str(&line(content, linked));
                printed.push_str("</a>");
            }
            Node::Image(image) => printed.push_str(&picture(image)),
            Node::Break => printed.push_str("<br />"),
        }
    }
    printed
}

fn wrapped(name: &str, content: &[Node<'_>], place: Place, printed: &mut String) {
    let inside = Place {
        line_start: false,
        ..place
    };
    let content = line(content, inside);
    printed.push_str(&format!("<{name}>{content}</{name}>"));
}

/// The opening tag of a link. Other sites open beside the app.
fn anchor(target: &LinkTarget) -> String {
    let address = destination::link(target);
    match target {
        LinkTarget::Web(_) => {
            format!("<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer\">")
        }
        _ => format!("<a href=\"{address}\">"),
    }
}
