//! `hub`: in-app guides. MDX whose text stands in HTML elements, with `data-` attributes that the
//! app reads. Steps have no anchors, so a link to one is its words.

mod around;
mod html;

use connspec_spec::Text;
use connspec_spec::model::{Block, Image, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::attribute;
use super::encode::place::Reader;
use super::encoded::Encoded;
use super::templates::indented;
use crate::Flavour;

/// The flavour `hub`.
pub(crate) struct Hub;

impl Backend for Hub {
    const FLAVOUR: Flavour = Flavour::Hub;
    const READER: Reader = Reader::Mdx;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        attribute::frontmatter(text)
    }

    fn heading(text: &Text) -> Encoded {
        Encoded::new(html::words(text))
    }

    fn step_title(text: &Text) -> Encoded {
        attribute::plain(text)
    }

    fn blocks(blocks: &[Block]) -> Encoded {
        Encoded::new(html::blocks(blocks, html::Paragraphs::Elements))
    }

    fn linking_step_body(blocks: &[Block]) -> Encoded {
        Encoded::new(html::blocks(blocks, html::Paragraphs::Bare))
    }

    fn picture(image: &Image) -> Encoded {
        Encoded::new(html::picture(image))
    }

    fn logo(image: &Image) -> Encoded {
        Encoded::new(html::small_picture(image))
    }

    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded {
        let name = super::mintlify::callout_name(kind);
        let paragraph = indented(&html::paragraph(text), 2);
        Encoded::new(format!("<{name}>\n  {paragraph}\n</{name}>"))
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
