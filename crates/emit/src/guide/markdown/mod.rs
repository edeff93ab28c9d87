//! `markdown`: pages for GitHub, VitePress, MkDocs and mdBook, and for agents.
//!
//! Without frontmatter, which GitHub shows as a table and mdBook as a heading: the title is a
//! heading, and what a reader need not see is a link definition, the only comment that no engine
//! shows.

mod around;

use connspec_spec::Text;
use connspec_spec::model::{Block, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::block;
use super::encode::inline::{Line, line};
use super::encode::place::Reader;
use super::encoded::Encoded;
use crate::Flavour;

/// The flavour `markdown`.
pub(crate) struct Markdown;

impl Backend for Markdown {
    const FLAVOUR: Flavour = Flavour::Markdown;
    const READER: Reader = Reader::Markdown;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        Encoded::new(block::title(text, Self::READER))
    }

    fn step_body(blocks: &[Block]) -> Encoded {
        Encoded::new(block::item_blocks(blocks, Self::READER))
    }

    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded {
        let name = match kind {
            NoteKind::Info => "Info",
            NoteKind::Note => "Note",
            NoteKind::Tip => "Tip",
            NoteKind::Warning => "Warning",
        };
        let start = false;
        let text = line(
            text,
            Line {
                start,
                ..Line::new(Self::READER)
            },
        );
        Encoded::new(format!("> **{name}:** {text}"))
    }

    fn page_link(_page: String, file: String) -> LinkTarget {
        LinkTarget::Site(file)
    }

    fn picture_address(_on_site: String, beside: String) -> String {
        beside
    }

    fn around(around: &Around<'_>) -> Vec<(&'static str, String)> {
        around::files(around)
    }
}
