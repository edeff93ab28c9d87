//! Filling in the templates of a flavour, and what is wrong with them: at their place where they
//! are the project's own.

use std::error::Error as _;

use connspec_diagnostics::{Code, Diagnostic, Span};
use minijinja::{Environment, Error, Value};

use super::backend::Backend;
use super::own::Templates;
use super::templates;
use crate::Flavour;

/// The templates of one flavour.
pub(super) struct Filler<'a> {
    environment: Environment<'a>,
    own: &'a Templates,
    flavour: Flavour,
}

impl<'a> Filler<'a> {
    /// # Errors
    /// The first mistake in the syntax of a template.
    pub(super) fn new<B: Backend>(own: &'a Templates) -> Result<Self, Box<Diagnostic>> {
        let flavour = B::FLAVOUR;
        match templates::environment(own.texts::<B>()) {
            Ok(environment) => Ok(Self {
                environment,
                own,
                flavour,
            }),
            Err(error) => Err(Box::new(diagnostic(own, flavour, &error, Span::default()))),
        }
    }

    /// The template `name` with the values of `context`, for a page that `spec` is the place of.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub(super) fn fill(
        &self,
        name: &str,
        context: Value,
        spec: Span,
    ) -> Result<String, Box<Diagnostic>> {
        let template = self.environment.get_template(name);
        let filled = template.and_then(|template| template.render(context));
        filled.map_err(|error| Box::new(diagnostic(self.own, self.flavour, &error, spec)))
    }

    /// What the gate found on a page, as a mistake of the project's template where it has one: that
    /// the template leaves out a text is no mistake of ours.
    pub(super) fn blame(&self, name: &str, path: &str, found: Diagnostic) -> Diagnostic {
        let Some(template) = self.own.of_page(self.flavour, name) else {
            return found;
        };
        let message = "the pages of this template do not show every text as it was written";
        Diagnostic::new(Code::TemplateFailed, template, message)
            .label(found.span, format!("{path}: {}", found.message))
            .help("a template shows every text that it is given, once and in the order of the built-in one; `connspec templates --export` writes that out")
    }
}

fn diagnostic(own: &Templates, flavour: Flavour, error: &Error, spec: Span) -> Diagnostic {
    // A mistake in an included template is the reason of the one that stopped the page.
    let mut error = error;
    while let Some(reason) = error.source().and_then(|one| one.downcast_ref::<Error>()) {
        error = reason;
    }
    let name = error.name().unwrap_or_default();
    match own.place(flavour, name, error.range(), error.line()) {
        Some(place) => {
            let kind = error.kind();
            let what = error
                .detail()
                .map_or_else(|| kind.to_string(), str::to_owned);
            Diagnostic::new(Code::TemplateFailed, place, what)
                .help("docs/guides.md lists what a template is given, and what it can do with it")
        }
        None => {
            let flavour = flavour.name();
            let message = format!("the template of {flavour} pages fails: {error}");
            Diagnostic::new(Code::TemplateFailed, spec, message)
        }
    }
}
