//! A secret is shown nowhere.

use super::fake::{Fake, run};
use super::sample::{Connection, Key, Pair, Region, Token, key, pair, token};
use super::{places, vault};
use connspec_runtime::{Custom, Method, RequestError, Secret, Tokens, ValueProblem};
use http::HeaderValue;
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
        for step in connection.check_steps() {
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
        assert!(request.headers().values().all(HeaderValue::is_sensitive));
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

/// A vendor that repeats everything it gets in everything it says, and gives the canary as tokens.
fn echo(status: u16) -> Fake {
    Fake::new(move |seen| {
        let said = format!("{CANARY} {} {} {:?}", seen.url, seen.body, seen.headers);
        let answer = json!({
            "access_token": CANARY, "refresh_token": CANARY, "expires_in": 3600,
            "session": {"id": CANARY}, "key": CANARY, "instance_url": format!("https://{CANARY}.evil"),
            "error": CANARY, "error_description": said, "message": said,
        });
        Ok((status, answer.to_string()))
    })
}

#[test]
fn sessions_hide_it() {
    for status in [200, 302, 400, 401, 500] {
        let client = echo(status);
        let machine = vault::Client {
            client_secret: CANARY.into(),
            ..vault::client()
        };
        let login = vault::Login {
            password: CANARY.into(),
            ..vault::login()
        };
        let connections = [
            vault::Connection::new(machine),
            vault::Connection::new(login),
        ];
        for connection in connections {
            let connection = connection.unwrap();
            let prepared = connection.prepare(Method::POST, vault::Url::Api, "/x");
            is_hidden(&prepared);
            // The answer itself is the application's.
            if let Err(error) = run(prepared.send(&client)) {
                is_hidden(&error);
                assert!(!error.to_string().contains(CANARY), "{error}");
            }
            let report = run(connection.check(&client));
            is_hidden(&report);
            assert!(!report.to_string().contains(CANARY), "{report}");
            let shown = serde_json::to_string(&report).unwrap();
            assert!(!shown.contains(CANARY), "{shown}");
            is_hidden(&connection);
            is_hidden(&connection.tokens());
            if let Ok(request) = connection.request(Method::GET, vault::Url::Api, "") {
                is_hidden(&request);
                is_hidden(request.headers());
            }
        }
    }
}

#[test]
fn authorizations_hide_it() {
    let client = echo(200);
    let mut credentials = vault::code();
    credentials.setup.client_secret = CANARY.into();
    is_hidden(&credentials);
    let connection = vault::Connection::new(credentials).unwrap();
    let authorization = run(connection.authorize(&client, "https://app.example/")).unwrap();
    is_hidden(&authorization);
    let stored = authorization.to_json();
    is_hidden(&stored);
    let stored: serde_json::Value = serde_json::from_str(stored.expose()).unwrap();
    let state = stored["state"].as_str().unwrap();
    for query in [
        format!("state={CANARY}&code={CANARY}"),
        format!("state={state}&error={CANARY}&error_description={CANARY}"),
        format!("state={state}&code={CANARY}"),
        format!("state={state}&{CANARY}={CANARY}&{CANARY}={CANARY}"),
    ] {
        let authorization = connection.resume(&stored.to_string()).unwrap();
        let error = run(authorization.finish(&client, &query)).unwrap_err();
        is_hidden(&error);
        assert!(!error.to_string().contains(CANARY), "{error}");
    }
    let error = connection.resume(CANARY).unwrap_err();
    is_hidden(&error);
    assert!(Tokens::from_json(CANARY).is_err_and(|error| !error.to_string().contains(CANARY)));
}

#[test]
fn keys_in_paths_and_bodies_hide_it() {
    let bot = places::Bot {
        key: CANARY.into(),
        ..places::bot()
    };
    let keyed = places::Keyed {
        key: CANARY.into(),
        ..places::keyed()
    };
    for (connection, path) in [
        (places::Connection::new(bot), "/{token}"),
        (places::Connection::new(keyed), "/x"),
    ] {
        let connection = connection.unwrap();
        let request = connection.prepare(Method::POST, places::Url::Fixed, path);
        is_hidden(&request.json(json!({"a": CANARY})).build().unwrap());
    }
    let hmac = places::Hmac {
        key: CANARY.into(),
        ..places::hmac()
    };
    let custom = Custom::new(
        |credentials: &places::Hmac, request: &mut http::Request<Vec<u8>>| {
            let value = HeaderValue::from_str(credentials.key.expose()).unwrap();
            request.headers_mut().insert("x-signature", value);
            Ok(())
        },
    );
    is_hidden(&custom);
    let connection = places::Connection::with_custom(hmac, custom).unwrap();
    is_hidden(&connection);
    let request = connection
        .request(Method::GET, places::Url::Fixed, "")
        .unwrap();
    is_hidden(&request);
    is_hidden(request.headers());
}
