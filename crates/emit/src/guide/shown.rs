//! What the pages must show, for whoever reads them where an engine has built them.

use std::collections::BTreeMap;

use connspec_spec::model::Connector;

use super::around::Around;
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
    /// What leads to it in the navigation: the connector's name, and the page's own where the
    /// connector has several.
    pub navigation: Vec<String>,
    /// The pages that were in its place under the connector's previous ids, as `page` has them.
    pub previous: Vec<String>,
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
    let around = Around::new(connectors, publisher);
    let mut places = places(&around);
    let shown = |page: Page<'_>| {
        // Flavours differ in where links lead, and never in texts.
        let extra = Extra::of::<Markdown>(page, connectors, publisher);
        let leaves = page::leaves(page, &extra, publisher).into_iter();
        let texts = leaves.map(|Leaf { kind, text }| ShownText {
            kind,
            text: plain::text(text),
        });
        let (navigation, previous) = places.remove(&page.path()).unwrap_or_default();
        Shown {
            page: page.path(),
            texts: texts.collect(),
            navigation,
            previous,
        }
    };
    pages.map(shown).collect()
}

/// For each page what leads to it in the navigation, and its previous paths.
fn places(around: &Around<'_>) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let mut previous: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for redirect in &around.redirects {
        let path = redirect.from.strip_prefix(around.base_path);
        let path = path.unwrap_or(&redirect.from).trim_start_matches('/');
        let pages = previous.entry(&redirect.to).or_default();
        pages.push(path.to_owned());
    }
    let mut places = BTreeMap::new();
    for group in &around.groups {
        for entry in &group.entries {
            let mut navigation = vec![group.name()];
            if group.only().is_none() {
                navigation.push(entry.name());
            }
            let previous = previous.remove(entry.page.as_str()).unwrap_or_default();
            places.insert(entry.path.clone(), (navigation, previous));
        }
    }
    places
}
