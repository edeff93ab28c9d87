//! The requests of a client, written by hand.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connspec_conformance::{Client, OAuthClient, OAuthOptions, OAuthServer, Response};
use serde_json::Value as Json;
use url::{Url, form_urlencoded};

// A code verifier and its challenge: the pair of RFC 7636, appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub const CALLBACK: &str = "https://app.example/callback";

pub fn server() -> Option<OAuthServer> {
    OAuthServer::start(&OAuthOptions::default())
}

/// The header of `client_secret_basic`: both halves form-encoded first.
pub fn basic(client: OAuthClient) -> String {
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encode(client.id), encode(client.secret));
    format!("Basic {}", BASE64_STANDARD.encode(pair))
}

/// Calls the token endpoint with the secret of `POST` in the body.
pub fn token(client: &Client, form: &[(&str, &str)]) -> Response {
    let OAuthClient { id, secret } = OAuthClient::POST;
    let credentials = [("client_id", id), ("client_secret", secret)];
    let form = [&credentials, form].concat();
    client.post_form("/token", &[], &form).unwrap()
}

pub fn me(client: &Client, access_token: &str) -> Response {
    let authorization = format!("Bearer {access_token}");
    let headers = [("authorization", authorization.as_str())];
    client.get("/me", &headers).unwrap()
}

pub fn text(document: &Json, key: &str) -> String {
    document[key].as_str().unwrap().to_owned()
}

pub fn authorize_url(client: OAuthClient, changes: &[(&str, Option<&str>)]) -> String {
    let mut parameters = BTreeMap::from([
        ("response_type", "code"),
        ("client_id", client.id),
        ("redirect_uri", CALLBACK),
        ("scope", "read write"),
        ("state", "any state"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]);
    for (name, value) in changes {
        match value {
            Some(value) => parameters.insert(name, value),
            None => parameters.remove(name),
        };
    }
    let address = Url::parse_with_params("https://vendor.example/authorize", parameters);
    address.unwrap().into()
}

pub fn parameter(callback: &Url, name: &str) -> Option<String> {
    let mut pairs = callback.query_pairs();
    pairs
        .find(|(other, _)| other == name)
        .map(|(_, value)| value.into_owned())
}

/// Signs in and exchanges the code: the token response.
pub fn sign_in(server: &OAuthServer) -> Json {
    let callback = server.consent(&authorize_url(OAuthClient::POST, &[]));
    let code = parameter(&callback.unwrap(), "code").unwrap();
    let response = token(&server.client(), &exchange(&code));
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()
}

pub fn exchange(code: &str) -> [(&'static str, &str); 4] {
    [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ]
}

pub fn refresh(client: &Client, refresh_token: &str) -> Response {
    let grant = ("grant_type", "refresh_token");
    token(client, &[grant, ("refresh_token", refresh_token)])
}
