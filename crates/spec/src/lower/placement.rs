//! How a request carries credentials.

use connspec_diagnostics::Span;

use super::fields::Fields;
use super::place::Place;
use super::{Lowering, items, template};
use crate::model::{Placement, Template};
use crate::problem::{field as field_problem, request as problem, shape};
use crate::surface::{ApiKeyMethod, ApiKeyPlace, TemplateText, ValueText};

/// Headers that HTTP or its client sets, and those that steer the connection (RFC 9110, 7.6.1).
const FORBIDDEN: &[&str] = &[
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The placements of an `api_key` method: `in`, `name` and `value`, or `place`.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    method: &ApiKeyMethod,
    fields: &Fields<'_>,
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
        let one = lower_one(
            cx,
            method.place_in,
            method.name.as_ref(),
            method.value.as_ref(),
            fields,
        );
        return Some(vec![one?.0]);
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
    let mut lowered: Vec<(Placement, Span)> = Vec::new();
    let mut is_whole = true;
    for entry in items(Some(place)) {
        let one = lower_one(
            cx,
            entry.place_in,
            entry.name.as_ref(),
            entry.value.as_ref(),
            fields,
        );
        let Some((placement, span)) = one else {
            is_whole = false;
            continue;
        };
        let earlier = lowered.iter().find(|(other, _)| is_same(other, &placement));
        if let (Some((_, first)), Placement::Header(name, _) | Placement::Query(name, _)) =
            (earlier, &placement)
        {
            let what = match placement {
                Placement::Header(..) => "header",
                _ => "query parameter",
            };
            cx.report(problem::duplicate_placement(span, what, name, *first));
        }
        lowered.push((placement, span));
    }
    is_whole.then(|| {
        lowered
            .into_iter()
            .map(|(placement, _)| placement)
            .collect()
    })
}

fn lower_one(
    cx: &mut Lowering<'_>,
    place: Option<ApiKeyPlace>,
    name: Option<&ValueText>,
    template: Option<&TemplateText>,
    fields: &Fields<'_>,
) -> Option<(Placement, Span)> {
    let template = template.map(|template| value(cx, template, fields, Some("value")));
    let name = &name?.0;
    let place: fn(String, Template) -> Placement = match place? {
        ApiKeyPlace::Header => {
            check_header_name(cx, &name.text, name.span);
            Placement::Header
        }
        ApiKeyPlace::Query => {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~[]".contains(c);
            if !name.text.chars().all(is_plain) {
                cx.report(problem::invalid(
                    name.span,
                    "a query parameter's name is letters, digits and `-._~[]`",
                    "write the name as the vendor's documentation does",
                ));
            }
            Placement::Query
        }
    };
    Some((place(name.text.clone(), template?), name.span))
}

fn is_same(a: &Placement, b: &Placement) -> bool {
    match (a, b) {
        (Placement::Header(a, _), Placement::Header(b, _)) => a.eq_ignore_ascii_case(b),
        (Placement::Query(a, _), Placement::Query(b, _)) => a == b,
        _ => false,
    }
}

fn check_header_name(cx: &mut Lowering<'_>, name: &str, span: Span) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_token) {
        let why = "a header's name has no spaces, colons or brackets";
        cx.report(problem::invalid_header(span, name, why));
    } else if FORBIDDEN.contains(&name.to_ascii_lowercase().as_str()) {
        let why = "HTTP or its client sets this one itself";
        cx.report(problem::invalid_header(span, name, why));
    }
}

/// A template that carries credentials in a header or query parameter.
pub(super) fn value(
    cx: &mut Lowering<'_>,
    template: &TemplateText,
    fields: &Fields<'_>,
    secret_key: Option<&str>,
) -> Template {
    let parts = template::parse(cx, &template.0);
    template::check_literals(cx, &parts, "a header or parameter", |c| {
        matches!(c, ' '..='~')
    });
    fields.template(cx, &parts, Place::Credential(secret_key))
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
pub(super) fn require_one_field<'a>(
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
pub(super) fn scheme(cx: &mut Lowering<'_>, scheme: &ValueText) -> Option<String> {
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
