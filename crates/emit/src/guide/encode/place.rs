//! Where a text stands on a page, and who reads it there.

/// Who reads the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// MDX engines.
    Mdx,
    /// GitHub, VitePress, MkDocs and mdBook.
    Markdown,
    /// A component that parses an attribute as a line of Markdown, without MDX.
    Title,
}

/// What stands behind the text on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// The end of the line.
    End,
    /// A tag.
    Tag,
    /// A link: a bracket.
    Bracket,
    /// Anything else.
    Other,
}

/// Where the text stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// At the start of a line.
    pub(crate) line_start: bool,
    /// In a heading, where `#` at an end may be dropped.
    pub(crate) heading: bool,
    /// In a table cell.
    pub(crate) cell: bool,
    /// What follows.
    pub(crate) next: Next,
    /// The first character is escaped whatever it is.
    pub(crate) escape_first: bool,
    /// So is the last.
    pub(crate) escape_last: bool,
    /// Behind a `_` that opens emphasis, which could be part of an e-mail address.
    pub(crate) after_mark: bool,
}

impl Place {
    /// Between other things on a line.
    pub(crate) const INSIDE: Self = Self {
        line_start: false,
        heading: false,
        cell: false,
        next: Next::Other,
        escape_first: false,
        escape_last: false,
        after_mark: false,
    };

    /// Alone on a line.
    pub(crate) const LINE: Self = Self {
        line_start: true,
        next: Next::End,
        ..Self::INSIDE
    };
}

/// The white space that Markdown drops at the ends of a line, or takes for a code block there.
pub(crate) const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];
