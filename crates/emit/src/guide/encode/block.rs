//! Blocks of Markdown.
//!
//! List items are laid out in four columns (`1.  `, `10. `, `-   `), the only layout that all
//! engines read as the same tree: MkDocs wants four, the others what the marker takes.

use connspec_spec::Text;
use connspec_spec::model::{Alignment, Block, Row};

use super::code;
use super::inline::{Line, line};
use super::text::{Next, Place, Reader, encode};
use crate::guide::templates::indented;

/// Columns that a list marker takes, unless it is longer.
const MARKER: usize = 4;

/// `blocks` under each other, with blank lines between.
pub(crate) fn blocks(blocks: &[Block], reader: Reader) -> String {
    stacked(blocks, reader, "\n\n", false)
}

/// As [`blocks`], for the body of a list item.
pub(crate) fn item_blocks(blocks: &[Block], reader: Reader) -> String {
    stacked(blocks, reader, "\n\n", true)
}

fn stacked(blocks: &[Block], reader: Reader, between: &str, nested: bool) -> String {
    let mut printed = String::new();
    // Two lists of one kind would become one list, so the second has the other marker.
    let mut second = false;
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            printed.push_str(between);
            second = !second && same_kind(&blocks[at - 1], block);
        }
        match block {
            Block::Paragraph(content) => printed.push_str(&line(content, Line::new(reader))),
            Block::List { start, items } => list(*start, items, second, reader, &mut printed),
            Block::Code { language, text } => {
                printed.push_str(&fenced(text, *language, reader, nested));
            }
            Block::Table {
                alignments,
                head,
                rows,
            } => table(alignments, head, rows, reader, &mut printed),
        }
    }
    printed
}

fn same_kind(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::List { start: one, .. }, Block::List { start: other, .. }) => {
            one.is_some() == other.is_some()
        }
        _ => false,
    }
}

/// Words in a heading, behind its `##`; the title of a page has words of ours around them.
#[expect(clippy::disallowed_methods, reason = "an encoder")]
pub(crate) fn heading(text: &Text, reader: Reader) -> String {
    let place = Place {
        heading: true,
        next: Next::End,
        ..Place::INSIDE
    };
    let mut printed = String::new();
    encode(text.open(), reader, place, &mut printed);
    printed
}

/// A fenced block, in a list where it is `nested`.
#[expect(clippy::disallowed_methods, reason = "an encoder")]
pub(crate) fn fenced(
    text: &Text,
    language: Option<&'static str>,
    reader: Reader,
    nested: bool,
) -> String {
    code::fence(text.open(), language, reader, nested)
}

fn list(
    start: Option<u64>,
    items: &[Vec<Block>],
    second: bool,
    reader: Reader,
    printed: &mut String,
) {
    let tight = items.iter().all(|item| is_tight(item));
    let between = if tight { "\n" } else { "\n\n" };
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            printed.push_str(between);
        }
        let marker = match (start, second) {
            (None, false) => "-".to_owned(),
            (None, true) => "*".to_owned(),
            (Some(start), second) => number(start, at, if second { ')' } else { '.' }),
        };
        let marker = padded(&marker);
        let body = stacked(item, reader, between, true);
        let item = [marker.as_str(), &indented(&body, marker.len())].concat();
        printed.push_str(item.trim_end());
    }
}

/// The marker of the item number `at` of a list that starts with `start`. Markdown reads nine
/// digits at most.
fn number(start: u64, at: usize, end: char) -> String {
    let number = start.saturating_add(at as u64).min(999_999_999);
    format!("{number}{end}")
}

/// A list marker and the space behind it.
fn padded(marker: &str) -> String {
    let width = MARKER.max(marker.len() + 1);
    format!("{marker:width$}")
}

/// The marker of step `at`, counted from 0, of a list of steps, and the space behind it.
pub(crate) fn step_marker(at: usize) -> String {
    padded(&number(1, at, '.'))
}

/// Whether an item needs no blank lines: a paragraph, and lists that may interrupt it.
fn is_tight(item: &[Block]) -> bool {
    let Some((Block::Paragraph(_), lists)) = item.split_first() else {
        return false;
    };
    lists.len() <= 1
        && lists.iter().all(|block| match block {
            Block::List { start, items } => {
                matches!(start, None | Some(1)) && items.iter().all(|item| is_tight(item))
            }
            _ => false,
        })
}

fn table(alignments: &[Alignment], head: &Row, rows: &[Row], reader: Reader, printed: &mut String) {
    row(head, reader, printed);
    printed.push_str("\n|");
    for alignment in alignments {
        printed.push_str(match alignment {
            Alignment::None => " --- |",
            Alignment::Left => " :-- |",
            Alignment::Center => " :-: |",
            Alignment::Right => " --: |",
        });
    }
    for cells in rows {
        printed.push('\n');
        row(cells, reader, printed);
    }
}

fn row(cells: &Row, reader: Reader, printed: &mut String) {
    printed.push('|');
    for cell in cells {
        let cell = line(
            cell,
            Line {
                start: false,
                cell: true,
                ..Line::new(reader)
            },
        );
        printed.push(' ');
        printed.push_str(&cell);
        printed.push_str(" |");
    }
}
