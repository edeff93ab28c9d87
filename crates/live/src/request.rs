//! Requests of the connector's own, and what every request carries.

use connspec_runtime::table;
use connspec_spec::model::{Basic, Body, JsonTemplate, Method, Placement, RequestTemplate, Start};

use crate::{id, list, template, text};

pub(crate) fn table(request: &RequestTemplate) -> table::Request {
    table::Request {
        method: match request.method {
            Method::Get => table::Method::GET,
            Method::Head => table::Method::HEAD,
            Method::Post => table::Method::POST,
            Method::Put => table::Method::PUT,
            Method::Patch => table::Method::PATCH,
            Method::Delete => table::Method::DELETE,
        },
        start: match &request.start {
            Start::Address(name) => table::Start::Address(id(name)),
            Start::Captured(name) => table::Start::Captured(id(name)),
            Start::Host(host) => table::Start::Host(text(host.as_str())),
        },
        path: template::tables(&request.path),
        query: template::named(&request.query),
        headers: template::named(&request.headers),
        body: match &request.body {
            Body::None => table::Body::None,
            Body::Form(members) => table::Body::Form(template::named(members)),
            Body::Json(value) => table::Body::Json(json(value)),
        },
    }
}

fn json(value: &JsonTemplate) -> table::Json {
    match value {
        JsonTemplate::Literal(value) => table::Json::Literal(text(value.to_string())),
        JsonTemplate::Text(value) => table::Json::Text(template::table(value)),
        JsonTemplate::Array(values) => table::Json::Array(list(values.iter().map(json))),
        JsonTemplate::Object(members) => table::Json::Object(object(members)),
    }
}

/// The members of a JSON object.
pub(crate) fn object(members: &[(String, JsonTemplate)]) -> &'static [(&'static str, table::Json)] {
    let members = members.iter();
    list(members.map(|(name, value)| (text(name.as_str()), json(value))))
}

pub(crate) fn placement(placement: &Placement) -> table::Placement {
    match placement {
        Placement::Header(name, value) => {
            table::Placement::Header(text(name.as_str()), template::table(value))
        }
        Placement::Query(name, value) => {
            table::Placement::Query(text(name.as_str()), template::table(value))
        }
        Placement::Path(name, value) => table::Placement::Path(id(name), template::table(value)),
        Placement::Body(name, value) => {
            table::Placement::Body(text(name.as_str()), template::table(value))
        }
        Placement::Basic(pair) => table::Placement::Basic(basic(pair)),
    }
}

pub(crate) fn basic(basic: &Basic) -> table::Basic {
    table::Basic {
        username: template::table(&basic.username),
        password: template::table(&basic.password),
        is_encoded: basic.is_encoded,
    }
}
