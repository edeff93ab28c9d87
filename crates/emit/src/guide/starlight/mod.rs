//! `starlight`: pages of Astro Starlight sites. MDX with Markdown in it; steps are a numbered list
//! in the component `Steps`, remarks are directives.
//!
//! Starlight gives headings ids of its own and shows only those in its table of contents, so the
//! stable anchor of a section stands in front of its heading.

mod around;

use connspec_spec::Text;
use connspec_spec::model::{Block, Image, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::inline::{Line, line};
use super::encode::picture::small_picture;
use super::encode::place::Reader;
use super::encode::{attribute, block};
use super::encoded::Encoded;
use crate::Flavour;

/// The flavour `starlight`.
pub(crate) struct Starlight;

impl Backend for Starlight {
    const FLAVOUR: Flavour = Flavour::Starlight;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        attribute::frontmatter(text)
    }

    fn heading(text: &Text) -> Encoded {
        Encoded::new(block::heading(text, Reader::Starlight))
    }

    fn step_title(text: &Text) -> Encoded {
        let title = [Inline::Strong(vec![Inline::Text(text.clone())])];
        Encoded::new(line(&title, Line::new(Reader::Starlight)))
    }

    fn blocks(blocks: &[Block]) -> Encoded {
        Encoded::new(block::blocks(blocks, Reader::Starlight))
    }

    fn picture(image: &Image) -> Encoded {
        let picture = [Inline::Image(image.clone())];
        Encoded::new(line(&picture, Line::new(Reader::Starlight)))
    }

    /// Only what is written as Markdown goes through the engine's own handling of pictures, and Markdown
    /// knows no sizes: the cell that it stands in is narrow.
    fn logo(image: &Image) -> Encoded {
        Encoded::new(small_picture(image, Reader::Starlight))
    }

    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded {
        // Starlight knows no `info`; each kind that it knows has a title of its own in the
        // language of the site.
        let name = match kind {
            NoteKind::Info => "note[Info]",
            NoteKind::Note => "note",
            NoteKind::Tip => "tip",
            NoteKind::Warning => "caution",
        };
        let text = line(text, Line::new(Reader::Starlight));
        Encoded::new(format!(":::{name}\n\n{text}\n\n:::"))
    }

    /// Astro's pages are folders.
    fn page_link(page: String, _file: String) -> LinkTarget {
        LinkTarget::Site(format!("{page}/"))
    }

    fn picture_address(_on_site: String, beside: String) -> String {
        beside
    }

    fn around(around: &Around<'_>) -> Vec<(&'static str, String)> {
        around::files(around)
    }
}
