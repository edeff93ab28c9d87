//! Blocks of Markdown.
//!
//! List items are laid out in four columns (`1.  `, `10. `, `-   `), the only layout that all
//! engines read as the same tree: MkDocs wants four, the others what the marker takes.

use connspec_spec::Text;
use connspec_spec::model::{Alignment, Block, TableRow};

use super::code;
use super::inline::{Line, line};
use super::place::{Next, Place, Reader};
use super::text::encode;
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

/// Words in a heading, behind its `##`.
pub(crate) fn heading(text: &Text, reader: Reader) -> String {
    in_heading(text, reader, Next::End)
}

/// Words in the title of a page, in front of a colon of ours.
pub(crate) fn title(text: &Text, reader: Reader) -> String {
    in_heading(text, reader, Next::Colon)
}

#[expect(clippy::disallowed_methods, reason = "an encoder")]
fn in_heading(text: &Text, reader: Reader, next: Next) -> String {
    let place = Place {
        heading: true,
        next,
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

fn table(
    alignments: &[Alignment],
    head: &TableRow,
    rows: &[TableRow],
    reader: Reader,
    printed: &mut String,
) {
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

fn row(cells: &TableRow, reader: Reader, printed: &mut String) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use connspec_spec::model::Inline;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(Text::new(text, Default::default()))])
    }

    fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Block {
        Block::List { start, items }
    }

    fn code(text: &str) -> Block {
        Block::Code {
            language: None,
            text: Text::new(text, Default::default()),
        }
    }

    fn printed(content: &[Block]) -> String {
        blocks(content, Reader::Markdown)
    }

    #[test]
    fn lists_are_laid_out_in_four_columns() {
        let item = |text| vec![paragraph(text)];
        let numbers = list(Some(9), vec![item("a"), item("b")]);
        assert_eq!(printed(&[numbers]), "9.  a\n10. b");
        let nested = list(
            None,
            vec![vec![paragraph("a"), list(Some(1), vec![item("b")])]],
        );
        assert_eq!(printed(&[nested]), "-   a\n    1.  b");
        let loose = list(None, vec![vec![paragraph("a"), paragraph("b")], item("c")]);
        assert_eq!(printed(&[loose]), "-   a\n\n    b\n\n-   c");
    }

    #[test]
    fn what_four_columns_do_not_hold() {
        let item = |text| vec![paragraph(text)];
        // A marker may need more, and a body of several lines moves with it.
        let long = list(Some(100), vec![vec![paragraph("a"), paragraph("b")]]);
        assert_eq!(printed(&[long]), "100. a\n\n     b");
        // Markdown reads nine digits.
        let huge = list(Some(u64::MAX), vec![item("a"), item("b")]);
        assert_eq!(printed(&[huge]), "999999999. a\n999999999. b");
        // Only a list that starts with 1 may follow a line directly.
        let three = list(
            None,
            vec![vec![paragraph("a"), list(Some(3), vec![item("b")])]],
        );
        assert_eq!(printed(&[three]), "-   a\n\n    3.  b");
        let empty = list(None, vec![Vec::new(), item("a")]);
        assert_eq!(printed(&[empty]), "-\n\n-   a");
        let lists = [list(None, vec![item("a")]), list(None, vec![item("b")])];
        assert_eq!(printed(&lists), "-   a\n\n*   b");
    }

    #[test]
    fn fences_hold_their_text() {
        assert_eq!(printed(&[code("a\n\n  b")]), "```\na\n\n  b\n```");
        assert_eq!(printed(&[code("```\n````")]), "`````\n```\n````\n`````");
        assert_eq!(printed(&[code("")]), "```\n\n```");
        let included = "<pre><code>&#123;&#123;&#35;include a&#125;&#125;</code></pre>";
        assert_eq!(printed(&[code("{{#include a}}")]), included);
        assert_eq!(
            blocks(&[code("{{#include a}}")], Reader::Mdx),
            "```\n{{#include a}}\n```"
        );
        let in_docusaurus = |text| blocks(&[code(text)], Reader::Docusaurus);
        assert_eq!(in_docusaurus("# a\n{#b}"), "```\n# a\n{#b}\n```");
        assert_eq!(
            in_docusaurus("# a {#b}\n  c"),
            "<pre><code># a &#123;#b&#125;<br />  c</code></pre>"
        );
        assert_eq!(
            in_docusaurus("// highlight-next-line"),
            "<pre><code>// highlight-next-line</code></pre>"
        );
        let in_list = |text| item_blocks(&[code(text)], Reader::Markdown);
        assert_eq!(in_list("{\"a\": \"<b>\"}"), "```\n{\"a\": \"<b>\"}\n```");
        assert_eq!(
            in_list("a\n\n# b"),
            "<pre><code>a&#10;&#10;&#35; b</code></pre>"
        );
        assert_eq!(in_list("<b>"), "<pre><code>&#60;b&#62;</code></pre>");
    }
}
