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
mod image;
mod markdown;
mod request;
mod session;
mod visit;

pub use address::{
    Address, Addresses, Base, Cut, Derived, FlowValue, Part, Row, Selector, Template,
};
pub use auth::{AuthKind, AuthMethod, Basic, Notice, Placement, Scope};
pub use check::{Account, Advice, Check, CheckStep, Expect};
pub(crate) use field::keywords;
pub use field::{
    Choice, Field, FieldKind, HostScope, Keyword, Message, NumberRules, StepRef, StringKind,
    StringRules, TRIMMED, UrlAllow,
};
pub use guide::{Guide, Note, NoteKind, Section, Step};
pub use image::{Image, ImageFile, ImageKind, ImageSource};
pub(crate) use image::{distinct, in_blocks};
pub use markdown::{Alignment, Block, Inline, LinkTarget, TableRow};
pub use request::{Body, JsonTemplate, Method, RequestTemplate, Start};
pub use session::{
    Algorithm, Assertion, Authorize, Capture, CaptureKind, Expires, ExpiresUnit, HostPattern,
    Session, TokenCall,
};
pub use visit::visit_block_texts;

use crate::{Day, Id, Text};
use connspec_diagnostics::{Span, Spanned};

/// One connector: everything that its three outputs are made of.
#[derive(Clone, Debug)]
pub struct Connector {
    /// Names the Rust module, the form files, the guide folder.
    pub id: Id,
    /// The vendor's or product's name.
    pub name: Text,
    /// One sentence on what the vendor's product does.
    pub description: Vec<Inline>,
    /// The mark that people know the vendor by, for the places where connectors are listed.
    pub logo: Option<ImageFile>,
    /// Groups that the connector is listed under, in the author's order.
    pub categories: Vec<Id>,
    /// The vendor's own site, as a https URL.
    pub website: Option<String>,
    /// The vendor's API documentation, as a https URL.
    pub api_reference: Option<String>,
    /// The day somebody last compared the spec with the vendor.
    pub last_verified: Option<Spanned<Day>>,
    /// Whether people may rely on it.
    pub status: Status,
    /// Ids that it had before, for redirects.
    pub previous_ids: Vec<Id>,
    /// Where requests go.
    pub addresses: Addresses,
    /// Values cut from fields.
    pub derived: Vec<Derived>,
    /// What methods may ask the vendor for, in the author's order.
    pub scopes: Vec<Scope>,
    /// The ways to connect, at least one.
    pub methods: Vec<AuthMethod>,
    /// The spec's file, relative to the project, with `/` between its parts.
    pub source: String,
    /// The place of the id in that file.
    pub span: Span,
}

/// Whether people may rely on a connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not everything in it was compared with the vendor.
    Preview,
    /// Ready for use.
    Stable,
    /// On its way out.
    Deprecated {
        /// The day, as `YYYY-MM-DD`.
        since: String,
        /// The connector to use instead.
        replaced_by: Option<Id>,
    },
}

impl Connector {
    /// The names of the captured URLs and hosts that requests can start with, each once, in the
    /// order of the methods. None of them is the name of an address.
    #[must_use]
    pub fn captured_addresses(&self) -> Vec<&Id> {
        let mut names = Vec::new();
        let sessions = self.methods.iter().filter_map(|m| m.session.as_ref());
        for capture in sessions.flat_map(Session::captures) {
            if capture.is_address() && !names.contains(&&capture.id) {
                names.push(&capture.id);
            }
        }
        names
    }
}
