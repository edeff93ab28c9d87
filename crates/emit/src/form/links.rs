//! The links from a form to its guide.

use connspec_spec::Id;
use connspec_spec::model::{AuthMethod, Connector, Field, FieldKind};
use serde::Serialize;

use crate::{Publisher, site};

/// Where the guide of a method is.
pub(super) struct Guide {
    page: String,
    has_anchors: bool,
}

/// The link beside an input.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Link {
    /// The step that gives the value, or the page where the flavour's steps have no anchors.
    pub(super) href: String,
    pub(super) label: &'static str,
}

impl Guide {
    pub(super) fn new(
        publisher: &Publisher,
        connector: &Connector,
        method: &AuthMethod,
        is_setup: bool,
    ) -> Self {
        let page = if is_setup {
            site::setup_page
        } else {
            site::page
        };
        Self {
            page: page(publisher, &connector.id, &method.id),
            has_anchors: publisher.form_links.has_anchors(),
        }
    }

    /// A guide for tests.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            page: "/connectors/a/b".to_owned(),
            has_anchors: true,
        }
    }

    pub(super) fn page(&self) -> &str {
        &self.page
    }

    /// The anchor of a step, where there are anchors.
    pub(super) fn anchor(&self, step: &Id) -> Option<String> {
        self.has_anchors.then(|| step.slug())
    }

    /// The address of a step.
    pub(super) fn step(&self, step: &Id) -> String {
        match self.anchor(step) {
            Some(anchor) => format!("{}#{anchor}", self.page),
            None => self.page.clone(),
        }
    }

    /// The link beside a field's input, where a step gives its value.
    pub(super) fn link(&self, field: &Field) -> Option<Link> {
        let given_by = field.given_by.as_ref()?;
        let label = match field.kind {
            FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => {
                "Which one is mine?"
            }
            FieldKind::String(..) | FieldKind::Number(_) => "Where do I find this?",
            FieldKind::Boolean => "What is this about?",
        };
        Some(Link {
            href: self.step(&given_by.step),
            label,
        })
    }
}
