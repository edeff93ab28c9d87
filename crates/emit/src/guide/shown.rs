//! What the pages must show, for whoever reads them where an engine has built them.

use connspec_spec::model::Connector;

use super::extra::Extra;
use super::leaves::{Leaf, LeafKind};
use super::markdown::Markdown;
use super::page::{self, Page};
use crate::{Publisher, plain};

/// What one page must show.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The page: its path in the folder of a flavour, without an extension.
    pub page: String,
    /// Its texts, in reading order.
    pub texts: Vec<ShownText>,
}

/// A text as it was written. An engine may show other white space in its place, and typographic
/// quotes for straight ones.
#[derive(Clone, Debug)]
pub struct ShownText {
    /// What a reader sees it as.
    pub kind: LeafKind,
    /// Its characters, which nobody has escaped for anything.
    pub text: String,
}

/// What the guide pages of `connectors` show, the same in every flavour; the index pages are none
/// of them.
#[must_use]
pub fn shown(connectors: &[Connector], publisher: &Publisher) -> Vec<Shown> {
    let pages = connectors.iter().flat_map(Page::of_connector);
    let shown = |page: Page<'_>| {
        // Flavours differ in where links lead, and never in texts.
        let extra = Extra::of::<Markdown>(page, connectors, publisher);
        let leaves = page::leaves(page, &extra, publisher).into_iter();
        let texts = leaves.map(|Leaf { kind, text }| ShownText {
            kind,
            text: plain::text(text),
        });
        Shown {
            page: page.path(),
            texts: texts.collect(),
        }
    };
    pages.map(shown).collect()
}
