//! How a request carries credentials.

use super::fields::Fields;
use super::header::{self, value_of};
use super::place::Place;
use super::writers::{Slot, Writers};
use super::{Lowering, items, template};
use crate::Id;
use crate::model::{Basic, Part, Placement, Template};
use crate::problem::{field as field_problem, names, request as problem, shape};
use crate::surface::{
    ApiKeyMethod, AuthMethod, BearerMethod, Items, PlaceEntry, PlaceIn, TemplateText, ValueText,
};
use crate::yaml::{Locator, Scalar};

/// The placements of an `api_key` method: `in`, `name` and `value`, or `place`.
pub(super) fn api_key(
    cx: &mut Lowering<'_>,
    method: &ApiKeyMethod,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<Placement>> {
    let Some(place) = &method.place else {
        // One that was written and could not be read was reported.
        let is_alone = !method.has("place");
        for key in ["in", "name", "value"]
            .into_iter()
            .filter(|key| is_alone && !method.has(key))
        {
            let owner = "auth method of type `api_key`";
            cx.report(shape::missing_key(method.anchor, owner, key));
        }
        if let Some(value) = &method.value {
            require_field(cx, value, "value");
        }
        let (name, value) = (method.name.as_ref(), method.value.as_ref());
        let one = lower_one(cx, method.place_in, name, value, fields, writers);
        return Some(vec![one?]);
    };
    let single = [
        method.name.as_ref().map(|name| name.0.span),
        method.value.as_ref().map(|value| value.0.span),
    ];
    for span in single.into_iter().flatten() {
        cx.report(problem::placed_twice(span, place.span));
    }
    let values: Option<Vec<_>> = place
        .items
        .iter()
        .map(|entry| entry.value.as_ref())
        .collect();
    require_one_field(cx, values.into_iter().flatten(), "no `value` of `place`");
    listed(cx, place, fields, writers)
}

/// The placements of a list.
pub(super) fn listed(
    cx: &mut Lowering<'_>,
    place: &Items<PlaceEntry>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<Placement>> {
    let lowered: Vec<_> = items(Some(place))
        .iter()
        .map(|entry| {
            let (name, value) = (entry.name.as_ref(), entry.value.as_ref());
            lower_one(cx, entry.place_in, name, value, fields, writers)
        })
        .collect();
    lowered.into_iter().collect()
}

fn lower_one(
    cx: &mut Lowering<'_>,
    place: Option<PlaceIn>,
    name: Option<&ValueText>,
    template: Option<&TemplateText>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Placement> {
    let value = template.map(|template| {
        if place == Some(PlaceIn::Path) {
            in_path(cx, template, fields)
        } else {
            value_of(cx, template, fields, Place::Credential(Some("value")))
        }
    });
    let name = &name?.0;
    let slot = match place? {
        PlaceIn::Header => Slot::Header,
        PlaceIn::Query => Slot::Query,
        PlaceIn::Path => Slot::Path,
        PlaceIn::Body => Slot::Body,
    };
    header::check_name(cx, slot, &name.text, name.span);
    writers.add(cx, slot, &name.text, name.span);
    let text = name.text.clone();
    Some(match slot {
        Slot::Header => Placement::Header(text, value?),
        Slot::Query => Placement::Query(text, value?),
        Slot::Body => Placement::Body(text, value?),
        Slot::Path => {
            let Some(id) = Id::new(&text) else {
                cx.report(shape::invalid_id(name.span, &text));
                return None;
            };
            // A name that means a field elsewhere in the spec means the same here.
            let own = [Part::Field(id.clone())];
            let known = fields.known.iter().find(|known| known.id == text);
            if let (Some(known), true) = (known, value.as_deref() != Some(&own)) {
                let other = known.what.words();
                cx.report(names::two_meanings(
                    name.span,
                    "placeholder",
                    &text,
                    other,
                    known.span,
                ));
            }
            Placement::Path(id, value?)
        }
    })
}

/// What stands for a placeholder in a path: a segment of it, or a part of one.
fn in_path(cx: &mut Lowering<'_>, template: &TemplateText, fields: &Fields<'_>) -> Template {
    let parts = template::parse(cx, &template.0);
    template::check_literals(cx, &parts, "a segment of a path", |c| {
        c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%".contains(c)
    });
    fields.template(cx, &parts, Place::Credential(Some("value")))
}

/// The pair of HTTP Basic.
pub(super) fn basic(
    cx: &mut Lowering<'_>,
    username: Option<&TemplateText>,
    password: Option<&TemplateText>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Basic> {
    if let (Some(username), Some(password)) = (username, password) {
        require_one_field(
            cx,
            [password, username],
            "neither `username` nor `password`",
        );
    }
    if let Some(first) = username.or(password) {
        writers.add(cx, Slot::Header, "Authorization", first.0.span);
    }
    let username = username.map(|template| value_of(cx, template, fields, Place::Credential(None)));
    let secret = Place::Credential(Some("password"));
    let password = password.map(|template| value_of(cx, template, fields, secret));
    Some(Basic {
        username: username?,
        password: password?,
        is_encoded: false,
    })
}

/// The `Authorization` header of a `bearer` method.
pub(super) fn bearer(
    cx: &mut Lowering<'_>,
    method: &BearerMethod,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Placement> {
    let token = method.token.as_ref().map(|template| {
        require_field(cx, template, "token");
        writers.add(cx, Slot::Header, "Authorization", template.0.span);
        value_of(cx, template, fields, Place::Credential(Some("token")))
    });
    let scheme = match &method.scheme {
        Some(word) => scheme(cx, word)?,
        None => "Bearer".to_owned(),
    };
    if let Some(token) = &method.token {
        check_scheme(cx, &token.0, &scheme);
    }
    Some(authorization(&scheme, token?))
}

/// Reports a scheme before the token, which the method writes by itself.
fn check_scheme(cx: &mut Lowering<'_>, token: &Scalar, scheme: &str) {
    let Some((word, _)) = token.text.split_once(' ') else {
        return;
    };
    let is_same = word.eq_ignore_ascii_case(scheme);
    if is_same || ["Bearer", "Basic", "Token"].contains(&word) {
        let span = Locator::new(cx.source.text(), token).span(0, word.len() + 1);
        cx.report(problem::scheme_twice(span, word, scheme, is_same));
    }
}

/// `Authorization` with a scheme and a token.
pub(super) fn authorization(scheme: &str, token: Template) -> Placement {
    let mut value = vec![Part::Literal(format!("{scheme} "))];
    template::append(&mut value, token);
    Placement::Header("Authorization".to_owned(), value)
}

/// What `headers` and `query` of a method add to every request.
pub(super) fn further(
    cx: &mut Lowering<'_>,
    method: &AuthMethod,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Vec<Placement>> {
    let headers = header::headers(cx, method.headers(), fields, writers);
    let query = header::lower(
        cx,
        Slot::Query,
        Place::Query,
        method.query(),
        fields,
        writers,
    );
    let headers = headers?.into_iter();
    let headers = headers.map(|(name, value)| Placement::Header(name, value));
    let query = query?.into_iter();
    let query = query.map(|(name, value)| Placement::Query(name, value));
    Some(headers.chain(query).collect())
}

/// A credential that holds no field is written into the spec itself.
pub(super) fn require_field(cx: &mut Lowering<'_>, template: &TemplateText, key: &str) {
    if template::is_literal(&template.0.text) {
        let scalar = &template.0;
        cx.report(field_problem::literal_secret(
            scalar.span,
            key,
            &scalar.text,
        ));
    }
}

/// As [`require_field`], where one of several templates must hold a field and others may be fixed.
fn require_one_field<'a>(
    cx: &mut Lowering<'_>,
    templates: impl IntoIterator<Item = &'a TemplateText>,
    what: &str,
) {
    let mut templates = templates.into_iter().peekable();
    let Some(first) = templates.peek().map(|template| template.0.span) else {
        return;
    };
    if templates.all(|template| template::is_literal(&template.0.text)) {
        cx.report(field_problem::all_literal(first, what));
    }
}

/// The word before a token: one word of visible characters.
fn scheme(cx: &mut Lowering<'_>, scheme: &ValueText) -> Option<String> {
    let text = scheme.0.text.as_str();
    if text.bytes().all(|b| b.is_ascii_graphic()) {
        return Some(text.to_owned());
    }
    cx.report(shape::invalid_value(
        scheme.0.span,
        "the scheme is one word of visible ASCII characters",
        "write `Token`, `Bearer`, or what the vendor's documentation says",
    ));
    None
}
