//! Where a text stands on a page, and who reads it there.

/// Who reads the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Mintlify, and apps with guides of its kind.
    Mdx,
    /// Docusaurus.
    Docusaurus,
    /// Starlight.
    Starlight,
    /// GitHub, VitePress, MkDocs and mdBook.
    Markdown,
    /// A component that parses an attribute as a line of Markdown, without MDX.
    Title,
}

impl Reader {
    /// Whether it reads MDX.
    pub(crate) const fn is_mdx(self) -> bool {
        matches!(self, Self::Mdx | Self::Docusaurus | Self::Starlight)
    }

    /// Whether `:name` in a line is a directive to it.
    pub(crate) const fn has_directives(self) -> bool {
        matches!(self, Self::Docusaurus | Self::Starlight)
    }
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
    /// A colon, in a title.
    Colon,
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
    /// In the description of a picture, where no element can stand.
    pub(crate) picture: bool,
    /// Between the tags of a link, where an address would become a link in a link.
    pub(crate) linked: bool,
    /// What follows.
    pub(crate) next: Next,
    /// The first character is escaped whatever it is.
    pub(crate) escape_first: bool,
    /// So is the last.
    pub(crate) escape_last: bool,
    /// Behind a `_` that opens emphasis, which could be part of an e-mail address.
    pub(crate) after_mark: bool,
    /// Behind a `:` and what may be the first part of the name of an emoji.
    pub(crate) in_name: bool,
}

impl Place {
    /// Between other things on a line.
    pub(crate) const INSIDE: Self = Self {
        line_start: false,
        heading: false,
        cell: false,
        picture: false,
        linked: false,
        next: Next::Other,
        escape_first: false,
        escape_last: false,
        after_mark: false,
        in_name: false,
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
