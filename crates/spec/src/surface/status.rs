//! Whether people may rely on a connector.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Date, IdText};
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

/// Whether people may rely on the connector.
#[derive(Debug)]
pub(crate) enum Status {
    Preview,
    Stable,
    Deprecated(Deprecated),
}

impl JsonSchema for Status {
    fn schema_name() -> Cow<'static, str> {
        "Status".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "status",
            "description": "Whether people may rely on the connector; `stable` unless said otherwise.",
            "oneOf": [
                {
                    "type": "string",
                    "const": "preview",
                    "description": "Not everything in it was compared with the vendor.",
                },
                {
                    "type": "string",
                    "const": "stable",
                    "description": "Ready for use.",
                },
                generator.subschema_for::<Deprecated>(),
            ],
        })
    }
}

impl Decode for Status {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Mapping(_) => Deprecated::decode(node, decoder).map(Self::Deprecated),
            _ => match node.scalar()?.text.as_str() {
                "preview" => Some(Self::Preview),
                "stable" => Some(Self::Stable),
                _ => None,
            },
        }
    }
}

surface! {
    /// The connector is on its way out.
    #[schemars(title = "status")]
    Deprecated {
        /// Since when, and what replaces it.
        #[schemars(required)]
        deprecated = "deprecated": Deprecation,
    }
}

surface! {
    /// Since when the connector is on its way out, and what replaces it.
    #[schemars(title = "deprecation")]
    Deprecation {
        /// Since when.
        #[schemars(required)]
        since = "since": Date,
        /// The id of the connector to use instead, where there is one.
        replaced_by = "replaced_by": IdText,
    }
}
