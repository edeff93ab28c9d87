//! How a person finds the values: the guide tree.

use super::{Block, Image, Inline};
use crate::{Id, Text};

/// The guide of one auth method.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// What must be true before starting.
    pub prerequisites: Vec<Vec<Inline>>,
    /// What must be known before anything else.
    pub warning: Option<Vec<Inline>>,
    /// The parts, shared ones included where they are used.
    pub sections: Vec<Section>,
}

/// A heading and its steps.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its anchor, by [`Id::slug`]. Ids of sections and steps are unique together in a guide.
    pub id: Id,
    /// The heading.
    pub title: Text,
    /// Text under the heading.
    pub intro: Vec<Block>,
    /// When a person needs this section at all; always otherwise.
    pub when_needed: Option<Vec<Inline>>,
    /// The scopes that it is about; about all otherwise.
    pub scopes: Vec<Id>,
    /// At least one.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its anchor, by [`Id::slug`].
    pub id: Id,
    /// What to do, in a few words.
    pub title: Text,
    /// How to do it.
    pub body: Vec<Block>,
    /// The fields whose values a person has afterwards, in the author's order.
    pub gives: Vec<Id>,
    /// A picture, behind the body.
    pub image: Option<Image>,
    /// A note, behind everything else.
    pub note: Option<Note>,
    /// The scopes that it is about; about all otherwise.
    pub scopes: Vec<Id>,
    /// The scopes that a person is to choose here, shown as a list.
    pub show_scopes: Vec<Id>,
}

/// A remark that stands out.
#[derive(Clone, Debug)]
pub struct Note {
    /// How urgent it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: Vec<Inline>,
}

/// How urgent a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Good to know.
    Info,
    /// Worth remembering.
    Note,
    /// Makes it easier.
    Tip,
    /// Goes wrong otherwise.
    Warning,
}

impl NoteKind {
    /// The kind as the author writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Warning => "warning",
        }
    }
}
