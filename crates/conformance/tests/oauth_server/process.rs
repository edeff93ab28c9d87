//! The server as a process, and what it shows of itself.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use connspec_conformance::{Client, OAuthClient, OAuthOptions, OAuthServer};
use serde_json::json;

use crate::requests::{
    CALLBACK, VERIFIER, authorize_url, basic, parameter, refresh, server, sign_in, text, token,
};

#[test]
fn it_answers_for_every_host() {
    let Some(server) = server() else { return };
    for origin in [
        "https://login.vendor.example",
        "https://eu.other.example",
        "http://x:81",
    ] {
        let client = Client::new(server.address(), origin);
        let known = client.get("/.well-known/openid-configuration", &[]);
        let known = known.unwrap().json();
        assert_eq!(known["issuer"], "https://vendor.example");
        assert_eq!(known["token_endpoint"], format!("{origin}/token"));
        let response = token(&client, &[("grant_type", "client_credentials")]);
        assert_eq!(response.status, 200);
        let address = authorize_url(OAuthClient::POST, &[]);
        let address = address.replace("https://vendor.example", origin);
        let callback = server.consent(&address).unwrap();
        assert!(parameter(&callback, "code").is_some(), "{callback}");
    }
}

#[test]
fn token_calls_are_recorded_without_secrets() {
    let Some(server) = server() else { return };
    let granted = sign_in(&server);
    let refresh_token = text(&granted, "refresh_token");
    refresh(&server.client(), &refresh_token);
    let authorization = basic(OAuthClient::BASIC);
    let headers = [
        ("authorization", authorization.as_str()),
        ("accept", "application/json"),
    ];
    let form = [("grant_type", "client_credentials")];
    server
        .client()
        .post_form("/token", &headers, &form)
        .unwrap();
    let calls = server.token_calls();
    let [code, refresh, machine] = &calls[..] else {
        panic!("three calls: {calls:?}");
    };
    assert_eq!(code["parameters"]["code"], "hidden");
    assert_eq!(code["parameters"]["redirect_uri"], CALLBACK);
    assert_eq!(refresh["parameters"]["client_id"], OAuthClient::POST.id);
    assert_eq!(refresh["status"], 200);
    assert_eq!(machine["headers"]["authorization"], "Basic");
    assert_eq!(machine["headers"]["accept"], "application/json");
    assert_eq!(machine["host"], "vendor.example");
    let shown = json!(calls).to_string();
    let (_, basic) = authorization.split_once(' ').unwrap();
    for secret in [VERIFIER, OAuthClient::POST.secret, &refresh_token, basic] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn a_delayed_token_call_is_answered_late() {
    let delay = Duration::from_millis(300);
    let options = OAuthOptions {
        token_delay: delay,
        ..OAuthOptions::default()
    };
    let Some(server) = OAuthServer::start(&options) else {
        return;
    };
    let start = Instant::now();
    token(&server.client(), &[("grant_type", "client_credentials")]);
    assert!(start.elapsed() >= delay);
}

#[test]
fn it_does_not_outlive_its_owner() {
    let Some(server) = server() else { return };
    let address = server.address();
    drop(server);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn it_does_not_outlive_an_owner_that_is_killed() {
    let Some(server) = server() else { return };
    // Such an owner drops nothing; but its end of the pipe is closed.
    assert!(server.abandon());
}
