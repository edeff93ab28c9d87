//! Tokens from calls of the vendor's own.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::auth::auth_method;
use super::{
    Body, Capture, Integer, Items, NamedTemplates, PlaceEntry, Refusal, Sign, TemplateText,
    ValueText,
};
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

auth_method! {
    /// Calls of the vendor's own that give a token for credentials.
    #[schemars(title = "auth method of type `token_exchange`")]
    TokenExchangeMethod {
        /// The calls, in order. The later ones may use what the earlier ones captured.
        #[schemars(required)]
        calls = "calls": Items<Call>,
        /// A signed assertion that the calls may use as `{id}`.
        sign = "sign": Sign,
        /// What every request carries of what the calls captured.
        #[schemars(required)]
        place = "place": Items<PlaceEntry>,
        /// How long the token is good.
        #[schemars(required)]
        expires = "expires": Expires,
        /// Statuses of an answer that say that the token is no longer good; `[401]` unless said
        /// otherwise.
        #[schemars(extend("examples" = [[401]]))]
        refresh_on = "refresh_on": Items<Refusal>,
    }
}

surface! {
    /// One call.
    #[schemars(title = "token call")]
    Call {
        /// What is sent, as verb and address: `POST {api}/login`.
        #[schemars(required)]
        #[schemars(example = "POST {api}/login")]
        request = "request": TemplateText,
        /// A user name and a password, which it sends as `Authorization: Basic`.
        basic = "basic": CallBasic,
        /// Its headers, by name. `Accept: application/json` unless said otherwise.
        headers = "headers": NamedTemplates,
        /// The body that it carries.
        body = "body": Body,
        /// What is kept of its answer.
        #[schemars(required)]
        capture = "capture": Items<Capture>,
    }
}

surface! {
    /// A user name and a password.
    #[schemars(title = "pair of `basic`")]
    CallBasic {
        /// The user name; may be empty.
        #[schemars(required)]
        #[schemars(example = "{username}")]
        username = "username": TemplateText,
        /// The password; may be empty.
        #[schemars(required)]
        #[schemars(example = "{password}")]
        password = "password": TemplateText,
    }
}

/// How long a token is good.
#[derive(Debug)]
pub(crate) enum Expires {
    /// Until a request is refused.
    Never,
    After(ExpiresAfter),
    At(ExpiresAt),
}

impl JsonSchema for Expires {
    fn schema_name() -> Cow<'static, str> {
        "Expires".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "expiry",
            "description": "How long a token is good: what the answer says, so many seconds, or `never`, which is until a request is refused.",
            "oneOf": [
                { "type": "string", "const": "never" },
                generator.subschema_for::<ExpiresAfter>(),
                generator.subschema_for::<ExpiresAt>(),
            ],
        })
    }
}

impl Decode for Expires {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) => (scalar.text == "never").then_some(Self::Never),
            Value::Mapping(mapping) if mapping.get("pointer").is_some() => {
                ExpiresAt::decode(node, decoder).map(Self::At)
            }
            _ => ExpiresAfter::decode(node, decoder).map(Self::After),
        }
    }
}

surface! {
    /// The token is good for so many seconds.
    #[schemars(title = "expiry")]
    ExpiresAfter {
        /// Seconds that the token is good for.
        #[schemars(required, range(min = 1))]
        #[schemars(example = 3600)]
        after = "after": Integer,
    }
}

surface! {
    /// The answer of the last call says how long the token is good.
    #[schemars(title = "expiry")]
    ExpiresAt {
        /// Where the answer says so, as a JSON Pointer: `/expires_in`.
        #[schemars(required)]
        #[schemars(example = "/expires_in")]
        pointer = "pointer": ValueText,
        /// What the number there counts.
        #[schemars(required)]
        unit = "as": ExpiresUnit,
    }
}

surface_words! {
    /// What a number that says how long a token is good counts.
    ExpiresUnit {
        /// Seconds from now.
        Seconds = "seconds",
        /// Milliseconds from now.
        Milliseconds = "milliseconds",
        /// A moment: seconds or milliseconds since 1970, or a date as RFC 3339 has it.
        Timestamp = "timestamp",
    }
}
