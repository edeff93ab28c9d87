//! How tokens end and are renewed.

use std::time::{Duration, Instant};

use connspec_conformance::{OAuthOptions, OAuthServer};

use crate::requests::{me, refresh, server, sign_in, text, token};

#[test]
fn refresh_tokens_rotate() {
    let Some(server) = server() else { return };
    let client = server.client();
    let first = sign_in(&server);
    let second = refresh(&client, &text(&first, "refresh_token"));
    assert_eq!(second.status, 200, "{}", second.text());
    let second = second.json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_ne!(first["access_token"], second["access_token"]);
    assert_eq!(me(&client, &text(&second, "access_token")).status, 200);

    let reused = refresh(&client, &text(&first, "refresh_token"));
    assert_eq!(reused.status, 400);
    assert_eq!(reused.json()["error"], "invalid_grant");
    // Whoever holds the newer ones may be a thief.
    assert_eq!(me(&client, &text(&second, "access_token")).status, 401);
    let newer = refresh(&client, &text(&second, "refresh_token"));
    assert_eq!(newer.json()["error"], "invalid_grant");
    assert_eq!(server.count("token:refresh_token"), 3);
    assert_eq!(server.count("token:refresh_token:200"), 1);
    assert_eq!(server.count("token:refresh_token:400"), 2);
}

#[test]
fn tokens_end() {
    let options = OAuthOptions {
        access_token_ttl: Duration::from_secs(1),
        ..OAuthOptions::default()
    };
    let Some(server) = OAuthServer::start(&options) else {
        return;
    };
    let client = server.client();
    let granted = sign_in(&server);
    assert_eq!(granted["expires_in"], 1);
    let access_token = text(&granted, "access_token");
    let start = Instant::now();
    while me(&client, &access_token).status == 200 {
        assert!(start.elapsed() < Duration::from_secs(60), "it never ends");
        std::thread::sleep(Duration::from_millis(100));
    }
    let refreshed = refresh(&client, &text(&granted, "refresh_token"));
    assert_eq!(refreshed.status, 200, "{}", refreshed.text());
}

#[test]
fn tokens_end_when_a_test_says_so() {
    let Some(server) = server() else { return };
    let client = server.client();
    let person = sign_in(&server);
    let machine = token(&client, &[("grant_type", "client_credentials")]).json();
    let tokens = [&person, &machine].map(|granted| text(granted, "access_token"));
    for access_token in &tokens {
        assert_eq!(me(&client, access_token).status, 200);
    }
    server.expire_all();
    for access_token in &tokens {
        let response = me(&client, access_token);
        assert_eq!(response.status, 401);
        let challenge = response.headers.get("www-authenticate").unwrap();
        assert_eq!(challenge, "Bearer error=\"invalid_token\"");
    }
    assert_eq!(server.count("me:200"), 2);
    assert_eq!(server.count("me:401"), 2);
    let refreshed = refresh(&client, &text(&person, "refresh_token"));
    assert_eq!(refreshed.status, 200, "{}", refreshed.text());
    server.revoke_all();
    let refresh_token = text(&refreshed.json(), "refresh_token");
    let refused = refresh(&client, &refresh_token);
    assert_eq!(refused.json()["error"], "invalid_grant");
}

#[test]
fn who_has_no_token_gets_401() {
    let Some(server) = server() else { return };
    let client = server.client();
    assert_eq!(client.get("/me", &[]).unwrap().status, 401);
    let granted = token(&client, &[("grant_type", "client_credentials")]).json();
    let not_bearer = format!("Basic {}", text(&granted, "access_token"));
    for authorization in ["Bearer unknown", "Bearer", &not_bearer] {
        let headers = [("authorization", authorization)];
        assert_eq!(client.get("/me", &headers).unwrap().status, 401);
    }
    assert_eq!(server.count("me:401"), 4);
}
