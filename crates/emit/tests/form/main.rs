//! The form definitions and the catalogue, over real specs and a spec with one input of each kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod catalog;
mod documents;
mod element;
mod golden;
mod inputs;
mod projections;
mod texts;
mod values;
