//! A secret is shown nowhere.

use super::sample::{Connection, Key, Pair, Region, Token, key, pair, token};
use connspec_runtime::{Method, RequestError, Secret, ValueProblem};
use serde_json::json;
use static_assertions::assert_not_impl_any;
use std::fmt::Debug;

assert_not_impl_any!(Secret: std::fmt::Display, serde::Serialize, AsRef<str>, std::ops::Deref);

const CANARY: &str = "canary-7f3a9";

fn is_hidden(what: &impl Debug) {
    for shown in [format!("{what:?}"), format!("{what:#?}")] {
        assert!(!shown.contains(CANARY), "{shown}");
        // Nor in the only other form that a request gives it.
        assert!(!shown.contains("Y2FuYXJ5LTdmM2E5"), "{shown}");
    }
}

#[test]
fn credentials_connections_and_requests_hide_it() {
    let key = Key {
        key: CANARY.into(),
        ..key()
    };
    let pair = Pair {
        user: CANARY.into(),
        password: Some(CANARY.into()),
        ..pair()
    };
    let token = Token {
        token: CANARY.into(),
        ..token()
    };
    is_hidden(&key);
    is_hidden(&Pair {
        user: "ada".into(),
        ..pair.clone()
    });
    is_hidden(&token);
    let shown = format!("{key:?}");
    assert!(
        shown.contains("acme") && shown.contains("Secret(…)"),
        "{shown}"
    );
    for connection in [
        Connection::new(key),
        Connection::new(pair),
        Connection::new(token),
    ] {
        let connection = connection.unwrap();
        is_hidden(&connection);
        let request = connection
            .request(
                Method::GET,
                super::sample::Url::Api,
                "/me?token=canary-7f3a9",
            )
            .unwrap();
        is_hidden(&request);
        is_hidden(request.headers());
        for step in connection.check().steps() {
            is_hidden(&step.request().unwrap());
            is_hidden(&step.judge(401, CANARY.as_bytes()));
        }
    }
}

#[test]
fn the_debug_of_a_request_still_says_where_it_goes() {
    let connection = Connection::new(key()).unwrap();
    let request = connection.request(Method::GET, super::sample::Url::Api, "/me");
    assert_eq!(
        format!("{:?}", request.unwrap()),
        r#"Request { method: GET, url: "https://acme.example.com/me?…", headers: ["x-api-key"] }"#
    );
}

#[test]
fn headers_are_marked() {
    for connection in [
        Connection::new(key()),
        Connection::new(pair()),
        Connection::new(token()),
    ] {
        let connection = connection.unwrap();
        let request = connection.request(Method::GET, super::sample::Url::Api, "/me");
        let request = request.unwrap();
        assert_eq!(request.headers().len(), 1);
        assert!(
            request
                .headers()
                .values()
                .all(http::HeaderValue::is_sensitive)
        );
    }
}

#[test]
fn errors_of_forms_hide_it() {
    let long = CANARY.repeat(20);
    for form in [
        json!({"key": CANARY}),
        json!({"key": [CANARY], "region": CANARY, "plan": CANARY}),
        json!({"key": long, "size": CANARY, "code": CANARY, "extra": CANARY}),
        json!([CANARY]),
    ] {
        let errors = Key::from_form(form).unwrap_err();
        is_hidden(&errors);
        assert!(!errors.to_string().contains(CANARY), "{errors}");
        let json = serde_json::to_string(&errors).unwrap();
        assert!(!json.contains(CANARY), "{json}");
    }
    let error = CANARY.parse::<Region>().unwrap_err();
    is_hidden(&error);
    assert!(!error.to_string().contains(CANARY), "{error}");
}

#[test]
fn errors_of_requests_hide_it() {
    let line_break = format!("{CANARY}\n{CANARY}");
    let connection = Connection::new(Token {
        token: line_break.as_str().into(),
        ..token()
    });
    let connection = connection.unwrap();
    for path in ["/me", "/canary-7f3a9/..", "canary-7f3a9", "/?canary-7f3a9#"] {
        let error = connection
            .request(Method::GET, super::sample::Url::Api, path)
            .unwrap_err();
        is_hidden(&error);
        assert!(!error.to_string().contains(CANARY), "{error}");
    }
    let error = connection
        .request(Method::GET, super::sample::Url::Api, "/me")
        .unwrap_err();
    let problem = ValueProblem::Header;
    assert_eq!(
        error,
        RequestError::Value {
            field: "token",
            problem
        }
    );
}
