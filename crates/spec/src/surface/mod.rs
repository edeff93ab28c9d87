//! What an author wrote, before anything about it is known to be right: every part may be missing,
//! every leaf has its place.
//!
//! One declaration of a type gives both its JSON Schema and its reading, so the two cannot differ.
//! Doc comments here are the descriptions that editors show.

#[macro_use]
mod macros;
mod auth;
mod check;
mod connector;
mod container;
mod derive;
mod field;
mod guide;
pub(crate) mod leaf;
mod region;
mod status;

pub(crate) use auth::{ApiKeyMethod, ApiKeyPlace, AuthMethod};
pub(crate) use check::{Advice, Check, CheckStep, Expect};
pub(crate) use connector::Spec;
pub(crate) use container::{Items, MapOf};
pub(crate) use derive::{Derive, DeriveType};
pub(crate) use field::{
    AnyHost, Field, Line, Messages, SecretWidget, SelectField, SelectOption, UrlField, UrlPart,
};
pub(crate) use guide::{Guide, Image, Note, NoteKind, Section, SectionEntry, Step};
pub(crate) use leaf::{
    Anything, BlockText, Date, Flag, Float, IdText, InlineText, Integer, MediaUrl, PatternText,
    PlainText, TemplateText, ValueText, WebUrl,
};
pub(crate) use region::{EnvironmentOption, EnvironmentUrl, Environments, RegionOption, Regions};
pub(crate) use status::Status;
