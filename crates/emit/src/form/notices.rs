//! Notes that the form shows.

use connspec_spec::Id;
use connspec_spec::model::{NoteKind, Notice as Note};
use serde::Serialize;

use super::links::Guide;
use super::markdown;
use crate::plain;

/// One entry of `notices`.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    /// The field that it stands before; before all of them otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    r#type: &'static str,
    text: String,
}

pub(super) fn notices(notices: &[Note]) -> Vec<Notice> {
    let notice = |note: &Note| Notice {
        before: note.before.as_ref().map(Id::to_string),
        r#type: note.kind.as_str(),
        text: plain::inlines(&note.text),
    };
    notices.iter().map(notice).collect()
}

/// The notices that stand before `field`, or before all fields, as plain text.
pub(super) fn plain(notices: &[Note], field: Option<&Id>) -> Vec<String> {
    standing(notices, field)
        .map(|note| plain::inlines(&note.text))
        .collect()
}

/// The same as Markdown for RJSF, which has no element for notices: they become the first
/// paragraphs of a description.
pub(super) fn markdown(notices: &[Note], field: Option<&Id>, guide: &Guide) -> Vec<String> {
    standing(notices, field)
        .map(|note| {
            let kind = match note.kind {
                NoteKind::Info => "Info",
                NoteKind::Note => "Note",
                NoteKind::Tip => "Tip",
                NoteKind::Warning => "Warning",
            };
            format!("**{kind}:** {}", markdown::inlines(&note.text, guide))
        })
        .collect()
}

fn standing<'a>(notices: &'a [Note], field: Option<&'a Id>) -> impl Iterator<Item = &'a Note> + 'a {
    notices
        .iter()
        .filter(move |note| note.before.as_ref() == field)
}
