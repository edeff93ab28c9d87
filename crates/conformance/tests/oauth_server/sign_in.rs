//! How a person signs in.

use connspec_conformance::OAuthClient;

use crate::requests::{
    CALLBACK, VERIFIER, authorize_url, exchange, me, parameter, server, text, token,
};

#[test]
fn a_person_signs_in() {
    let Some(server) = server() else { return };
    let address = authorize_url(OAuthClient::POST, &[]);
    let callback = server.consent(&address).unwrap();
    assert!(callback.as_str().starts_with(CALLBACK), "{callback}");
    assert_eq!(parameter(&callback, "state").unwrap(), "any state");
    let issuer = parameter(&callback, "iss").unwrap();
    assert_eq!(issuer, "https://vendor.example");
    let code = parameter(&callback, "code").unwrap();
    let client = server.client();
    let granted = token(&client, &exchange(&code));
    assert_eq!(granted.status, 200, "{}", granted.text());
    let granted = granted.json();
    assert_eq!(granted["scope"], "read write");
    let seen = me(&client, &text(&granted, "access_token")).json();
    assert_eq!(seen["id"], "account-1");
    assert_eq!(seen["login"], "account-1@vendor.example");

    let again = token(&client, &exchange(&code));
    assert_eq!(
        again.json()["error"],
        "invalid_grant",
        "a code is good once"
    );
    let revoked = me(&client, &text(&granted, "access_token"));
    assert_eq!(revoked.status, 401, "and its second use is a theft");
}

#[test]
fn a_person_signs_in_for_an_audience() {
    let Some(server) = server() else { return };
    let audience = [("audience", Some("urn:vendor:eu"))];
    let callback = server.consent(&authorize_url(OAuthClient::POST, &audience));
    let code = parameter(&callback.unwrap(), "code").unwrap();
    let client = server.client();
    let granted = token(&client, &exchange(&code)).json();
    let seen = me(&client, &text(&granted, "access_token")).json();
    assert_eq!(seen["audience"], "urn:vendor:eu");
    assert_eq!(seen["scope"], "read write");
}

#[test]
fn a_person_refuses() {
    let Some(server) = server() else { return };
    let callback = server.refuse(&authorize_url(OAuthClient::POST, &[]));
    let callback = callback.unwrap();
    assert_eq!(parameter(&callback, "error").unwrap(), "access_denied");
    assert_eq!(parameter(&callback, "state").unwrap(), "any state");
    assert_eq!(parameter(&callback, "code"), None);
}

#[test]
fn pkce_is_required() {
    let Some(server) = server() else { return };
    for changes in [
        &[("code_challenge", None), ("code_challenge_method", None)][..],
        &[("code_challenge_method", Some("plain"))],
        &[("code_challenge_method", None)],
    ] {
        let callback = server.consent(&authorize_url(OAuthClient::POST, changes));
        let callback = callback.unwrap();
        let error = parameter(&callback, "error");
        assert_eq!(error.as_deref(), Some("invalid_request"), "{callback}");
    }
    let callback = server.consent(&authorize_url(OAuthClient::POST, &[]));
    let code = parameter(&callback.unwrap(), "code").unwrap();
    let other = VERIFIER.replace('d', "e");
    for verifier in [None, Some(other.as_str())] {
        let mut form = exchange(&code).to_vec();
        form.pop();
        form.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        let response = token(&server.client(), &form);
        assert_eq!(response.json()["error"], "invalid_grant");
    }
}

#[test]
fn nobody_is_called_back_elsewhere() {
    let Some(server) = server() else { return };
    for callback in [
        "https://evil.example/callback",
        "https://app.example/callback/../evil",
        "http://127.0.0.1.evil.example/callback",
    ] {
        let changes = [("redirect_uri", Some(callback))];
        let address = authorize_url(OAuthClient::POST, &changes);
        assert_eq!(server.consent(&address).unwrap_err().status, 400);
    }
    // On the loopback address a client listens where there is room.
    let changes = [("redirect_uri", Some("http://127.0.0.1:49152/callback"))];
    let callback = server.consent(&authorize_url(OAuthClient::PUBLIC, &changes));
    assert_eq!(callback.unwrap().port(), Some(49_152));
}
