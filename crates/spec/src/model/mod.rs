//! The connector as the emitters see it: every reference resolved, every rule kept.
//!
//! Built by `lower`, never by hand. A reference from one part to another is the [`Id`] of a part
//! that exists. Words for people are [`Text`] leaves, inside [`Inline`] and [`Block`] trees where
//! Markdown was allowed; references in guide text have become the words they stand for.

mod address;
mod auth;
mod check;
mod field;
mod guide;
mod markdown;
mod visit;

pub use address::{Address, Addresses, Part, Regions, Template};
pub use auth::{AuthMethod, AuthScheme, Location, Notice, Placement};
pub use check::{Advice, Check, CheckStep, Expect, Method, RequestTemplate};
pub(crate) use field::keywords;
pub use field::{
    Choice, Field, FieldKind, Keyword, Message, NumberRules, StepRef, StringKind, StringRules,
    TRIMMED,
};
pub use guide::{Guide, Image, Note, NoteKind, Section, Step};
pub use markdown::{Alignment, Block, Inline, LinkTarget, Row};

use crate::{Id, Text};
use connspec_diagnostics::Span;

/// One connector: everything that its three outputs are made of.
#[derive(Clone, Debug)]
pub struct Connector {
    /// Names the Rust module, the form files, the guide folder.
    pub id: Id,
    /// The vendor's or product's name.
    pub name: Text,
    /// One sentence on what the vendor's product does.
    pub description: Vec<Inline>,
    /// Groups that the connector is listed under, in the author's order.
    pub categories: Vec<Id>,
    /// The vendor's own site, as a https URL.
    pub website: Option<String>,
    /// The vendor's API documentation, as a https URL.
    pub api_reference: Option<String>,
    /// The day somebody last compared the spec with the vendor, as `YYYY-MM-DD`.
    pub last_verified: Option<String>,
    /// Where requests go.
    pub addresses: Addresses,
    /// The ways to connect, at least one.
    pub methods: Vec<AuthMethod>,
    /// The spec's file, relative to the project, with `/` between its parts.
    pub source: String,
    /// The place of the id in that file.
    pub span: Span,
}
