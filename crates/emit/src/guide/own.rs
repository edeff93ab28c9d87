//! Page templates of a project's own, which stand in the place of built-in ones.

use std::collections::BTreeMap;
use std::ops::Range;

use connspec_diagnostics::{FileId, Span};

use super::backend::Backend;
use super::{docusaurus, hub, markdown, mintlify, starlight};
use crate::Flavour;

/// Which template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateName {
    /// Of a page for the person who links an account.
    Page,
    /// Of a page for the operator of the product.
    Setup,
    /// Of the sections with their steps, which both include.
    Sections,
    /// Of the index page.
    Index,
}

impl TemplateName {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Page, Self::Setup, Self::Sections, Self::Index];

    /// The name, as in `{% include "sections" %}` and of the file without `.j2`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Setup => "setup",
            Self::Sections => "sections",
            Self::Index => "index",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == name)
    }

    /// The template of `B` that has the name.
    pub(super) const fn of<B: Backend>(self) -> &'static str {
        match self {
            Self::Page => B::PAGE,
            Self::Setup => B::SETUP,
            Self::Sections => B::SECTIONS,
            Self::Index => B::INDEX,
        }
    }
}

/// A built-in template.
#[must_use]
pub const fn built_in_template(flavour: Flavour, name: TemplateName) -> &'static str {
    match flavour {
        Flavour::Hub => name.of::<hub::Hub>(),
        Flavour::Mintlify => name.of::<mintlify::Mintlify>(),
        Flavour::Docusaurus => name.of::<docusaurus::Docusaurus>(),
        Flavour::Starlight => name.of::<starlight::Starlight>(),
        Flavour::Markdown => name.of::<markdown::Markdown>(),
    }
}

/// The templates of a project.
#[derive(Clone, Debug, Default)]
pub struct Templates(BTreeMap<(Flavour, TemplateName), Template>);

#[derive(Clone, Debug)]
struct Template {
    text: String,
    file: FileId,
}

impl Templates {
    /// Puts `text` in the place of a built-in template. It is the text of the source `file`, to
    /// which its mistakes point.
    pub fn set(
        &mut self,
        flavour: Flavour,
        name: TemplateName,
        file: FileId,
        text: impl Into<String>,
    ) {
        let text = text.into();
        self.0.insert((flavour, name), Template { text, file });
    }

    /// Whether the project has such a template.
    #[must_use]
    pub fn has(&self, flavour: Flavour, name: TemplateName) -> bool {
        self.0.contains_key(&(flavour, name))
    }

    /// The text of a template.
    pub(super) fn text(&self, flavour: Flavour, name: TemplateName) -> Option<&str> {
        let own = self.0.get(&(flavour, name));
        own.map(|own| own.text.as_str())
    }

    /// The file of a template.
    pub(super) fn file(&self, flavour: Flavour, name: TemplateName) -> Option<FileId> {
        self.0.get(&(flavour, name)).map(|own| own.file)
    }

    /// The place of `range`, or of a line, in the template of that name; `None` where it is built
    /// in.
    pub(super) fn place(
        &self,
        flavour: Flavour,
        name: &str,
        range: Option<Range<usize>>,
        line: Option<usize>,
    ) -> Option<Span> {
        let template = self.0.get(&(flavour, TemplateName::named(name)?))?;
        let known = range.filter(|range| template.text.get(range.clone()).is_some());
        let range = known.or_else(|| line_of(&template.text, line?));
        let range = range.unwrap_or_default();
        Some(Span::new(template.file, range.start, range.end))
    }

    /// The start of the project's template that a page is made with: of the one of this name, or
    /// else of the sections that it includes.
    pub(super) fn of_page(&self, flavour: Flavour, name: &str) -> Option<Span> {
        let place = |name| self.place(flavour, name, None, None);
        place(name).or_else(|| {
            let includes_sections = name != TemplateName::Index.as_str();
            place(TemplateName::Sections.as_str()).filter(|_| includes_sections)
        })
    }
}

/// The bytes of a line, which are counted from 1.
fn line_of(text: &str, line: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for (number, found) in text.split('\n').enumerate() {
        if number + 1 == line {
            return Some(start..start + found.len());
        }
        start += found.len() + 1;
    }
    None
}
