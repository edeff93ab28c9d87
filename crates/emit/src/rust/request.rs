//! Requests of the connector's own, and what every request carries.

use super::template;
use connspec_spec::model::{Basic, Body, JsonTemplate, Method, Placement, RequestTemplate, Start};
use proc_macro2::TokenStream;
use quote::quote;

/// The expression of a request's table.
pub(super) fn table(request: &RequestTemplate) -> TokenStream {
    let method = match request.method {
        Method::Get => quote!(GET),
        Method::Head => quote!(HEAD),
        Method::Post => quote!(POST),
        Method::Put => quote!(PUT),
        Method::Patch => quote!(PATCH),
        Method::Delete => quote!(DELETE),
    };
    let start = start(&request.start);
    let path = template::tables(&request.path);
    let query = template::named(&request.query);
    let headers = template::named(&request.headers);
    let body = body(&request.body);
    quote! {
        table::Request {
            method: table::Method::#method,
            start: #start,
            path: #path,
            query: #query,
            headers: #headers,
            body: #body,
        }
    }
}

fn start(start: &Start) -> TokenStream {
    let (variant, text) = match start {
        Start::Address(id) => (quote!(Address), id.as_str()),
        Start::Captured(id) => (quote!(Captured), id.as_str()),
        Start::Host(host) => (quote!(Host), host.as_str()),
    };
    quote!(table::Start::#variant(#text))
}

fn body(body: &Body) -> TokenStream {
    match body {
        Body::None => quote!(table::Body::None),
        Body::Form(members) => {
            let members = template::named(members);
            quote!(table::Body::Form(#members))
        }
        Body::Json(value) => {
            let value = json(value);
            quote!(table::Body::Json(#value))
        }
    }
}

fn json(value: &JsonTemplate) -> TokenStream {
    match value {
        JsonTemplate::Literal(value) => {
            let text = value.to_string();
            quote!(table::Json::Literal(#text))
        }
        JsonTemplate::Text(text) => {
            let text = template::table(text);
            quote!(table::Json::Text(#text))
        }
        JsonTemplate::Array(values) => {
            let values = values.iter().map(json);
            quote!(table::Json::Array(&[#(#values),*]))
        }
        JsonTemplate::Object(members) => {
            let members = object(members);
            quote!(table::Json::Object(#members))
        }
    }
}

/// The expression of the members of a JSON object.
pub(super) fn object(members: &[(String, JsonTemplate)]) -> TokenStream {
    let members = members.iter().map(|(name, value)| {
        let value = json(value);
        quote!((#name, #value))
    });
    quote!(&[#(#members),*])
}

/// The expression of a placement's table.
pub(super) fn placement(placement: &Placement) -> TokenStream {
    let (variant, name, value) = match placement {
        Placement::Header(name, value) => (quote!(Header), name.as_str(), value),
        Placement::Query(name, value) => (quote!(Query), name.as_str(), value),
        Placement::Path(name, value) => (quote!(Path), name.as_str(), value),
        Placement::Body(name, value) => (quote!(Body), name.as_str(), value),
        Placement::Basic(pair) => {
            let pair = basic(pair);
            return quote!(table::Placement::Basic(#pair));
        }
    };
    let value = template::table(value);
    quote!(table::Placement::#variant(#name, #value))
}

/// The expression of a pair's table.
pub(super) fn basic(basic: &Basic) -> TokenStream {
    let username = template::table(&basic.username);
    let password = template::table(&basic.password);
    let is_encoded = basic.is_encoded;
    quote! {
        table::Basic {
            username: #username,
            password: #password,
            is_encoded: #is_encoded,
        }
    }
}
