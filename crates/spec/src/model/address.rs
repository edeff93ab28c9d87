//! Where requests go: the table of addresses.

use super::{Choice, Inline};
use crate::{Id, Text};
use connspec_diagnostics::Span;

/// A total table: one row per region option (or a single row), one column per name.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// The names of the columns, in the author's order: `api`, `app`.
    pub names: Vec<Id>,
    /// The select that chooses the row. Without it there is exactly one row.
    pub regions: Option<Regions>,
    /// `rows[region][name]`, in the order of `regions.options` and `names`.
    pub rows: Vec<Vec<Address>>,
    /// The registrable domains that the rows name, sorted: `iterable.com`.
    pub domains: Vec<String>,
}

/// The region select.
#[derive(Clone, Debug)]
pub struct Regions {
    /// What the select is called.
    pub label: Text,
    /// Words beside it.
    pub help: Option<Vec<Inline>>,
    /// At least one, in the author's order.
    pub options: Vec<Choice>,
}

/// `https://host/path`. Both parts may hold values that a person types.
#[derive(Clone, Debug)]
pub struct Address {
    /// The host. A field in it is a [`Subdomain`](super::StringKind::Subdomain). Literals are
    /// lower case ASCII letters, digits, `-` and `.`.
    pub host: Template,
    /// The path's segments, without slashes; empty where there is no path. Literals need no
    /// percent-encoding; a field fills one segment or a part of one.
    pub path: Vec<Template>,
    /// Where it was written.
    pub span: Span,
}

/// Text with fields in it. Two literals are never neighbours, and none is empty.
pub type Template = Vec<Part>;

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Visible ASCII characters and spaces, braces already un-doubled.
    Literal(String),
    /// The value of a field of the auth method in use.
    Field(Id),
}

impl Address {
    /// The ids of the fields that fill it, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Id> {
        fields(&self.host).chain(self.path.iter().flat_map(|segment| fields(segment)))
    }
}

/// The ids of the fields in a template, in order.
pub(crate) fn fields(template: &[Part]) -> impl Iterator<Item = &Id> {
    template.iter().filter_map(|part| match part {
        Part::Field(id) => Some(id),
        Part::Literal(_) => None,
    })
}
