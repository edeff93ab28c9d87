//! The client of an OAuth 2 grant: its id, its secret, and how a token call carries them.

use connspec_diagnostics::Span;

use super::fields::{Fields, Known, What};
use super::header::value_of;
use super::names::is_captured;
use super::place::Place;
use super::target::Target;
use super::writers::Writers;
use super::{Lowering, capture, oauth, placement, template};
use crate::Id;
use crate::model::{
    Basic, Body, FlowValue, JsonTemplate, Method, Part, RequestTemplate, Template, TokenCall,
};
use crate::problem::{shape, token as problem};
use crate::surface::{self, ClientAuth, Grant, TemplateText};

/// A client, and how a token call carries it.
pub(super) struct Client<'a> {
    pub id: Template,
    pub secret: Option<(Template, Span)>,
    pub auth: ClientAuth,
    /// Where its id was written, or that it is registered.
    pub span: Span,
    written: Option<&'a TemplateText>,
}

/// The names of what a registration gives (RFC 7591, 3.2.1).
const REGISTERED: [&str; 2] = ["client_id", "client_secret"];

impl Client<'_> {
    /// The `Authorization: Basic` of a token call, where the client is sent like that.
    pub fn basic(&self) -> Option<Basic> {
        let is_encoded = match self.auth {
            ClientAuth::Basic => true,
            ClientAuth::BasicRaw => false,
            ClientAuth::Body | ClientAuth::Query => return None,
        };
        Some(Basic {
            username: self.id.clone(),
            password: self
                .secret
                .clone()
                .map(|(secret, _)| secret)
                .unwrap_or_default(),
            is_encoded,
        })
    }
}

/// The client of client credentials. It shows who it is by a secret, or by what it signs.
pub(super) fn of_credentials<'a>(
    cx: &mut Lowering<'_>,
    grant: Grant<'a>,
    fields: &Fields<'_>,
) -> Option<Client<'a>> {
    let owner = "auth method of type `oauth2_client_credentials`";
    if !grant.has_client_secret && !grant.has_sign {
        cx.report(shape::missing_key(grant.anchor, owner, "client_secret"));
    }
    if !grant.has_client_id {
        cx.report(shape::missing_key(grant.anchor, owner, "client_id"));
    }
    given(cx, grant, fields)
}

/// The client that the operator of the product has registered. It may have no secret.
pub(super) fn of_operator<'a>(
    cx: &mut Lowering<'_>,
    grant: Grant<'a>,
    fields: &Fields<'_>,
) -> Option<Client<'a>> {
    if !grant.has_client_id {
        cx.report(problem::no_client(grant.anchor));
    }
    let literal = grant
        .client_id
        .filter(|id| template::is_literal(&id.0.text));
    if let Some(id) = literal {
        cx.report(problem::literal_client(id.0.span));
    }
    given(cx, grant, fields)
}

fn given<'a>(cx: &mut Lowering<'_>, grant: Grant<'a>, fields: &Fields<'_>) -> Option<Client<'a>> {
    let secret = grant.client_secret.map(|secret| {
        placement::require_field(cx, secret, "client_secret");
        let place = Place::Credential(Some("client_secret"));
        (value_of(cx, secret, fields, place), secret.0.span)
    });
    let written = grant.client_id?;
    let auth = grant.client_auth.map(|auth| auth.value);
    let usual = if grant.has_client_secret {
        ClientAuth::Basic
    } else {
        ClientAuth::Body
    };
    let id = value_of(cx, written, fields, Place::Credential(None));
    Some(Client {
        id,
        secret,
        auth: auth.unwrap_or(usual),
        span: written.0.span,
        written: Some(written),
    })
}

/// A client that the product registers by itself; `register` says so, and nobody writes another.
pub(super) fn registered<'a>(
    cx: &mut Lowering<'_>,
    grant: Grant<'a>,
    register: Span,
) -> Option<Client<'a>> {
    let written = [
        ("client_id", grant.client_id),
        ("client_secret", grant.client_secret),
    ];
    for (key, text) in written {
        if let Some(text) = text {
            cx.report(problem::client_twice(text.0.span, key, register));
        }
    }
    let [id, secret] = REGISTERED.map(Id::new);
    Some(Client {
        id: vec![Part::Captured(id?)],
        secret: Some((vec![Part::Captured(secret?)], register)),
        // What a vendor does not give can be left out of a body.
        auth: grant
            .client_auth
            .map_or(ClientAuth::Body, |auth| auth.value),
        span: register,
        written: None,
    })
}

/// Whether the registration gives the value.
pub(super) fn is_registered(known: &Known) -> bool {
    known.what == What::Captured && REGISTERED.contains(&known.id.as_str())
}

/// The id in the URL of the authorize request.
pub(super) fn id_in_url(
    cx: &mut Lowering<'_>,
    client: &Client<'_>,
    fields: &Fields<'_>,
) -> Template {
    match client.written {
        Some(id) => value_of(cx, id, fields, Place::Query),
        None => client.id.clone(),
    }
}

/// The call that registers the product as a client (RFC 7591, 3.1).
pub(super) fn register(
    cx: &mut Lowering<'_>,
    client: &surface::Client,
    grant: Grant<'_>,
    fields: &Fields<'_>,
) -> Option<TokenCall> {
    let before =
        fields.before(|known| is_captured(known).then_some("the registration comes first"));
    let url = client.register.as_ref()?;
    let Target { start, path, query } =
        oauth::token_target(cx, url, &before, &mut Writers::default())?;
    let auth = match grant.client_auth.map(|auth| auth.value) {
        Some(ClientAuth::Basic | ClientAuth::BasicRaw) => "client_secret_basic",
        Some(ClientAuth::Body | ClientAuth::Query) | None => "client_secret_post",
    };
    let text = |text: &str| JsonTemplate::Text(vec![Part::Literal(text.to_owned())]);
    let redirect = JsonTemplate::Text(vec![Part::Flow(FlowValue::RedirectUri)]);
    let grants = ["authorization_code", "refresh_token"].map(text);
    let members = [
        ("redirect_uris", JsonTemplate::Array(vec![redirect])),
        ("grant_types", JsonTemplate::Array(grants.into())),
        ("response_types", JsonTemplate::Array(vec![text("code")])),
        ("token_endpoint_auth_method", text(auth)),
    ];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    let accept = vec![Part::Literal("application/json".to_owned())];
    Some(TokenCall {
        request: RequestTemplate {
            method: Method::Post,
            start,
            path,
            query,
            headers: vec![("Accept".to_owned(), accept)],
            body: Body::Json(JsonTemplate::Object(members.into())),
        },
        basic: None,
        captures: vec![
            capture::implied("client_id", "/client_id", true)?,
            capture::implied("client_secret", "/client_secret", false)?,
        ],
    })
}
