//! Filling in the templates of a flavour, and what is wrong with them: at their place where they
//! are the project's own.

use std::error::Error as _;

use connspec_diagnostics::{Code, Diagnostic, Span};
use minijinja::{Environment, Error, Value};

use super::backend::Backend;
use super::gate::Fault;
use super::own::{TemplateName, Templates};
use super::templates;
use crate::Flavour;

/// The templates of one flavour.
pub(super) struct Filler<'a> {
    environment: Environment<'a>,
    own: &'a Templates,
    flavour: Flavour,
}

impl<'a> Filler<'a> {
    /// The built-in templates, those of the project in their places, and what is wrong with the syntax
    /// of these. Where something is, the built-in one stays, so that the others can be looked at.
    pub(super) fn new<B: Backend>(own: &'a Templates) -> (Self, Vec<Diagnostic>) {
        let flavour = B::FLAVOUR;
        let mut environment = templates::environment();
        let mut mistakes = Vec::new();
        for name in TemplateName::ALL {
            if let Some(text) = own.text(flavour, *name) {
                match environment.add_template(name.as_str(), text) {
                    Ok(()) => continue,
                    Err(error) => {
                        mistakes.push(diagnostic(own, flavour, &error, Span::default()));
                    }
                }
            }
            let built_in = environment.add_template(name.as_str(), name.of::<B>());
            built_in.unwrap_or_else(|error| panic!("a built-in template is wrong: {error}"));
        }
        let filler = Self {
            environment,
            own,
            flavour,
        };
        (filler, mistakes)
    }

    /// The same where templates may use [`ASIDE`](templates::ASIDE).
    pub(super) fn with_aside(mut self) -> Self {
        let aside = Value::from_object(templates::Aside);
        self.environment.add_global(templates::ASIDE, aside);
        self
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

    /// What the gate found on a page, as a mistake of the project's template where it has one, and else
    /// as one of ours: it is the template that leaves out a text then.
    pub(super) fn blame(&self, name: &str, fault: Fault) -> Diagnostic {
        let Some(template) = self.own.of_page(self.flavour, name) else {
            return Diagnostic::new(Code::TextLost, fault.span, fault.message);
        };
        let (message, help) = if fault.is_of_text {
            (
                "the pages of this template do not show every text as it was written, in the order of the built-in one",
                "print every text that the template is given once and where the built-in one has it; `connspec templates --export` writes that out",
            )
        } else {
            (
                "the pages of this template cannot be read, or hold code",
                "a template writes the Markdown of its docs engine: tags have ends there, and braces are code; `connspec templates --export` writes the built-in one out",
            )
        };
        Diagnostic::new(Code::TemplateFailed, template, message)
            .label(fault.span, fault.message)
            .help(help)
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
