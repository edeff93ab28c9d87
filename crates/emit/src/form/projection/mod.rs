//! Forms for consumers that have a format of their own.
//!
//! A projection is a pure function from a form's fields to the document of one consumer, in a file of
//! its own here. It may lose what the consumer has no place for, and never a rule that keeps a secret;
//! the generated code checks every value again. To add one: a variant, its name, and its file.

mod config_fields;
mod mcp_elicitation;

use connspec_spec::model::{AuthMethod, Connector};
use serde::Serialize;

use super::Form;
use super::links::Guide;
use crate::{Files, Publisher, json};

/// A format that forms can be written in beside their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Projection {
    /// A list of `configFields`, as account-linking components such as StackOne's Hub take them.
    ConfigFields,
    /// The parameters of `elicitation/create` in the Model Context Protocol.
    McpElicitation,
}

impl Projection {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::ConfigFields, Self::McpElicitation];

    /// The name in `connspec.toml` and of the folder under `forms/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfigFields => "config_fields",
            Self::McpElicitation => "mcp_elicitation",
        }
    }
}

/// What a projection is made from.
struct Source<'a> {
    connector: &'a Connector,
    method: &'a AuthMethod,
    form: Form<'a>,
    guide: &'a Guide,
    /// Where the docs site is, for consumers that show links as text.
    site_url: Option<&'a str>,
}

/// What every projected document begins with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    projection_version: &'static str,
    /// The id of the form.
    form: String,
}

impl Source<'_> {
    fn head(&self, projection_version: &'static str) -> Head {
        Head {
            projection_version,
            form: super::id(self.connector, self.method, self.form),
        }
    }
}

/// Writes the projections that the publisher wants of one form.
pub(super) fn emit(
    connector: &Connector,
    method: &AuthMethod,
    form: Form<'_>,
    publisher: &Publisher,
    files: &mut Files,
) {
    let guide = &Guide::new(publisher, connector, method, form.is_setup);
    let source = Source {
        connector,
        method,
        form,
        guide,
        site_url: publisher.site_url.as_deref(),
    };
    for projection in &publisher.projections {
        let text = match projection {
            Projection::ConfigFields => json::write(&config_fields::project(&source)),
            Projection::McpElicitation => json::write(&mcp_elicitation::project(&source)),
        };
        let path = format!("forms/{}/{}.json", projection.name(), source.head("").form);
        files.add(&path, text);
    }
}
