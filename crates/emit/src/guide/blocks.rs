//! Blocks that pages put together themselves, in the form that encoders take.

use connspec_spec::Text;
use connspec_spec::model::{Block, Inline};

/// A bulleted list of lines, or nothing where there are none.
pub(crate) fn bullets(lines: impl IntoIterator<Item = Vec<Inline>>) -> Vec<Block> {
    let items: Vec<_> = lines
        .into_iter()
        .map(|line| vec![Block::Paragraph(line)])
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List { start: None, items }]
}

/// A paragraph in italics.
pub(crate) fn aside(content: &[Inline]) -> Vec<Block> {
    vec![Block::Paragraph(vec![Inline::Emphasis(content.to_vec())])]
}

/// A label in bold.
pub(crate) fn bold(label: &Text) -> Inline {
    Inline::Strong(vec![Inline::Text(label.clone())])
}
