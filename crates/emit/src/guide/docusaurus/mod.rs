//! `docusaurus`: pages of Docusaurus 3 sites. MDX with Markdown in it; steps are a numbered list,
//! remarks are directives.
//!
//! A heading takes its id from `\{#…}` at its end: with the backslash it is no code to MDX, and
//! Docusaurus reads it whether or not it is told to be lenient with `{#…}`. The anchor of a step
//! is a `Link`, because Docusaurus does not see ids of plain elements when it looks for dead links.

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

/// The flavour `docusaurus`.
pub(crate) struct Docusaurus;

impl Backend for Docusaurus {
    const FLAVOUR: Flavour = Flavour::Docusaurus;
    const READER: Reader = Reader::Docusaurus;
    const PAGE: &'static str = include_str!("page.j2");
    const SETUP: &'static str = include_str!("setup.j2");
    const SECTIONS: &'static str = include_str!("sections.j2");
    const INDEX: &'static str = include_str!("index.j2");

    fn name(text: &Text) -> Encoded {
        attribute::script_frontmatter(text)
    }

    fn section_anchor(id: &str) -> Encoded {
        Encoded::new(format!("\\{{#{id}}}"))
    }

    fn callout(kind: NoteKind, text: &[Inline]) -> Encoded {
        // The names of the kinds are those of the directives.
        let name = kind.as_str();
        let text = line(text, Line::new(Self::READER));
        Encoded::new(format!(":::{name}\n\n{text}\n\n:::"))
    }

    /// A path of a file: Docusaurus knows where each file ends up, and says so where there is none.
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
