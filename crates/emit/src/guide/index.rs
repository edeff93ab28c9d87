//! The index page of a flavour: every connector, by category.
//!
//! What a template is given, each of it encoded for the flavour:
//!
//! | Name | Holds |
//! |---|---|
//! | `product` | of the publisher, for a title |
//! | `groups` | each with `title` and `connectors` |
//! | `connectors` | each with `logo` (or nothing), `title` (its name as that of a step), `about` (its status where that is to be said, what it does and its pages, as blocks) and `text` (the same with its name in front) |

use std::collections::BTreeMap;

use connspec_diagnostics::Span;
use connspec_spec::model::{Block, Connector, Image, ImageSource, Inline, Status};
use connspec_spec::{Id, Text};
use minijinja::{Value, context};

use super::backend::Backend;
use super::blocks::{bold, bullets};
use super::leaves::{Leaf, LeafKind, Leaves};
use super::page::path;
use crate::{Publisher, site};

/// The heading of connectors without a category.
const OTHERS: &str = "Others";

/// A category and its connectors.
pub(crate) struct Group<'a> {
    /// What the category is called.
    title: Text,
    entries: Vec<Entry<'a>>,
}

/// A connector and its pages.
struct Entry<'a> {
    /// Its logo, with the address that the page names it by.
    logo: Option<Image>,
    name: &'a Text,
    /// Whether people may rely on it, if that is to be said, and what it does.
    about: Vec<Inline>,
    /// The list of its pages.
    pages: Vec<Block>,
}

/// The categories, sorted by id, and the connectors that have none.
pub(crate) fn groups<'a, B: Backend>(
    connectors: &'a [Connector],
    publisher: &Publisher,
) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<&Id, Vec<&Connector>> = BTreeMap::new();
    for connector in connectors {
        for category in &connector.categories {
            groups.entry(category).or_default().push(connector);
        }
    }
    let group = |title: Text, connectors: &[&'a Connector]| Group {
        title,
        entries: connectors
            .iter()
            .map(|one| entry::<B>(one, publisher))
            .collect(),
    };
    let mut listed: Vec<_> = groups
        .iter()
        .map(|(category, members)| group(title(category, members[0].span, publisher), members))
        .collect();
    let others: Vec<_> = connectors
        .iter()
        .filter(|connector| connector.categories.is_empty())
        .collect();
    if let Some(first) = others.first() {
        listed.push(group(Text::new(OTHERS, first.span), &others));
    }
    listed
}

/// The publisher's title of a category. Without one `customer_support`, which `user` names, is
/// `Customer support`.
fn title(category: &Id, user: Span, publisher: &Publisher) -> Text {
    if let Some(title) = publisher.categories.get(category) {
        return title.clone();
    }
    let words = category.as_str().replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    Text::new(first.into_iter().chain(letters).collect::<String>(), user)
}

fn entry<'a, B: Backend>(connector: &'a Connector, publisher: &Publisher) -> Entry<'a> {
    let logo = connector.logo.as_ref().map(|file| {
        let on_site = site::picture(publisher, &connector.id, &file.path);
        let beside = format!("./{}/{}", connector.id.slug(), file.path);
        Image {
            src: ImageSource::Address(B::picture_address(on_site, beside)),
            alt: connector.name.clone(),
        }
    });
    let mut about = status(connector);
    about.extend_from_slice(&connector.description);
    Entry {
        logo,
        name: &connector.name,
        about,
        pages: pages::<B>(connector, publisher),
    }
}

/// A word for a connector that people may not rely on for good, and a space behind it.
fn status(connector: &Connector) -> Vec<Inline> {
    let text = |words: &str| Inline::Text(Text::new(words, connector.span));
    let word = match connector.status {
        Status::Stable => return Vec::new(),
        Status::Preview => "Preview.",
        Status::Deprecated { .. } => "Deprecated.",
    };
    vec![Inline::Emphasis(vec![text(word)]), text(" ")]
}

fn pages<B: Backend>(connector: &Connector, publisher: &Publisher) -> Vec<Block> {
    bullets(connector.methods.iter().map(|method| {
        let link = |is_setup, words: Text| {
            let (connector, method) = (&connector.id, &method.id);
            let page = if is_setup {
                site::setup_page(publisher, connector, method)
            } else {
                site::page(publisher, connector, method)
            };
            let extension = B::FLAVOUR.extension();
            let file = format!("{}.{extension}", path(connector, method, is_setup));
            Inline::Link {
                target: B::page_link(page, file),
                content: vec![Inline::Text(words)],
            }
        };
        let words = |words: &str| Text::new(words, method.label.span());
        let mut line = vec![link(false, method.label.clone())];
        if method.setup_guide.is_some() {
            line.push(Inline::Text(words(" (")));
            line.push(link(true, words("setup for operators")));
            line.push(Inline::Text(words(")")));
        }
        line
    }))
}

impl Entry<'_> {
    fn context<B: Backend>(&self) -> Value {
        let blocks = |line: Vec<Inline>| {
            let blocks: Vec<_> = std::iter::once(Block::Paragraph(line))
                .chain(self.pages.iter().cloned())
                .collect();
            B::blocks(&blocks)
        };
        let mut line = vec![
            bold(self.name),
            Inline::Text(Text::new(": ", self.name.span())),
        ];
        line.extend_from_slice(&self.about);
        context! {
            logo => self.logo.as_ref().map(B::logo),
            title => B::step_title(self.name),
            about => blocks(self.about.clone()),
            text => blocks(line),
        }
    }
}

/// The values of the page's template.
pub(crate) fn context<B: Backend>(groups: &[Group<'_>], publisher: &Publisher) -> Value {
    let groups: Vec<_> = groups
        .iter()
        .map(|group| {
            let connectors = group.entries.iter().map(Entry::context::<B>);
            context! {
                title => B::heading(&group.title),
                connectors => connectors.collect::<Vec<_>>(),
            }
        })
        .collect();
    context! {
        product => B::name(&publisher.product),
        groups,
    }
}

/// The texts that the page must show, in this order.
pub(crate) fn leaves<'a, B: Backend>(groups: &'a [Group<'_>]) -> Vec<Leaf<'a>> {
    let mut leaves = Leaves::default();
    for group in groups {
        leaves.leaf(LeafKind::Heading, &group.title);
        for entry in &group.entries {
            if let Some(logo) = entry.logo.as_ref().filter(|_| B::LOGOS_HAVE_TEXT) {
                leaves.leaf(LeafKind::Alt, &logo.alt);
            }
            leaves.text(entry.name);
            leaves.inlines(&entry.about);
            leaves.blocks(&entry.pages);
        }
    }
    leaves.0
}
