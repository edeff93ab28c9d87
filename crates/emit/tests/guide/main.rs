//! The guide pages: what they look like, and that no text can change their shape.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod around;
mod awkward;
mod data;
mod extra;
mod mdbook;
mod pages;
mod sample;
mod shape;
mod templates;
mod torture;
mod twin;
