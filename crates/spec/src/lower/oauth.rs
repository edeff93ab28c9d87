//! The OAuth 2 grants, as the calls that they consist of (RFC 6749).

use super::client::{self, Client};
use super::fields::Fields;
use super::names::is_captured;
use super::place::Place;
use super::scope::Scopes;
use super::target::{self, Asker, Target};
use super::template;
use super::token::{self, Params};
use super::writers::{Slot, Writers};
use super::{Lowering, capture, items, placement, session};
use crate::Id;
use crate::model::{
    Authorize, Body, Capture, FlowValue, Method, Part, Placement, RequestTemplate, Session,
    TokenCall,
};
use crate::problem::token as problem;
use crate::surface::{AuthorizationCodeMethod, ClientCredentialsMethod, Grant, Pkce, TemplateText};

/// What a method that gets tokens consists of.
pub(super) struct Lowered {
    pub placements: Option<Vec<Placement>>,
    pub session: Option<Session>,
}

/// Client credentials (RFC 6749, 4.4): one call.
pub(super) fn client_credentials(
    cx: &mut Lowering<'_>,
    method: &ClientCredentialsMethod,
    fields: &Fields<'_>,
    scopes: &Scopes<'_>,
    writers: &mut Writers,
) -> Lowered {
    let grant = method.grant();
    let before = before_answer(grant, fields);
    let client = client::of_credentials(cx, grant, &before);
    let captures = capture::lower(cx, items(grant.capture), false);
    let mut params = Params::new("client_credentials");
    let joined = scopes.joined(cx, grant.scopes, grant.scope_separator);
    if let (Some(joined), Some(list)) = (joined, grant.scopes) {
        params.of_key("scope", joined, list.span);
    }
    let call = client.and_then(|client| token::call(cx, grant, &client, params, &before));
    let captured = captures.map(|captures| with_tokens(captures.from_answer, false));
    let obtain = call
        .zip(captured)
        .map(|(call, captures)| TokenCall { captures, ..call });
    lowered(cx, grant, None, obtain, None, fields, writers)
}

/// Authorization code (RFC 6749, 4.1): the person goes to the vendor, and comes back with a code
/// for the token call.
pub(super) fn authorization_code(
    cx: &mut Lowering<'_>,
    method: &AuthorizationCodeMethod,
    fields: &Fields<'_>,
    scopes: &Scopes<'_>,
    writers: &mut Writers,
) -> Lowered {
    let grant = method.grant();
    let registered = method.client.as_ref();
    let before = before_answer(grant, fields);
    let client = match registered {
        Some(registered) => client::registered(cx, grant, registered.anchor),
        None if method.has("client") => None,
        None => client::of_operator(cx, grant, &before),
    };
    let register = registered.map(|registered| client::register(cx, registered, grant, fields));
    let captures = capture::lower(cx, items(grant.capture), true);
    if let Some(pkce) = method.pkce.filter(|pkce| pkce.value == Pkce::None) {
        cx.report(problem::no_pkce(pkce.span));
    }
    let pkce = method.pkce.is_none_or(|pkce| pkce.value == Pkce::S256);
    let request = client
        .as_ref()
        .map(|client| authorize_request(cx, method, client, pkce, scopes, fields));
    let mut params = Params::new("authorization_code");
    params.flow("code", Part::Flow(FlowValue::Code));
    params.flow("redirect_uri", Part::Flow(FlowValue::RedirectUri));
    if pkce {
        params.flow("code_verifier", Part::Flow(FlowValue::CodeVerifier));
    }
    let call = client
        .as_ref()
        .and_then(|client| token::call(cx, grant, client, params, &before));
    let refresh = client
        .as_ref()
        .map(|client| refresh_call(cx, method, client, fields));
    let (from_answer, from_callback) = captures
        .map(|captures| (captures.from_answer, captures.from_callback))
        .unzip();
    let captured = from_answer.map(|captures| with_tokens(captures, true));
    let obtain = call
        .zip(captured.clone())
        .map(|(call, captures)| TokenCall { captures, ..call });
    // A vendor that gives no second refresh token means the first to be kept, and what the first
    // answer said about the account still holds.
    let refresh = refresh.flatten().zip(captured).map(|(call, captures)| {
        let optional = captures.into_iter().map(|capture| Capture {
            is_required: capture.id.as_str() == "access_token",
            ..capture
        });
        TokenCall {
            captures: optional.collect(),
            ..call
        }
    });
    let register = match register {
        Some(register) => register.map(Some),
        None => Some(None),
    };
    let authorize = request.flatten().zip(register).zip(from_callback);
    let authorize = authorize.map(|((request, register), captures)| Authorize {
        request,
        pkce,
        register,
        captures,
    });
    let is_whole = authorize.is_some() && refresh.is_some();
    let obtain = obtain.filter(|_| is_whole);
    lowered(cx, grant, authorize, obtain, refresh, fields, writers)
}

