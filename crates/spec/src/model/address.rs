//! Where requests go: the table of addresses and values.

use super::{Choice, Inline};
use crate::{Id, Text};
use connspec_diagnostics::Span;

/// A total table: one row per region and environment (or a single row), one column per name.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// The names of the addresses, in the author's order: `api`, `app`.
    pub names: Vec<Id>,
    /// The names of the values, in the author's order: `audience`.
    pub values: Vec<Id>,
    /// The select that chooses the region.
    pub regions: Option<Selector>,
    /// The select that chooses the environment.
    pub environments: Option<Selector>,
    /// One row per pair of options, in the order of [`Addresses::row`]; a single one where there
    /// is no select.
    pub rows: Vec<Row>,
    /// The registrable domains that the rows and the literal URLs of auth methods name, sorted:
    /// `iterable.com`.
    pub domains: Vec<String>,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// In the order of [`Addresses::names`].
    pub urls: Vec<Address>,
    /// In the order of [`Addresses::values`]; visible ASCII characters and spaces.
    pub values: Vec<String>,
}

/// A select that chooses rows of the table.
#[derive(Clone, Debug)]
pub struct Selector {
    /// What the select is called.
    pub label: Text,
    /// Words beside it.
    pub help: Option<Vec<Inline>>,
    /// At least one, in the author's order.
    pub options: Vec<Choice>,
}

/// An address: a base and a path. Both may hold values that a person types.
#[derive(Clone, Debug)]
pub struct Address {
    /// What stands before the path.
    pub base: Base,
    /// The path's segments, without slashes; empty where there is no path. Literals need no
    /// percent-encoding; a field fills one segment or a part of one.
    pub path: Vec<Template>,
    /// Where it was written.
    pub span: Span,
}

/// What stands before the path of an address.
#[derive(Clone, Debug)]
pub enum Base {
    /// `https://` and this host. A field in it is a [`Subdomain`](super::StringKind::Subdomain),
    /// a derived value is cut to be one. Literals are lower case ASCII letters, digits, `-` and
    /// `.`.
    Host(Template),
    /// `https://` and the whole host that a [`Hostname`](super::StringKind::Hostname) field holds.
    Hostname(Id),
    /// The whole URL that a [`Url`](super::StringKind::Url) field with `allow` holds: the address
    /// of a product that somebody hosts themselves.
    Url(Id),
}

/// Text with values in it. Two literals are never neighbours, and none is empty.
pub type Template = Vec<Part>;

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Visible ASCII characters and spaces, braces already un-doubled. Inside JSON any text.
    Literal(String),
    /// The value of a field of the auth method in use, one of its setup fields included.
    Field(Id),
    /// A value of the row that is chosen.
    Value(Id),
    /// A value cut from a field.
    Derived(Id),
    /// An address of the row that is chosen, as text without a slash at its end.
    Address(Id),
    /// What a token call or the callback gave, `access_token` and `refresh_token` included.
    Captured(Id),
    /// A signed assertion.
    Signed(Id),
    /// A value that the authorization code flow makes.
    Flow(FlowValue),
}

/// A value that the authorization code flow makes. Authors never write one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowValue {
    /// Where the person comes back to.
    RedirectUri,
    /// What ties the callback to the person who started.
    State,
    /// RFC 7636: the digest of the verifier.
    CodeChallenge,
    /// RFC 7636: the verifier.
    CodeVerifier,
    /// The code of the callback.
    Code,
}

/// A value cut from a field. The field's rules make sure that the cut always gives one.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Its name in templates.
    pub id: Id,
    /// The field. Every method that uses the value has it, and requires it.
    pub from: Id,
    /// How it is cut.
    pub cut: Cut,
    /// Whether the value fits a label of a host.
    pub is_subdomain: bool,
    /// The place of its id.
    pub span: Span,
}

/// How a value is cut from a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cut {
    /// What stands behind the last of these.
    AfterLast(String),
    /// What stands before the first of these.
    BeforeFirst(String),
}

impl Addresses {
    /// The row of a region and an environment, by their positions; 0 where there is no such
    /// select. Regions first: the environments of one region are neighbours.
    #[must_use]
    pub fn row(&self, region: usize, environment: usize) -> &Row {
        let environments = self.environments.as_ref().map_or(1, |e| e.options.len());
        &self.rows[region * environments + environment]
    }
}

impl Base {
    /// The scheme and what follows it, for showing: `https://` unless a person gives both.
    #[must_use]
    pub fn parts(&self) -> (&'static str, Template) {
        match self {
            Self::Host(host) => ("https://", host.clone()),
            Self::Hostname(id) => ("https://", vec![Part::Field(id.clone())]),
            Self::Url(id) => ("", vec![Part::Field(id.clone())]),
        }
    }
}

impl Address {
    /// The whole of it as one template, for showing, behind its scheme.
    #[must_use]
    pub fn parts(&self) -> (&'static str, Template) {
        let (scheme, mut parts) = self.base.parts();
        for segment in &self.path {
            parts.push(Part::Literal("/".to_owned()));
            parts.extend(segment.iter().cloned());
        }
        (scheme, parts)
    }

    /// Whether it is the same for everybody: nothing in it but literals.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        let (_, parts) = self.parts();
        parts.iter().all(|part| matches!(part, Part::Literal(_)))
    }
}
