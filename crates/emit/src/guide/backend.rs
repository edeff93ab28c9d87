//! What a flavour is: templates and an encoder for each kind of place in them. Where a flavour says
//! nothing else, a place holds the Markdown that its reader reads.

use connspec_spec::Text;
use connspec_spec::model::{Block, Image, Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::encode::block;
use super::encode::inline::{Line, line};
use super::encode::picture::small_picture;
use super::encode::place::Reader;
use super::encoded::Encoded;
use crate::Flavour;

/// A flavour's encoders and templates. Each flavour has a folder with the same files in it.
pub(crate) trait Backend {
    /// Which one it is.
    const FLAVOUR: Flavour;
    /// What reads its pages.
    const READER: Reader;
    /// The template of a guide page; see [`page`](super::page) for the names in it.
    const PAGE: &'static str;
    /// The template of a page for the operator of the product.
    const SETUP: &'static str;
    /// The template of the sections, which both include.
    const SECTIONS: &'static str;
    /// The template of the index page; see [`index`](super::index).
    const INDEX: &'static str;
    /// Whether the logos on the index page are pictures with a text, and not only their addresses.
    const LOGOS_HAVE_TEXT: bool = true;

    /// A name inside the page's title and description, between words of the template.
    fn name(text: &Text) -> Encoded;
    /// A heading.
    fn heading(text: &Text) -> Encoded {
        Encoded::new(block::heading(text, Self::READER))
    }
    /// The anchor of a section, as its template prints it.
    fn section_anchor(id: &str) -> Encoded {
        Encoded::new(id)
    }
    /// The title of a step, which is an item of a list.
    fn step_title(text: &Text) -> Encoded {
        let title = [Inline::Strong(vec![Inline::Text(text.clone())])];
        Encoded::new(line(&title, Line::new(Self::READER)))
    }
    /// Blocks under each other.
    fn blocks(blocks: &[Block]) -> Encoded {
        Encoded::new(block::blocks(blocks, Self::READER))
    }
    /// The body of a step.
    fn step_body(blocks: &[Block]) -> Encoded {
        Self::blocks(blocks)
    }
    /// The body of a step of the closing part.
    fn linking_step_body(blocks: &[Block]) -> Encoded {
        Self::step_body(blocks)
    }
    /// A picture that stands alone.
    fn picture(image: &Image) -> Encoded {
        let picture = [Inline::Image(image.clone())];
        Encoded::new(line(&picture, Line::new(Self::READER)))
    }
    /// The logo of a connector on the index page. It is small, whatever size its file has.
    fn logo(image: &Image) -> Encoded {
        Encoded::new(small_picture(image, Self::READER))
    }
    /// A remark that stands out.
    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded;
    /// The page of an auth method, as the index page links to it. `page` is its address on the
    /// site, `file` its path from the index page's folder.
    fn page_link(page: String, file: String) -> LinkTarget;
    /// How a page names a picture that is copied beside it. `on_site` is its address on the site,
    /// `beside` its path from the page's folder, which starts with `./` or `../`.
    fn picture_address(on_site: String, beside: String) -> String;
    /// Names and contents of the files around the pages, in the forms that the engine takes in.
    fn around(around: &Around<'_>) -> Vec<(&'static str, String)>;
}
