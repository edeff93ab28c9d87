//! Assertions that the product signs.

use super::fake::{Fake, START, ok, run};
use super::vault::{Connection, Region, Signed};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connspec_runtime::{RequestError, TokenError, ValueProblem};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::{Value as Json, json};

const KEY: &str = include_str!("keys/pkcs8.pem");

fn connect(private_key: &str) -> Connection {
    let credentials = Signed {
        account: "robot \"1\"".into(),
        private_key: private_key.into(),
        region: Region::Eu,
    };
    Connection::new(credentials).unwrap()
}

fn decoded(part: &str) -> Json {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// The parts of the assertion that was sent, once its signature is seen to be right.
fn assertion(private_key: &str) -> (Json, Json) {
    let client = Fake::new(|_| ok(r#"{"access_token": "a"}"#));
    run(connect(private_key).fetch_tokens(&client)).unwrap();
    let body = client.seen().pop().unwrap().body;
    let assertion = body.strip_prefix("assertion=").unwrap();
    let (message, signature) = assertion.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let key = include_bytes!("keys/public.der");
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key)
        .verify(message.as_bytes(), &signature)
        .unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    (decoded(header), decoded(payload))
}

#[test]
fn it_holds_what_the_spec_says_and_when_it_was_made() {
    let (header, mut payload) = assertion(KEY);
    assert_eq!(header, json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}));
    let id = payload.as_object_mut().unwrap().remove("jti").unwrap();
    assert_eq!(
        payload,
        json!({
            "iat": START, "exp": START + 300, "iss": "robot \"1\"",
            "aud": "https://login.eu.vault.example/oauth",
        })
    );
    assert_ne!(assertion(KEY).1["jti"], id);
}

#[test]
fn a_key_is_read_however_it_was_pasted() {
    let lines = |separator: &str| KEY.lines().skip(1).collect::<Vec<_>>().join(separator);
    for key in [
        include_str!("keys/pkcs1.pem").to_owned(),
        lines("\r\n"),
        lines(" "),
        lines("\\n"),
    ] {
        assertion(&key);
    }
}

#[test]
fn what_is_no_rsa_key_is_refused() {
    for key in [
        "hunter2",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----hunter2-----END PRIVATE KEY-----",
        "-----END PRIVATE KEY-----aGk=-----BEGIN PRIVATE KEY-----",
        &KEY.replace('M', "N"),
        include_str!("keys/public.pem"),
        include_str!("keys/small.pem"),
        include_str!("keys/elliptic.pem"),
        include_str!("keys/encrypted.pem"),
    ] {
        let client = Fake::new(|_| ok("{}"));
        let error = run(connect(key).fetch_tokens(&client)).unwrap_err();
        let wanted = RequestError::Value {
            field: "private_key",
            problem: ValueProblem::PrivateKey,
        };
        assert_eq!(error, TokenError::Request(wanted));
        assert!(client.seen().is_empty());
    }
}
