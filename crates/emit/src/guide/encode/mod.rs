//! Encoders: what an author wrote, in the syntax of the pages.
//!
//! Only these files open author text. [`text`] knows what the docs engines read in plain words;
//! [`inline`] puts words, code, emphasis and links on one line of Markdown; [`block`] lays out
//! blocks of Markdown; [`picture`] decides how a picture is written; [`attribute`] is for values between double quotes.

pub(crate) mod attribute;
pub(crate) mod bare;
pub(crate) mod block;
pub(crate) mod code;
pub(crate) mod destination;
mod emoji;
pub(crate) mod inline;
pub(crate) mod picture;
pub(crate) mod place;
mod scan;
pub(crate) mod text;
pub(crate) mod tree;
