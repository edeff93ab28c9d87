//! The connection check.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    AnswerStatus, Anything, Body, Flag, IdText, InlineText, Items, NamedTemplates, PlainText,
    TemplateText, ValueText,
};
use crate::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

/// Requests that show whether credentials work, or why there are none.
#[derive(Debug)]
pub(crate) enum Check {
    Steps(Items<CheckStep>),
    None(NoCheck),
}

impl JsonSchema for Check {
    fn schema_name() -> Cow<'static, str> {
        "Check".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "check",
            "description": "Requests that show whether credentials work, or `none` with the reason why there are none.",
            "oneOf": [
                generator.subschema_for::<Items<CheckStep>>(),
                generator.subschema_for::<NoCheck>(),
            ],
        })
    }
}

impl Decode for Check {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Sequence(_) => Items::decode(node, decoder).map(Self::Steps),
            _ => NoCheck::decode(node, decoder).map(Self::None),
        }
    }
}

surface! {
    /// There is no request that shows whether credentials work.
    #[schemars(title = "check")]
    NoCheck {
        /// Why no request shows whether credentials work.
        #[schemars(required)]
        reason = "none": InlineText,
    }
}

surface! {
    /// One request and what its answer means.
    #[schemars(title = "check step")]
    CheckStep {
        /// What the step does.
        #[schemars(required)]
        title = "title": PlainText,
        /// What is sent, as verb and address: `GET {api}/v1/me`.
        #[schemars(required)]
        #[schemars(example = "GET {api}/v1/me")]
        request = "request": TemplateText,
        /// Headers of this request alone, by name.
        headers = "headers": NamedTemplates,
        /// The body that it carries.
        body = "body": Body,
        /// `true` where a verb other than GET and HEAD changes nothing either, as in a search.
        safe = "safe": Flag,
        /// What a good answer looks like; any 2xx unless said otherwise.
        expect = "expect": Expect,
        /// Where a good answer names the account that is connected.
        account = "account": Account,
        /// What to do about bad answers.
        advice = "advice": Items<Advice>,
    }
}

surface! {
    /// What a good answer looks like.
    #[schemars(title = "expectation")]
    Expect {
        /// The status; any 2xx unless said otherwise.
        status = "status": AnswerStatus,
        /// A JSON Pointer to something that the answer must hold: `/user/id`.
        #[schemars(example = "/user/id")]
        pointer = "pointer": ValueText,
        /// The value that must stand at `pointer`.
        equals = "equals": Anything,
    }
}

surface! {
    /// Where a good answer names the account that is connected, as JSON Pointers.
    #[schemars(title = "account")]
    Account {
        /// What tells the account from others: `/user/id`.
        #[schemars(required)]
        #[schemars(example = "/user/id")]
        id = "id": ValueText,
        /// What people call it: `/user/email`.
        #[schemars(example = "/user/email")]
        label = "label": ValueText,
    }
}

surface! {
    /// What to do about one bad answer.
    #[schemars(title = "advice")]
    Advice {
        /// The status of the answer that this is about.
        #[schemars(required)]
        status = "status": AnswerStatus,
        /// The ids of the fields to mark; `region` and `environment` are the selects.
        #[schemars(extend("examples" = [["api_key"]]))]
        fields = "fields": Items<IdText>,
        /// What a person is told.
        #[schemars(required)]
        text = "text": InlineText,
    }
}
