//! The guide: sections and steps.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{BlockText, IdText, InlineText, Items, MediaUrl, PlainText};
use crate::decode::{Decode, Decoder};
use crate::yaml::Node;

surface! {
    /// How a person finds the values of the fields.
    #[schemars(title = "guide")]
    Guide {
        /// What a person needs before starting: a role, a plan, a setting.
        prerequisites = "prerequisites": Items<InlineText>,
        /// What must be known before anything else.
        warning = "warning": InlineText,
        /// The parts, in order.
        #[schemars(required)]
        sections = "sections": Items<SectionEntry>,
    }
}

/// A section of a guide: written here, or shared.
#[derive(Debug)]
pub(crate) enum SectionEntry {
    Own(Box<Section>),
    Shared(SectionUse),
}

impl JsonSchema for SectionEntry {
    fn schema_name() -> Cow<'static, str> {
        "SectionEntry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "guide section",
            "description": "A section, or `use: <id>` for one of the shared sections.",
            "oneOf": [
                generator.subschema_for::<Section>(),
                generator.subschema_for::<SectionUse>(),
            ],
        })
    }
}

impl Decode for SectionEntry {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if node.mapping()?.get("use").is_some() {
            SectionUse::decode(node, decoder).map(Self::Shared)
        } else {
            Box::decode(node, decoder).map(Self::Own)
        }
    }
}

surface! {
    /// A shared section.
    #[schemars(title = "guide section")]
    SectionUse {
        /// Its id, from the top level `sections`.
        #[schemars(required)]
        section = "use": IdText,
    }
}

surface! {
    /// A heading and its steps.
    #[schemars(title = "guide section")]
    Section {
        /// Names the section for machines; its anchor on the page.
        #[schemars(required)]
        id = "id": IdText,
        /// The heading.
        #[schemars(required)]
        title = "title": PlainText,
        /// Text under the heading.
        intro = "intro": BlockText,
        /// When a person needs this section; always unless said otherwise.
        when_needed = "when_needed": InlineText,
        /// The ids of the scopes that it is about; about all unless said otherwise.
        scopes = "scopes": Items<IdText>,
        /// What to do, in order.
        #[schemars(required)]
        steps = "steps": Items<Step>,
    }
}

surface! {
    /// One thing to do.
    #[schemars(title = "guide step")]
    Step {
        /// Names the step for machines; its anchor on the page.
        #[schemars(required)]
        id = "id": IdText,
        /// What to do, in a few words.
        #[schemars(required)]
        title = "title": PlainText,
        /// How to do it.
        #[schemars(required)]
        body = "body": BlockText,
        /// The ids of the fields whose values a person has after this step; `region` and `environment`
        /// are the selects.
        #[schemars(extend("examples" = [["api_key"]]))]
        gives = "gives": Items<IdText>,
        /// The ids of the scopes that it is about; about all unless said otherwise.
        scopes = "scopes": Items<IdText>,
        /// The ids of the scopes that a person is to choose here, shown as a list.
        show_scopes = "show_scopes": Items<IdText>,
        /// A picture.
        image = "image": Image,
        /// A remark that stands out.
        note = "note": Note,
    }
}

surface! {
    /// A picture.
    #[schemars(title = "image")]
    Image {
        /// Where the picture lies.
        #[schemars(required)]
        #[schemars(example = "images/api-keys.png")]
        src = "src": MediaUrl,
        /// What it shows, for people who cannot see it.
        #[schemars(required)]
        alt = "alt": PlainText,
    }
}

surface! {
    /// A remark that stands out.
    #[schemars(title = "note")]
    Note {
        /// How urgent it is.
        #[schemars(required)]
        kind = "kind": NoteKind,
        /// What it says.
        #[schemars(required)]
        text = "text": InlineText,
    }
}

surface_words! {
    /// How urgent a remark is.
    NoteKind {
        /// Good to know.
        Info = "info",
        /// Worth remembering.
        Note = "note",
        /// Makes it easier.
        Tip = "tip",
        /// Goes wrong otherwise.
        Warning = "warning",
    }
}