fn lowered(
    cx: &mut Lowering<'_>,
    grant: Grant<'_>,
    authorize: Option<Authorize>,
    obtain: Option<TokenCall>,
    refresh: Option<TokenCall>,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Lowered {
    let assertions = session::sign(cx, grant.sign, fields);
    let expires = session::expires(cx, grant.expires);
    let placements = match grant.place {
        Some(place) => token::place(cx, place, fields, writers),
        None => bearer(cx, grant, writers).map(|bearer| vec![bearer]),
    };
    let session = (|| {
        Some(Session {
            authorize,
            obtain: vec![obtain?],
            refresh,
            assertions: assertions?,
            expires: expires?,
            refresh_on: vec![401],
        })
    })();
    session::check_used(cx, grant.sign, fields);
    Lowered {
        placements,
        session,
    }
}

/// What every request carries unless the author says otherwise.
fn bearer(cx: &mut Lowering<'_>, grant: Grant<'_>, writers: &mut Writers) -> Option<Placement> {
    let place = grant.token_url.map_or(grant.anchor, |url| url.0.span);
    writers.add(cx, Slot::Header, "Authorization", place);
    let token = vec![Part::Captured(Id::new("access_token")?)];
    Some(placement::authorization("Bearer", token))
}

/// The captures of an answer with those that every OAuth 2 answer has.
fn with_tokens(mut captures: Vec<Capture>, refreshes: bool) -> Vec<Capture> {
    let tokens = [
        ("access_token", true, true),
        ("refresh_token", false, refreshes),
    ];
    let mut all = Vec::new();
    for (id, is_required, exists) in tokens {
        let is_named = captures.iter().any(|capture| capture.id.as_str() == id);
        if exists && !is_named {
            all.extend(capture::implied(id, &format!("/{id}"), is_required));
        }
    }
    all.append(&mut captures);
    all
}

/// The names that a token call can use: not what its own answer gives.
fn before_answer<'a>(grant: Grant<'_>, fields: &Fields<'a>) -> Fields<'a> {
    let callback: Vec<_> = items(grant.capture)
        .iter()
        .filter(|capture| capture.from.is_some())
        .filter_map(|capture| Some(capture.id.as_ref()?.0.text.as_str()))
        .collect();
    fields.before(|known| {
        let is_from_answer = is_captured(known)
            && !callback.contains(&known.id.as_str())
            && !client::is_registered(known);
        is_from_answer.then_some("the token call gives it")
    })
}

/// Where the person is sent (RFC 6749, 4.1.1 and RFC 7636, 4.3).
fn authorize_request(
    cx: &mut Lowering<'_>,
    method: &AuthorizationCodeMethod,
    client: &Client<'_>,
    pkce: bool,
    scopes: &Scopes<'_>,
    fields: &Fields<'_>,
) -> Option<RequestTemplate> {
    let before = fields.before(|known| {
        let is_later = is_captured(known) && !client::is_registered(known);
        is_later.then_some("nobody has signed in yet")
    });
    let mut writers = Writers::default();
    let url = method.authorize_url.as_ref();
    let target = url.map(|url| token_target(cx, url, &before, &mut writers));
    let mut params = Params::empty();
    let literal = |text: &str| Part::Literal(text.to_owned());
    params.replaceable("response_type", vec![literal("code")]);
    params.replaceable("client_id", client::id_in_url(cx, client, &before));
    params.flow("redirect_uri", Part::Flow(FlowValue::RedirectUri));
    let joined = scopes.joined(cx, method.scopes.as_ref(), method.scope_separator.as_ref());
    if let Some(joined) = joined {
        params.replaceable("scope", joined);
    }
    params.flow("state", Part::Flow(FlowValue::State));
    if pkce {
        params.flow("code_challenge", Part::Flow(FlowValue::CodeChallenge));
        params.flow("code_challenge_method", literal("S256"));
    }
    let further = method.authorize_params.as_ref();
    let params = params.with(
        cx,
        (Slot::Query, Place::Query),
        further,
        &before,
        &mut writers,
    );
    let target = target??;
    let mut query = target.query;
    query.extend(params?);
    Some(RequestTemplate {
        method: Method::Get,
        start: target.start,
        path: target.path,
        query,
        headers: Vec::new(),
        body: Body::None,
    })
}

/// The call that renews tokens (RFC 6749, 6).
fn refresh_call(
    cx: &mut Lowering<'_>,
    method: &AuthorizationCodeMethod,
    client: &Client<'_>,
    fields: &Fields<'_>,
) -> Option<TokenCall> {
    let grant = method.grant();
    let refresh = method.refresh.as_ref();
    if refresh.is_some_and(|refresh| !refresh.has("url") && !refresh.has("params")) {
        cx.report(problem::empty_refresh(refresh?.anchor));
    }
    let url = refresh.and_then(|refresh| refresh.url.as_ref());
    let mut params = Params::new("refresh_token");
    params.flow("refresh_token", Part::Captured(Id::new("refresh_token")?));
    let grant = Grant {
        token_url: url.or(grant.token_url),
        params: refresh.and_then(|refresh| refresh.params.as_ref()),
        ..grant
    };
    token::call(cx, grant, client, params, fields)
}

/// An address of a token call or of the authorize request.
pub(super) fn token_target(
    cx: &mut Lowering<'_>,
    url: &TemplateText,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Option<Target> {
    let parts = template::parse(cx, &url.0);
    let asker = Asker {
        fields,
        placements: &[],
        takes_url: true,
    };
    target::lower(cx, &parts, &url.0, asker, writers)
}
