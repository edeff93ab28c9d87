//! What is around the pages of a flavour: navigation, redirects, and a section for `llms.txt`.
//!
//! Each engine has its own forms for these, so each flavour writes its own files from the same
//! [`Around`]. They are parts that a site takes in, never a file that a person owns.

use std::collections::BTreeSet;

use connspec_spec::Text;
use connspec_spec::model::{AuthMethod, Connector, Inline};

use super::backend::Backend;
use super::llms;
use super::page::path;
use crate::{Files, Publisher, plain, site};

/// The heading of the connectors in navigation.
pub(crate) const TITLE: &str = "Connectors";
/// What the index page is called below that heading.
pub(crate) const OVERVIEW: &str = "Overview";

/// What a flavour's files are made of.
pub(crate) struct Around<'a> {
    /// Where the index page lives on the site: `/connectors`; empty for the root.
    pub(crate) base_path: &'a str,
    /// Every connector, sorted by id.
    pub(crate) groups: Vec<Group<'a>>,
    /// Where pages have moved.
    pub(crate) redirects: Vec<Redirect>,
}

/// A connector.
pub(crate) struct Group<'a> {
    pub(crate) connector: &'a Connector,
    /// Its pages, at least one.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// A page.
pub(crate) struct Entry<'a> {
    label: &'a Text,
    is_setup: bool,
    /// Its path in the folder of the flavour, without an extension: `customer-io/track-api`.
    pub(crate) path: String,
    /// Its address on the site: `/connectors/customer-io/track-api`.
    pub(crate) page: String,
}

/// An address that a page had, and the one that it has.
pub(crate) struct Redirect {
    pub(crate) from: String,
    pub(crate) to: String,
}

impl<'a> Around<'a> {
    pub(crate) fn new(connectors: &'a [Connector], publisher: &'a Publisher) -> Self {
        let groups: Vec<_> = connectors
            .iter()
            .map(|connector| Group::new(connector, publisher))
            .collect();
        let redirects = redirects(&groups, publisher);
        Self {
            base_path: &publisher.base_path,
            groups,
            redirects,
        }
    }

    /// A path in the folder of the flavour as a path in a site's folder of pages:
    /// `connectors/customer-io/track-api`.
    pub(crate) fn on_site(&self, path: &str) -> String {
        format!("{}/{path}", self.base_path)
            .trim_start_matches('/')
            .to_owned()
    }
}

impl<'a> Group<'a> {
    fn new(connector: &'a Connector, publisher: &Publisher) -> Self {
        let entry = |method: &'a AuthMethod, is_setup| {
            let page = if is_setup {
                site::setup_page
            } else {
                site::page
            };
            Entry {
                label: &method.label,
                is_setup,
                path: path(&connector.id, &method.id, is_setup),
                page: page(publisher, &connector.id, &method.id),
            }
        };
        let entries = connector.methods.iter().flat_map(|method| {
            let setup = method.setup_guide.as_ref().map(|_| entry(method, true));
            std::iter::once(entry(method, false)).chain(setup)
        });
        Self {
            connector,
            entries: entries.collect(),
        }
    }

    /// Its name as plain text.
    pub(crate) fn name(&self) -> String {
        plain::text(&self.connector.name)
    }

    /// The page of a connector that has only one: it can stand for the whole.
    pub(crate) fn only(&self) -> Option<&Entry<'a>> {
        match &self.entries[..] {
            [only] => Some(only),
            _ => None,
        }
    }
}

impl Entry<'_> {
    /// What it is called beside the other pages of the connector.
    pub(crate) fn words(&self) -> Vec<Inline> {
        let mut words = vec![Inline::Text(self.label.clone())];
        if self.is_setup {
            words.push(Inline::Text(Text::new(" (setup)", self.label.span())));
        }
        words
    }

    /// The same as plain text.
    pub(crate) fn name(&self) -> String {
        plain::inlines(&self.words())
    }
}

/// From the pages that a connector would have under its previous ids. A page that exists wins, and
/// of two redirects from the same page the first; a project lets neither come to that.
fn redirects(groups: &[Group<'_>], publisher: &Publisher) -> Vec<Redirect> {
    let pages = groups.iter().flat_map(|group| &group.entries);
    let mut taken: BTreeSet<String> = pages.map(|entry| entry.page.clone()).collect();
    let mut redirects = Vec::new();
    for group in groups {
        let to = format!("{}/{}/", publisher.base_path, group.connector.id.slug());
        for previous in &group.connector.previous_ids {
            let from = format!("{}/{}/", publisher.base_path, previous.slug());
            for entry in &group.entries {
                let Some(rest) = entry.page.strip_prefix(&to) else {
                    continue;
                };
                let from = format!("{from}{rest}");
                if taken.insert(from.clone()) {
                    let to = entry.page.clone();
                    redirects.push(Redirect { from, to });
                }
            }
        }
    }
    redirects
}

/// Adds the files of the flavour to `files`.
pub(crate) fn emit<B: Backend>(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    let around = Around::new(connectors, publisher);
    let folder = B::FLAVOUR.name();
    for (name, text) in B::around(&around) {
        files.add(&format!("guides/{folder}/{name}"), text);
    }
    let llms = llms::section(&around, publisher, B::FLAVOUR);
    files.add(&format!("guides/{folder}/llms.txt"), llms);
}
