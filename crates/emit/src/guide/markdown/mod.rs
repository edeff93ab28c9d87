//! `markdown`: pages for GitHub, VitePress, MkDocs and mdBook, and for agents.
//!
//! Without frontmatter, which GitHub shows as a table and mdBook as a heading: the title is a
//! heading, and what a reader need not see is a link definition, the only comment that no engine
//! shows.

mod around;

use connspec_spec::Text;
use connspec_spec::model::{Block, Image, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::block;
use super::encode::inline::{Line, line};
use super::encode::picture::small_picture;
use super::encode::place::Reader;
use super::encoded::Encoded;
use crate::Flavour;

/// The flavour `markdown`.
pub(crate) struct Markdown;

impl Backend for Markdown {
    const FLAVOUR: Flavour = Flavour::Markdown;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        Encoded::new(block::title(text, Reader::Markdown))
    }

    fn heading(text: &Text) -> Encoded {
        Encoded::new(block::heading(text, Reader::Markdown))
    }

    fn step_title(text: &Text) -> Encoded {
        let title = [Inline::Strong(vec![Inline::Text(text.clone())])];
        let title = line(&title, Line::new(Reader::Markdown));
        Encoded::new(title)
    }

    fn blocks(blocks: &[Block]) -> Encoded {
        Encoded::new(block::blocks(blocks, Reader::Markdown))
    }

    fn step_body(blocks: &[Block]) -> Encoded {
        Encoded::new(block::item_blocks(blocks, Reader::Markdown))
    }

    fn picture(image: &Image) -> Encoded {
        let picture = [Inline::Image(image.clone())];
        Encoded::new(line(&picture, Line::new(Reader::Markdown)))
    }

    fn logo(image: &Image) -> Encoded {
        Encoded::new(small_picture(image, Reader::Markdown))
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
                ..Line::new(Reader::Markdown)
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
