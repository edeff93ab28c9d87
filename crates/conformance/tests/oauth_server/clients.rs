//! How clients authenticate and register.

use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connspec_conformance::{OAuthClient, OAuthOptions, OAuthServer};
use serde_json::{Value as Json, json};

use crate::requests::{
    CALLBACK, authorize_url, basic, exchange, me, parameter, server, text, token,
};

#[test]
fn client_credentials() {
    let Some(server) = server() else { return };
    let client = server.client();
    let authorization = basic(OAuthClient::BASIC);
    let grant = ("grant_type", "client_credentials");
    let form = [grant, ("scope", "read"), ("audience", "urn:vendor:eu")];
    let headers = [("authorization", authorization.as_str())];
    let response = client.post_form("/token", &headers, &form).unwrap();
    let granted = response.json();
    assert_eq!(response.status, 200, "{granted}");
    assert_eq!(granted["token_type"], "Bearer");
    assert_eq!(granted["expires_in"], 3_600);
    assert_eq!(granted["scope"], "read");
    let seen = me(&client, &text(&granted, "access_token"));
    assert_eq!(seen.status, 200);
    let wanted = json!({
        "id": "basic-client",
        "login": "basic-client@vendor.example",
        "scope": "read",
        "audience": "urn:vendor:eu",
    });
    assert_eq!(seen.json(), wanted);

    let other_audience = [grant, ("audience", "urn:vendor:us")];
    let response = token(&client, &other_audience);
    assert_eq!(
        (response.status, &response.json()["error"]),
        (400, &json!("invalid_target"))
    );
    let resource = [grant, ("resource", "https://api.vendor.example")];
    let granted = token(&client, &resource).json();
    let seen = me(&client, &text(&granted, "access_token")).json();
    assert_eq!(seen["audience"], "https://api.vendor.example");
    let granted = token(&client, &[grant]).json();
    let seen = me(&client, &text(&granted, "access_token")).json();
    assert_eq!(seen["audience"], Json::Null);
}

#[test]
fn wrong_clients_are_refused() {
    let Some(server) = server() else { return };
    let client = server.client();
    let grant = ("grant_type", "client_credentials");
    let wrong = OAuthClient {
        secret: "wrong",
        ..OAuthClient::BASIC
    };
    // Right but for the encoding, which vendors that deviate leave out.
    let OAuthClient { id, secret } = OAuthClient::BASIC;
    let raw = format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")));
    for authorization in [basic(wrong), basic(OAuthClient::JWT), raw] {
        let headers = [("authorization", authorization.as_str())];
        let response = client.post_form("/token", &headers, &[grant]).unwrap();
        assert!(matches!(response.status, 400 | 401), "{}", response.text());
    }
    let public = [grant, ("client_id", OAuthClient::PUBLIC.id)];
    let response = client.post_form("/token", &[], &public).unwrap();
    assert_eq!(response.status, 400);
    assert_eq!(server.count("token:client_credentials"), 4);
    assert_eq!(server.count("token:client_credentials:200"), 0);
}

#[test]
fn a_signed_assertion_authenticates_once() {
    let Some(server) = server() else { return };
    let client = server.client();
    let key = server.client_key();
    let assertion = sign(&key, "https://vendor.example/token", "first");
    let call = |assertion: &str| {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", kind),
            ("client_assertion", assertion),
        ];
        client.post_form("/token", &[], &form).unwrap()
    };
    let response = call(&assertion);
    assert_eq!(response.status, 200, "{}", response.text());
    assert_eq!(call(&assertion).status, 401, "used twice");
    let elsewhere = sign(&key, "https://other.example/token", "second");
    assert_eq!(call(&elsewhere).status, 401, "meant for someone else");
    let other_key = OAuthServer::start(&OAuthOptions::default()).unwrap();
    let forged = sign(
        &other_key.client_key(),
        "https://vendor.example/token",
        "third",
    );
    assert_eq!(call(&forged).status, 401, "signed by another key");
}

/// A client assertion (RFC 7523), signed by Node: no crate of ours signs by RSA.
fn sign(key: &str, audience: &str, id: &str) -> String {
    const SCRIPT: &str = r#"
        const [key, audience, id] = process.argv.slice(1);
        const encode = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
        const exp = Math.floor(Date.now() / 1000) + 60;
        const claims = { iss: "jwt-client", sub: "jwt-client", aud: audience, jti: id, exp };
        const input = `${encode({ alg: "RS256" })}.${encode(claims)}`;
        const signature = require("node:crypto").sign("sha256", input, key);
        process.stdout.write(`${input}.${signature.toString("base64url")}`);
    "#;
    let output = Command::new("node")
        .args(["-e", SCRIPT, "--", key, audience, id])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_client_registers_itself() {
    let Some(server) = server() else { return };
    let client = server.client();
    let metadata = json!({
        "client_name": "A product",
        "redirect_uris": [CALLBACK],
        "grant_types": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_method": "client_secret_basic",
    });
    let registered = client.post_json("/register", &metadata).unwrap();
    assert_eq!(registered.status, 201, "{}", registered.text());
    let registered = registered.json();
    let (id, secret) = (
        text(&registered, "client_id"),
        text(&registered, "client_secret"),
    );
    let changes = [("client_id", Some(id.as_str()))];
    let address = authorize_url(OAuthClient::BASIC, &changes);
    let code = parameter(&server.consent(&address).unwrap(), "code").unwrap();
    let authorization = format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")));
    let headers = [("authorization", authorization.as_str())];
    let response = client
        .post_form("/token", &headers, &exchange(&code))
        .unwrap();
    assert_eq!(response.status, 200, "{}", response.text());
    assert_eq!(server.count("registration:201"), 1);

    let wrong = json!({ "redirect_uris": ["not an address"] });
    let refused = client.post_json("/register", &wrong).unwrap();
    assert_eq!(refused.status, 400);
}
