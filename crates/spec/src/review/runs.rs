//! The texts of a guide, as runs of words.

use crate::model::{Block, Guide, Inline};

/// Every paragraph, cell and line of a guide, in its order. Titles are not among them.
pub(super) fn of_guide(guide: &Guide) -> Vec<&[Inline]> {
    let mut runs: Vec<&[Inline]> = guide.prerequisites.iter().map(Vec::as_slice).collect();
    runs.extend(guide.warning.as_deref());
    for section in &guide.sections {
        of_blocks(&section.intro, &mut runs);
        runs.extend(section.when_needed.as_deref());
        for step in &section.steps {
            of_blocks(&step.body, &mut runs);
            runs.extend(step.note.iter().map(|note| note.text.as_slice()));
        }
    }
    runs
}

fn of_blocks<'a>(blocks: &'a [Block], runs: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => runs.push(content),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, runs)),
            Block::Table { head, rows, .. } => {
                let cells = head.iter().chain(rows.iter().flatten());
                runs.extend(cells.map(Vec::as_slice));
            }
            Block::Code { .. } => {}
        }
    }
}

/// The words of a run without their markup.
pub(super) fn words(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.open().to_owned(),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                words(content)
            }
            Inline::Image(_) | Inline::Break => " ".to_owned(),
        })
        .collect()
}
