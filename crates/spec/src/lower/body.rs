//! What is sent with a request.

use super::fields::Fields;
use super::place::Place;
use super::writers::{Slot, Writers};
use super::{Lowering, header, template};
use crate::model::{Body, JsonTemplate};
use crate::problem::{request as problem, shape};
use crate::surface::{self, Json, Named};

/// The body of a check or of a token call. It brings its own `Content-Type`.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    body: Option<&surface::Body>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Body> {
    let Some(body) = body else {
        return Some(Body::None);
    };
    writers.add(cx, Slot::Header, "Content-Type", body.anchor);
    if body.json.is_some() && body.form.is_some() {
        cx.report(problem::two_bodies(body.anchor));
    } else if !body.has("json") && !body.has("form") {
        cx.report(shape::missing_key(body.anchor, "body", "json"));
    }
    let form = body.form.as_ref().map(|form| {
        header::lower(cx, Slot::Body, Place::Body, Some(form), fields, writers).map(Body::Form)
    });
    let json = body.json.as_ref().map(|value| {
        if let Json::Map(members) = value {
            for (name, _) in members {
                writers.add(cx, Slot::Body, &name.text, name.span);
            }
        }
        Body::Json(json(cx, value, fields, Place::Body))
    });
    form.flatten().or(json)
}

/// JSON with templates in its texts.
fn json(
    cx: &mut Lowering<'_>,
    value: &Json,
    fields: &Fields<'_>,
    place: Place<'_>,
) -> JsonTemplate {
    match value {
        Json::Literal(value) => JsonTemplate::Literal(value.clone()),
        Json::Text(text) => {
            let parts = template::parse(cx, &text.0);
            JsonTemplate::Text(fields.template(cx, &parts, place))
        }
        Json::List(values) => JsonTemplate::Array(
            values
                .iter()
                .map(|value| json(cx, value, fields, place))
                .collect(),
        ),
        Json::Map(members) => JsonTemplate::Object(
            members
                .iter()
                .map(|(name, value)| (name.text.clone(), json(cx, value, fields, place)))
                .collect(),
        ),
    }
}

/// The members of a part of a signed assertion; `own` are those that are written by themselves.
pub(super) fn claims(
    cx: &mut Lowering<'_>,
    members: Option<&Named<Json>>,
    own: &[&str],
    fields: &Fields<'_>,
) -> Option<Vec<(String, JsonTemplate)>> {
    let Some(members) = members else {
        return Some(Vec::new());
    };
    let lowered: Vec<_> = members
        .entries
        .iter()
        .map(|(name, value)| {
            if own.contains(&name.text.as_str()) {
                cx.report(problem::own_claim(name.span, &name.text));
            }
            (name.text.clone(), json(cx, value, fields, Place::Claim))
        })
        .collect();
    members.is_whole.then_some(lowered)
}
