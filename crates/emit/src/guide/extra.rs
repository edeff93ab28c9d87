//! What a page says beside the author's guide: whether people may rely on the connector, the other
//! ways to connect, and the addresses that depend on a choice.
//!
//! A connector with several auth methods has a page for each, which name each other at their
//! beginning. Tabs would hide steps from readers who search or print, and from the links of forms,
//! which lead to a step of one method.

use connspec_spec::Text;
use connspec_spec::model::{Block, Connector, Inline, Note, NoteKind, Status};

use super::addresses;
use super::backend::Backend;
use super::blocks::bullets;
use super::page::{Page, path};
use crate::{Publisher, site};

/// What a page says beside the guide.
pub(crate) struct Extra {
    /// That the connector is a preview, or that it is deprecated and what to use instead.
    pub(crate) status: Option<Note>,
    /// The pages of the connector's other methods; empty where there is only one.
    pub(crate) other_ways: Vec<Block>,
    /// A table; empty where addresses depend on nothing that this page asks for.
    pub(crate) addresses: Vec<Block>,
}

impl Extra {
    /// What `page` says beside its guide, on a site with `connectors`.
    pub(crate) fn of<B: Backend>(
        page: Page<'_>,
        connectors: &[Connector],
        publisher: &Publisher,
    ) -> Self {
        let link = |to: Page<'_>, words: &Text| link::<B>(page, to, words, publisher);
        Self {
            status: status(page, connectors, link),
            other_ways: other_ways(page, link),
            addresses: if page.is_setup {
                Vec::new()
            } else {
                addresses::table(page.connector, page.method)
            },
        }
    }
}

fn status(
    page: Page<'_>,
    connectors: &[Connector],
    link: impl Fn(Page<'_>, &Text) -> Inline,
) -> Option<Note> {
    let text = |words: String| Inline::Text(Text::new(words, page.connector.span));
    let (since, replaced_by) = match &page.connector.status {
        Status::Stable => return None,
        Status::Preview => {
            let words = "This connector is a preview. Not everything here has been compared with the vendor yet, so some steps may look different.";
            return Some(Note {
                kind: NoteKind::Info,
                text: vec![text(words.to_owned())],
            });
        }
        Status::Deprecated { since, replaced_by } => (since, replaced_by),
    };
    let mut sentences = vec![text(format!(
        "This connector is deprecated since {since}, and will go away."
    ))];
    if let Some(id) = replaced_by {
        let other = connectors.iter().find(|connector| connector.id == *id);
        let first = other.and_then(|other| Some((other, Page::of_connector(other).next()?)));
        sentences.push(text(" Use ".to_owned()));
        sentences.push(match first {
            Some((other, first)) => link(first, &other.name),
            None => Inline::Code(Text::new(id.as_str(), page.connector.span)),
        });
        sentences.push(text(" instead.".to_owned()));
    }
    Some(Note {
        kind: NoteKind::Warning,
        text: sentences,
    })
}

fn other_ways(page: Page<'_>, link: impl Fn(Page<'_>, &Text) -> Inline) -> Vec<Block> {
    let span = page.method.span;
    let text = |words: &str| Inline::Text(Text::new(words, span));
    let others = Page::of_connector(page.connector)
        .filter(|other| other.is_setup == page.is_setup && other.method.id != page.method.id);
    let list = bullets(others.map(|other| {
        let mut line = vec![link(other, &other.method.label)];
        if let Some(summary) = &other.method.summary {
            line.push(text(": "));
            line.extend_from_slice(summary);
        }
        line
    }));
    if list.is_empty() {
        return list;
    }
    let lead = if page.is_setup {
        "Other ways to set up "
    } else {
        "Other ways to connect "
    };
    let name = Inline::Text(page.connector.name.clone());
    let lead = Block::Paragraph(vec![text(lead), name, text(":")]);
    std::iter::once(lead).chain(list).collect()
}

/// A link from one page to another.
fn link<B: Backend>(from: Page<'_>, to: Page<'_>, words: &Text, publisher: &Publisher) -> Inline {
    let (connector, method) = (&to.connector.id, &to.method.id);
    let address = if to.is_setup {
        site::setup_page(publisher, connector, method)
    } else {
        site::page(publisher, connector, method)
    };
    let file = relative(&from.path(), &path(connector, method, to.is_setup));
    let file = format!("{file}.{}", B::FLAVOUR.extension());
    Inline::Link {
        target: B::page_link(address, file),
        content: vec![Inline::Text(words.clone())],
    }
}

/// The way from the folder of one page to another page, both in the folder of the flavour.
fn relative(from: &str, to: &str) -> String {
    let folder: Vec<_> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<_> = to.split('/').collect();
    let shared = folder
        .iter()
        .zip(&parts)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folder.len() - shared);
    format!("{up}{}", parts[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_page_to_page() {
        for (from, to, expected) in [
            ("a/b", "a/c", "c"),
            ("a/b", "d/c", "../d/c"),
            ("a/setup/b", "a/setup/c", "c"),
            ("a/setup/b", "a/c", "../c"),
            ("a/setup/b", "d/c", "../../d/c"),
            ("a/b", "a/setup/c", "setup/c"),
            ("index", "a/b", "a/b"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} {to}");
        }
    }
}
