//! `starlight`: pages of Astro Starlight sites. MDX with Markdown in it; steps are a numbered list
//! in the component `Steps`, remarks are directives.
//!
//! Starlight gives headings ids of its own and shows only those in its table of contents, so the
//! stable anchor of a section stands in front of its heading.

mod around;

use connspec_spec::Text;
use connspec_spec::model::{Inline, LinkTarget, NoteKind};

use super::around::Around;
use super::backend::Backend;
use super::encode::attribute;
use super::encode::inline::{Line, line};
use super::encode::place::Reader;
use super::encoded::Encoded;
use crate::Flavour;

/// The flavour `starlight`.
pub(crate) struct Starlight;

impl Backend for Starlight {
    const FLAVOUR: Flavour = Flavour::Starlight;
    const READER: Reader = Reader::Starlight;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        attribute::frontmatter(text)
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
        let text = line(text, Line::new(Self::READER));
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
