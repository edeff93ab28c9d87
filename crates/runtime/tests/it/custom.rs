//! Requests that a function of the application signs.

use super::places::{CONNECTOR, Connection, Hmac, Url, hmac};
use connspec_runtime::{ConnectError, Custom, CustomError, Customs, Method, RequestError};
use http::{HeaderValue, Uri};
use serde_json::json;

type Http = http::Request<Vec<u8>>;

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is what a function for signing looks like"
)]
fn sign(credentials: &Hmac, request: &mut Http) -> Result<(), CustomError> {
    let signature = format!(
        "{} {} {} {}",
        credentials.key.expose(),
        request.method(),
        request.uri().path(),
        String::from_utf8_lossy(request.body())
    );
    let value = HeaderValue::from_str(&signature).unwrap();
    request.headers_mut().insert("x-signature", value);
    Ok(())
}

#[test]
fn it_sees_the_finished_request_and_the_validated_credentials() {
    let credentials = Hmac {
        key: " s3cr3t\n".into(),
        ..hmac()
    };
    let connection = Connection::with_custom(credentials, Custom::new(sign)).unwrap();
    let request = connection
        .prepare(Method::POST, Url::Fixed, "/x?y")
        .json(json!({"a": 1}));
    let request = request.build().unwrap();
    let signature = &request.headers()["x-signature"];
    assert_eq!(signature, "s3cr3t POST /x {\"a\":1}");
    assert!(signature.is_sensitive());
    let wrong = Hmac {
        key: "".into(),
        ..hmac()
    };
    assert!(Connection::with_custom(wrong, Custom::new(sign)).is_err());
}

#[test]
fn an_application_that_chooses_at_run_time_registers_it() {
    let form = json!({"key": "k", "region": "us", "environment": "live"});
    let method = CONNECTOR.method("hmac").unwrap();
    let error = method.connect(form.clone()).unwrap_err();
    assert_eq!(
        error,
        ConnectError::NoCustom {
            name: "places_hmac"
        }
    );
    assert_eq!(
        error.to_string(),
        "no function `places_hmac` is registered to sign requests"
    );
    let mut customs = Customs::new();
    customs.register(sign);
    assert_eq!(format!("{customs:?}"), r#"{("places", "hmac")}"#);
    let connection = method.connect_with(form, &customs).unwrap();
    let request = connection.request(Method::GET, "fixed", "/x").unwrap();
    assert_eq!(request.headers()["x-signature"], "k GET /x ");
    let errors = method.connect_with(json!({}), &customs).unwrap_err();
    assert!(matches!(errors, ConnectError::Form(_)));
    // A connection that was made without it says so when it is needed.
    let error = Connection::new(hmac())
        .unwrap()
        .request(Method::GET, Url::Fixed, "");
    assert_eq!(
        error.unwrap_err(),
        RequestError::NoCustom {
            name: "places_hmac"
        }
    );
}

#[test]
fn it_may_fail_and_may_not_lead_elsewhere() {
    let ask = |custom: Custom<Hmac>| {
        let connection = Connection::with_custom(hmac(), custom).unwrap();
        connection.request(Method::GET, Url::Fixed, "/x")
    };
    let error = CustomError::new("the clock is wrong");
    let failed = ask(Custom::new(move |_, _| Err(error))).unwrap_err();
    assert_eq!(
        failed,
        RequestError::Custom {
            name: "places_hmac",
            error
        }
    );
    assert_eq!(
        failed.to_string(),
        "the function `places_hmac` has not signed the request: the clock is wrong"
    );
    for uri in [
        "https://evil.example/x",
        "http://us.places.example/x",
        "https://us.places.example:8443/x",
        "https://user@us.places.example/x",
        "/x",
    ] {
        let moved = Custom::new(move |_, request: &mut Http| {
            *request.uri_mut() = Uri::from_static(uri);
            Ok(())
        });
        assert_eq!(ask(moved).unwrap_err(), RequestError::Host, "{uri}");
    }
    let added = Custom::new(|_, request: &mut Http| {
        *request.uri_mut() = Uri::from_static("https://us.places.example/x?signature=1");
        Ok(())
    });
    assert_eq!(ask(added).unwrap().uri().query(), Some("signature=1"));
}
