//! Text for people as a tree: the Markdown that the language allows, parsed.
//!
//! References are gone: `<field:api_key>` has become its label in bold, `<url:app#eu>` a code
//! span. Only a link to a step is still symbolic, because its address differs by docs engine.

use super::Image;
use crate::{Id, Text};

/// A part of a paragraph. Neighbouring texts are merged; none is empty; a line break of the
/// source is a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(Text),
    /// Something to be read to the letter.
    Code(Text),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// Words that lead somewhere. Links do not nest.
    Link {
        /// Where to.
        target: LinkTarget,
        /// At least one; no links.
        content: Vec<Inline>,
    },
    /// A picture in a line; only in block text.
    Image(Image),
    /// A line break that the author asked for (two spaces or a backslash); only in block text.
    Break,
}

/// Where a link leads. Every string is visible ASCII without quotes, angle brackets, braces,
/// backslash, backtick, `|` and `^`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// `https://…`, without user or password.
    Web(String),
    /// An e-mail address, without `mailto:`.
    Mail(String),
    /// A path of the docs site, from its root: `/guides/accounts`.
    Site(String),
    /// A step of the same guide.
    Step(Id),
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; not empty.
    Paragraph(Vec<Inline>),
    /// A list. Each item is blocks; a tight list's items are single paragraphs (and lists below).
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// At least one.
        items: Vec<Vec<Block>>,
    },
    /// A fenced block.
    Code {
        /// One of [`LANGUAGES`](crate::LANGUAGES); `None` for plain text.
        language: Option<&'static str>,
        /// Its lines, with LF between them and no LF at the end.
        text: Text,
    },
    /// A table.
    Table {
        /// One per column.
        alignments: Vec<Alignment>,
        /// The heading row.
        head: TableRow,
        /// The others; each has as many cells as the heading.
        rows: Vec<TableRow>,
    },
}

/// The cells of a table row; a cell may be empty.
pub type TableRow = Vec<Vec<Inline>>;

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the page does it.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}
