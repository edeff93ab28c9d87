//! `mintlify`: pages of Mintlify sites. MDX with Markdown in it; `id` of a `Step` is its anchor,
//! and a heading takes one from a `div` around it.

mod around;

use connspec_spec::Text;
use connspec_spec::model::{Image, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::inline::{Line, line};
use super::encode::place::Reader;
use super::encode::{attribute, destination};
use super::encoded::Encoded;
use crate::Flavour;

/// The flavour `mintlify`.
pub(crate) struct Mintlify;

impl Backend for Mintlify {
    const FLAVOUR: Flavour = Flavour::Mintlify;
    const READER: Reader = Reader::Mdx;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");
    const LOGOS_HAVE_TEXT: bool = false;

    fn name(text: &Text) -> Encoded {
        attribute::frontmatter(text)
    }

    fn step_title(text: &Text) -> Encoded {
        attribute::markdown(text)
    }

    fn picture(image: &Image) -> Encoded {
        let picture = line(&[Inline::Image(image.clone())], Line::new(Self::READER));
        Encoded::new(format!("<Frame>\n  {picture}\n</Frame>"))
    }

    /// The address alone: a card has a place for it, and no text.
    fn logo(image: &Image) -> Encoded {
        Encoded::new(destination::url(image.src.as_str()))
    }

    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded {
        let name = callout_name(kind);
        let text = line(text, Line::new(Self::READER));
        Encoded::new(format!("<{name}>\n  {text}\n</{name}>"))
    }

    fn page_link(page: String, _file: String) -> LinkTarget {
        LinkTarget::Site(page)
    }

    fn picture_address(on_site: String, _beside: String) -> String {
        on_site
    }

    fn around(around: &Around<'_>) -> Vec<(&'static str, String)> {
        around::files(around)
    }
}

/// The component for a remark, in Mintlify and in apps that took its components over.
pub(super) const fn callout_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Info => "Info",
        NoteKind::Note => "Note",
        NoteKind::Tip => "Tip",
        NoteKind::Warning => "Warning",
    }
}
