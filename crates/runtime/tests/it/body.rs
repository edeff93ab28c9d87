//! Headers and bodies of an application beside the credentials of the connector.

use super::fake::{Fake, ok, run};
use super::places::{Both, Connection, Keyed, Url, bot, keyed};
use super::{sample, vault};
use connspec_runtime::{Method, Request, RequestBuilder, RequestError};
use serde_json::json;

fn connect() -> Connection {
    Connection::new(keyed()).unwrap()
}

/// A request to `/x`, changed.
fn ask(
    method: Method,
    change: impl for<'c> FnOnce(RequestBuilder<'c>) -> RequestBuilder<'c>,
) -> Result<Request, RequestError> {
    let connection = connect();
    change(connection.prepare(method, Url::Fixed, "/x")).build()
}

fn body(request: &Request) -> (&str, &str) {
    let content_type = request.headers()["content-type"].to_str().unwrap();
    (content_type, std::str::from_utf8(request.body()).unwrap())
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn a_key_goes_into_json_and_into_forms() {
    let request = ask(Method::POST, |r| r.json(json!({"b": [1], "a": null}))).unwrap();
    assert_eq!(
        body(&request),
        (JSON, r#"{"b":[1],"a":null,"api_key":"s3cr3t"}"#)
    );
    let request = ask(Method::PUT, |r| r.form([("a", "b & c"), ("a", "ü")])).unwrap();
    assert_eq!(body(&request), (FORM, "a=b+%26+c&a=%C3%BC&api_key=s3cr3t"));
    // Where there is no body, it makes one.
    for method in [Method::POST, Method::PUT, Method::PATCH] {
        let request = ask(method, |r| r).unwrap();
        assert_eq!(body(&request), (JSON, r#"{"api_key":"s3cr3t"}"#));
    }
}

#[test]
fn what_an_optional_field_alone_fills_is_left_out_or_there() {
    let note = Some("n\"1".to_owned());
    let connection = Connection::new(Keyed { note, ..keyed() }).unwrap();
    let request = connection.request(Method::POST, Url::Fixed, "").unwrap();
    assert_eq!(body(&request).1, r#"{"api_key":"s3cr3t","note":"n\"1"}"#);
}

#[test]
fn a_key_needs_a_body_that_it_can_be_put_into() {
    let wrong = RequestError::BodyKind { name: "api_key" };
    for method in [Method::GET, Method::HEAD, Method::DELETE] {
        assert_eq!(ask(method, |r| r).unwrap_err(), wrong);
    }
    for value in [json!([]), json!("text"), json!(null), json!(1)] {
        assert_eq!(ask(Method::POST, |r| r.json(value)).unwrap_err(), wrong);
    }
    let bytes = ask(Method::POST, |r| r.body(JSON, "{}"));
    assert_eq!(bytes.unwrap_err(), wrong);
}

#[test]
fn where_credentials_stand_elsewhere_too_a_request_needs_no_body() {
    let keyed = keyed();
    let connection = Connection::new(Both {
        key: keyed.key,
        environment: keyed.environment,
        region: keyed.region,
    });
    let connection = connection.unwrap();
    for (method, sent) in [
        (Method::GET, ""),
        (Method::DELETE, ""),
        (Method::POST, r#"{"key":"s3cr3t"}"#),
    ] {
        let request = connection.request(method, Url::Fixed, "/x").unwrap();
        assert_eq!(request.uri().query(), Some("key=s3cr3t"));
        assert_eq!(request.body(), sent.as_bytes());
    }
    // What an application sends beside the key must still leave room for it.
    let request = connection.prepare(Method::DELETE, Url::Fixed, "/x");
    let request = request.json(json!({"a": 1})).build().unwrap();
    assert_eq!(request.body(), br#"{"a":1,"key":"s3cr3t"}"#);
    let request = connection.prepare(Method::DELETE, Url::Fixed, "/x");
    let error = request.json(json!([])).build().unwrap_err();
    assert_eq!(error, RequestError::BodyKind { name: "key" });
}

#[test]
fn what_carries_credentials_is_not_written_over() {
    let taken = |name| RequestError::Taken { name };
    let post = |change: fn(RequestBuilder<'_>) -> RequestBuilder<'_>| {
        ask(Method::POST, change).unwrap_err()
    };
    assert_eq!(post(|r| r.json(json!({"api_key": "x"}))), taken("api_key"));
    assert_eq!(post(|r| r.form([("api_key", "x")])), taken("api_key"));
    assert_eq!(post(|r| r.header("x-VERSION", "3")), taken("X-Version"));
    let connection = connect();
    for path in ["/x?v=3", "/x?a&v", "/x?%76=3"] {
        let error = connection
            .request(Method::POST, Url::Fixed, path)
            .unwrap_err();
        assert_eq!(error, taken("v"), "{path}");
    }
    let connection = sample::Connection::new(sample::pair()).unwrap();
    let request = connection.prepare(Method::GET, sample::Url::Api, "");
    let error = request
        .header("Authorization", "Bearer x")
        .build()
        .unwrap_err();
    assert_eq!(error, taken("authorization"));
}

#[test]
fn headers_of_an_application_come_along() {
    let request = ask(Method::POST, |r| {
        r.header("X-One", "1")
            .header("x-one", "2")
            .header("Content-Type", "application/vnd.api+json")
    });
    let request = request.unwrap();
    let values: Vec<_> = request.headers().get_all("x-one").iter().collect();
    assert_eq!(values, ["1", "2"]);
    assert_eq!(body(&request).0, "application/vnd.api+json");
    let connection = Connection::new(bot()).unwrap();
    let request = connection.prepare(Method::POST, Url::Fixed, "/{token}");
    let request = request.body("image/png", vec![0x89, 0]).build().unwrap();
    assert_eq!(request.headers()["content-type"], "image/png");
    assert_eq!(request.into_http().into_body(), [0x89, 0]);
}

#[test]
fn headers_that_say_where_a_request_goes_or_ends_are_refused() {
    for (name, value) in [
        ("Host", "evil.example"),
        ("Content-Length", "0"),
        ("transfer-encoding", "chunked"),
        ("Connection", "close"),
        ("Proxy-Authorization", "x"),
        ("", "x"),
        ("a b", "x"),
        ("a:", "x"),
        ("x-a", "b\r\nX-Evil: c"),
        ("x-a", "\0"),
    ] {
        let error = ask(Method::POST, |r| r.header(name, value)).unwrap_err();
        assert_eq!(error, RequestError::Header, "{name:?}");
    }
    let error = ask(Method::POST, |r| r.body("a\r\nb", "")).unwrap_err();
    assert_eq!(error, RequestError::Header);
}

#[test]
fn the_first_mistake_is_told() {
    let wrong = |r: RequestBuilder<'_>| -> RequestError {
        r.header("Host", "x")
            .header("x-version", "3")
            .build()
            .unwrap_err()
    };
    assert_eq!(
        wrong(connect().prepare(Method::POST, Url::Fixed, "")),
        RequestError::Header
    );
    // Nothing is sent then, not even for a token.
    let client = Fake::new(|_| ok("{}"));
    let connection = vault::Connection::new(vault::client()).unwrap();
    let request = connection.prepare(Method::GET, vault::Url::Api, "");
    run(request.header("Host", "x").send(&client)).unwrap_err();
    assert!(client.seen().is_empty());
}

#[test]
fn debug_shows_what_is_asked_for_and_what_is_sent() {
    let connection = connect();
    let request = connection.prepare(Method::POST, Url::Fixed, "/x");
    let request = request.json(json!({"a": "hunter2"}));
    assert_eq!(format!("{request:?}"), "RequestBuilder(POST {fixed}/x)");
    assert_eq!(
        format!("{:?}", request.build().unwrap()),
        "Request { method: POST, url: \"https://us.places.example/x?…\", headers: [\"x-version\", \
         \"content-type\"], body: \"34 bytes of \\\"application/json\\\"\" }"
    );
}
