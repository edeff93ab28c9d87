//! The index page of a flavour: every connector, by category.
//!
//! What a template is given, each of it encoded for the flavour: `product`, and `groups`, each
//! with `title` and `connectors` (blocks).

use std::collections::BTreeMap;

use connspec_spec::model::{Block, Connector, Inline};
use connspec_spec::{Id, Text};
use minijinja::{Value, context};

use super::backend::Backend;
use super::blocks::{bold, bullets, list};
use super::encoded::Encoded;
use super::leaves::{Leaf, Leaves};
use super::page::path;
use crate::{Publisher, site};

/// The heading of connectors without a category.
const OTHERS: &str = "Others";

/// The blocks of the page: a title of ours and a list for each category, sorted by category.
pub(crate) fn groups<B: Backend>(
    connectors: &[Connector],
    publisher: &Publisher,
) -> Vec<(String, Vec<Block>)> {
    let mut groups: BTreeMap<&Id, Vec<&Connector>> = BTreeMap::new();
    for connector in connectors {
        for category in &connector.categories {
            groups.entry(category).or_default().push(connector);
        }
    }
    let group = |connectors: &[&Connector]| {
        list(
            connectors
                .iter()
                .map(|one| entry::<B>(one, publisher))
                .collect(),
        )
    };
    let mut blocks: Vec<_> = groups
        .iter()
        .map(|(category, connectors)| (heading(category), group(connectors)))
        .collect();
    let others: Vec<_> = connectors
        .iter()
        .filter(|connector| connector.categories.is_empty())
        .collect();
    if !others.is_empty() {
        blocks.push((OTHERS.to_owned(), group(&others)));
    }
    blocks
}

/// `customer_support` as `Customer support`.
fn heading(category: &Id) -> String {
    let words = category.as_str().replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A connector and its pages.
fn entry<B: Backend>(connector: &Connector, publisher: &Publisher) -> Vec<Block> {
    let mut line = vec![
        bold(&connector.name),
        Inline::Text(Text::new(": ", connector.name.span())),
    ];
    line.extend_from_slice(&connector.description);
    let pages = bullets(connector.methods.iter().map(|method| {
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
    }));
    let mut entry = vec![Block::Paragraph(line)];
    entry.extend(pages);
    entry
}

/// The values of the page's template.
pub(crate) fn context<B: Backend>(groups: &[(String, Vec<Block>)], publisher: &Publisher) -> Value {
    let groups: Vec<_> = groups
        .iter()
        .map(|(title, connectors)| {
            context! {
                title => Encoded::new(title.as_str()),
                connectors => B::blocks(connectors),
            }
        })
        .collect();
    context! {
        product => B::name(&publisher.product),
        groups,
    }
}

/// The texts that the page must show, in this order.
pub(crate) fn leaves(groups: &[(String, Vec<Block>)]) -> Vec<Leaf<'_>> {
    let mut leaves = Leaves::default();
    groups
        .iter()
        .for_each(|(_, connectors)| leaves.blocks(connectors));
    leaves.0
}
