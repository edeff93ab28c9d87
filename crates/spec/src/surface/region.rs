//! Regions and environments: selects, and the total table of addresses and values that they choose
//! from.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{IdText, InlineText, Items, MapOf, PlainText, TemplateText, ValueText};
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

surface! {
    /// The region select, and the addresses of each region.
    #[schemars(title = "region table")]
    Regions {
        /// What the select is called.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the select.
        help = "help": InlineText,
        /// The regions.
        #[schemars(required)]
        options = "options": Items<RegionOption>,
    }
}

surface! {
    /// One region.
    #[schemars(title = "region option")]
    RegionOption {
        /// What the form sends, and the name of the Rust variant.
        #[schemars(required)]
        id = "id": IdText,
        /// What people see.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the option.
        help = "help": InlineText,
        /// Addresses by name: `{api: https://api.eu.example.com}`. Every region has the same names. With `environments`, those that are the same in all of them.
        urls = "urls": MapOf<TemplateText>,
        /// Fixed texts by name that differ by region, such as an audience: `{audience: "urn:example:eu"}`. Every region has the same names; requests name them as `{audience}`.
        values = "values": MapOf<ValueText>,
    }
}

surface! {
    /// The environment select, production and sandbox for example, and the addresses of each environment.
    #[schemars(title = "environment table")]
    Environments {
        /// What the select is called.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the select.
        help = "help": InlineText,
        /// The environments.
        #[schemars(required)]
        options = "options": Items<EnvironmentOption>,
    }
}

surface! {
    /// One environment.
    #[schemars(title = "environment option")]
    EnvironmentOption {
        /// What the form sends, and the name of the Rust variant.
        #[schemars(required)]
        id = "id": IdText,
        /// What people see.
        #[schemars(required)]
        label = "label": PlainText,
        /// Words beside the option.
        help = "help": InlineText,
        /// Addresses by name: `{api: https://sandbox.example.com}`. With `regions`, by region and name: `{eu: {api: https://sandbox.eu.example.com}}`. Every environment has the same names.
        urls = "urls": MapOf<EnvironmentUrl>,
        /// Fixed texts by name that differ by environment. Every environment has the same names; requests name them as `{name}`.
        values = "values": MapOf<ValueText>,
    }
}

/// What stands behind a key of `urls` in an environment: the address of that name, or the addresses
/// of that region.
#[derive(Debug)]
pub(crate) enum EnvironmentUrl {
    Address(TemplateText),
    Region(MapOf<TemplateText>),
}

impl JsonSchema for EnvironmentUrl {
    fn schema_name() -> Cow<'static, str> {
        "EnvironmentUrl".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "oneOf": [
                generator.subschema_for::<TemplateText>(),
                generator.subschema_for::<MapOf<TemplateText>>(),
            ],
        })
    }
}

impl Decode for EnvironmentUrl {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Mapping(_) => MapOf::decode(node, decoder).map(Self::Region),
            _ => TemplateText::decode(node, decoder).map(Self::Address),
        }
    }
}
