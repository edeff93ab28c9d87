//! Credentials go to the hosts of the connector and nowhere else, whatever a server answers.

use crate::tables::{Machine, Url, connect};
use crate::{Client, me, run};
use connspec_conformance::{Answer, FakeVendor};
use connspec_runtime::{Against, Connection, ReqwestClient, SendError, TokenError};
use serde_json::json;

const SECRET: &str = "canary-7f3a9";

fn client(vendor: &FakeVendor) -> Client {
    let client = ReqwestClient::builder()
        .allow_http(true)
        .allow_private_addresses(true);
    Against::new(client.build().unwrap(), &vendor.base_url()).unwrap()
}

fn machine() -> Connection<Url> {
    connect(Machine {
        client_id: "id".into(),
        client_secret: SECRET.into(),
    })
}

fn token() -> Answer {
    Answer::json(200, &json!({ "access_token": SECRET, "expires_in": 3600 }))
}

#[test]
fn no_redirect_is_followed() {
    for status in [301, 302, 303, 307, 308] {
        let vendor = FakeVendor::start();
        let elsewhere = Answer::redirect(status, "https://evil.example/token");
        vendor.answer("vendor.example", "POST", "/token", elsewhere.clone());
        let error = run(me(&machine(), &client(&vendor))).unwrap_err();
        let code = None;
        assert_eq!(
            error,
            SendError::Token(TokenError::Refused { status, code })
        );
        vendor.answer("vendor.example", "POST", "/token", token());
        vendor.answer("vendor.example", "GET", "/me", elsewhere);
        let answer = run(me(&machine(), &client(&vendor))).unwrap();
        assert_eq!(answer.status(), status);
        let seen = vendor.requests();
        assert_eq!(seen.len(), 3);
        for request in seen {
            assert_eq!(request.host, "vendor.example");
            assert_eq!(request.header("x-forwarded-proto"), Some("https"));
            assert_eq!(request.header("referer"), None);
        }
    }
}

#[test]
fn nothing_is_repeated_that_is_not_safe_to_repeat() {
    let vendor = FakeVendor::start();
    vendor.answer("vendor.example", "POST", "/token", Answer::dropped());
    run(me(&machine(), &client(&vendor))).unwrap_err();
    assert_eq!(vendor.requests().len(), 1);
    vendor.answer("vendor.example", "POST", "/token", token());
    vendor.answer("vendor.example", "POST", "/x", Answer::dropped());
    vendor.answer("vendor.example", "GET", "/x", Answer::dropped());
    let count = |method: &str| {
        let requests = vendor.requests().into_iter();
        requests
            .filter(|r| r.method == method && r.path() == "/x")
            .count()
    };
    let connection = machine();
    for (method, times) in [("POST", 1), ("GET", 3)] {
        let request = connection.prepare(method.parse().unwrap(), Url::Api, "/x");
        let error = run(request.send(&client(&vendor))).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
        assert_eq!(count(method), times);
    }
}

#[test]
fn a_large_answer_is_no_token() {
    let vendor = FakeVendor::start();
    for answer in [
        Answer::oversized(1 << 40),
        Answer::text(200, SECRET),
        Answer::json(200, &json!([SECRET])),
        Answer::json(200, &json!({ "access_token": { "token": SECRET } })),
    ] {
        vendor.answer("vendor.example", "POST", "/token", answer);
        let error = run(me(&machine(), &client(&vendor))).unwrap_err();
        assert!(matches!(error, SendError::Token(_)), "{error:?}");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    }
    assert!(
        vendor
            .requests()
            .iter()
            .all(|request| request.path() == "/token")
    );
}
