//! What belongs to the publisher and not to a connector: `connspec.toml`, read and checked.

use std::collections::BTreeMap;

use connspec_spec::model::Block;
use connspec_spec::{Id, Text};

use crate::Projection;
use crate::guide::Templates;

/// The publisher's choices and words.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// The product that accounts are linked to: "Acme".
    pub product: Text,
    /// Where guide pages live on the docs site, from its root and without a slash at the end:
    /// `/connectors`; empty for the root itself.
    pub base_path: String,
    /// The docs site, `https://…` without a slash at the end.
    pub site_url: Option<String>,
    /// What stands before the path of a spec in an edit link, without a slash at the end.
    pub edit_base: Option<String>,
    /// The flavours to write, each once, in the order of [`Flavour::ALL`].
    pub flavours: Vec<Flavour>,
    /// The flavour whose pages the forms link to; one of `flavours`.
    pub form_links: Flavour,
    /// The formats to write forms in beside their own, each once, in the order of [`Projection::ALL`].
    pub projections: Vec<Projection>,
    /// Whether to write the custom element that draws forms.
    pub form_element: bool,
    /// The categories that connectors may have, each with its title; any where there is none.
    pub categories: BTreeMap<Id, Text>,
    /// The closing part of every guide.
    pub link_account: LinkAccount,
    /// The project's own page templates.
    pub templates: Templates,
    /// The package name of the generated crate: ASCII lower case letters, digits, `-` and `_`.
    pub crate_name: String,
    /// Where the generated crate finds `connspec-runtime`.
    pub runtime: RuntimeDependency,
}

/// Where the generated crate finds `connspec-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A folder, relative to the generated crate, with `/` between its parts. Made of ASCII
    /// letters, digits, `-`, `_`, `.` and `/`.
    Path(String),
    /// A version requirement for the registry: `0.1`.
    Version(String),
}

/// The closing part of every guide: how a person links their account.
#[derive(Clone, Debug)]
pub struct LinkAccount {
    /// Its heading.
    pub title: Text,
    /// At least one.
    pub steps: Vec<LinkStep>,
    /// What stands in brackets behind the label of a field that may stay empty: "optional".
    pub optional: Text,
    /// Text behind the steps.
    pub outro: Vec<Block>,
}

/// One step of the closing part.
#[derive(Clone, Debug)]
pub struct LinkStep {
    /// What to do, in a few words.
    pub title: Text,
    /// How to do it.
    pub body: Vec<Block>,
    /// Whether the labels of the form's fields are listed behind the body.
    pub lists_fields: bool,
}

/// A docs engine and the way it wants its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flavour {
    /// In-app guides: MDX with HTML bodies and `data-` attributes.
    Hub,
    /// Mintlify sites: MDX.
    Mintlify,
    /// Docusaurus 3 sites: MDX.
    Docusaurus,
    /// Astro Starlight sites: MDX.
    Starlight,
    /// Plain Markdown: GitHub, VitePress, MkDocs, mdBook.
    Markdown,
}

impl Flavour {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Hub,
        Self::Mintlify,
        Self::Docusaurus,
        Self::Starlight,
        Self::Markdown,
    ];

    /// The name in `connspec.toml` and of the folder under `guides/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Mintlify => "mintlify",
            Self::Docusaurus => "docusaurus",
            Self::Starlight => "starlight",
            Self::Markdown => "markdown",
        }
    }

    /// What a page's file name ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Hub | Self::Mintlify | Self::Docusaurus | Self::Starlight => "mdx",
            Self::Markdown => "md",
        }
    }

    /// Whether its steps have anchors that a link can name.
    #[must_use]
    pub const fn has_anchors(self) -> bool {
        !matches!(self, Self::Hub)
    }
}
