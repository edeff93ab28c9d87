//! The connectors of the fixtures, which use everything that the language has.

use golden_connectors::{Method, every_field, every_text, minimal};

fn full() -> every_field::Full {
    every_field::Full {
        shop: "Acme".into(),
        account: " AB-12 ".into(),
        key: "k&y!".into(),
        plan: every_field::full::Plan::Pro,
        seats: 12.5,
        pem: Some("-----BEGIN KEY-----\nabc\n-----END KEY-----\n".into()),
        notes: Some(String::new()),
        mail: None,
        site: Some("https://example.com".into()),
        host: Some("shop.example.com".into()),
        news: Some(false),
        terms: true,
    }
}

#[test]
fn headers_and_query_carry_an_api_key() {
    let connection = every_field::connect(full()).unwrap();
    for (url, wanted) in [
        (
            every_field::Url::Api,
            "https://acme.fields.example.com/v2/AB-12/x",
        ),
        (
            every_field::Url::Files,
            "https://files-acme.fields.example.com/x",
        ),
        (every_field::Url::Login, "https://login.example.org/x"),
    ] {
        let request = connection.request(Method::GET, url, "/x?y").unwrap();
        assert_eq!(
            request.uri(),
            format!("{wanted}?y&auth%5Btoken%5D=k%26y%21").as_str()
        );
        assert_eq!(request.headers()["x-api-key"], "Key {k&y!}");
        assert_eq!(request.headers()["x-plan"], "PRO-2/12.5");
    }
}

#[test]
fn a_check_follows_its_templates() {
    let connection = every_field::connect(full()).unwrap();
    let seen: Vec<(Method, String)> = connection
        .check_steps()
        .map(|step| step.request().unwrap())
        .map(|request| (request.method().clone(), request.uri().to_string()))
        .collect();
    let wanted = [
        (
            Method::GET,
            "https://acme.fields.example.com/v2/AB-12/accounts/AB-12/\
             ?fields=id,name&plan=PRO-2&auth%5Btoken%5D=k%26y%21",
        ),
        (
            Method::HEAD,
            "https://files-acme.fields.example.com/?auth%5Btoken%5D=k%26y%21",
        ),
        (
            Method::POST,
            "https://login.example.org/plan?auth%5Btoken%5D=k%26y%21",
        ),
    ];
    let wanted = wanted.map(|(method, uri)| (method, uri.to_owned()));
    assert_eq!(seen, wanted);
}

#[test]
fn basic_may_have_fixed_and_empty_halves() {
    let credentials = every_field::Pair {
        user: "ada@example.com".into(),
        shop: "acme".into(),
        account: 7.0,
    };
    let connection = every_field::connect(credentials).unwrap();
    let request = connection
        .request(Method::GET, every_field::Url::Api, "")
        .unwrap();
    assert_eq!(request.uri(), "https://acme.fields.example.com/v2/7");
    // ada@example.com/token:
    let header = "Basic YWRhQGV4YW1wbGUuY29tL3Rva2VuOg==";
    assert_eq!(request.headers()["authorization"], header);
    assert_eq!(connection.check_steps().count(), 0);
}

#[test]
fn a_token_may_be_made_of_parts() {
    let credentials = every_field::Token {
        secret: " s ".into(),
        shop: "acme".into(),
        account: "a/../b".into(),
    };
    let connection = every_field::connect(credentials).unwrap();
    let request = connection
        .request(Method::GET, every_field::Url::Api, "/x")
        .unwrap();
    assert_eq!(
        request.uri(),
        "https://acme.fields.example.com/v2/a%2F..%2Fb/x"
    );
    assert_eq!(request.headers()["authorization"], "Token id=a/../b; s ");
}

#[test]
fn every_region_has_its_hosts() {
    for (region, app) in [
        (
            every_text::Region::Us,
            "https://app.text.example.com/home/me",
        ),
        (
            every_text::Region::Eu,
            "https://eu.text.example.com/home/me",
        ),
        (
            every_text::Region::Au,
            "https://au.text.example.com/home/me",
        ),
    ] {
        let credentials = every_text::Key {
            key: "k".into(),
            region,
        };
        let connection = every_text::connect(credentials).unwrap();
        let uri = |url| {
            let request = connection.request(Method::GET, url, "/me").unwrap();
            assert_eq!(request.headers()["authorization"], "Bearer k");
            request.uri().to_string()
        };
        assert_eq!(uri(every_text::Url::App), app);
        assert_eq!(uri(every_text::Url::Same), "https://text.example.com/me");
        let step = connection.check_steps().next().unwrap();
        assert_eq!(step.request().unwrap().uri(), app);
    }
}

#[test]
fn the_least_connector_connects() {
    let connection = minimal::connect(minimal::Key { key: "k".into() }).unwrap();
    let request = connection
        .request(Method::POST, minimal::Url::Api, "/x")
        .unwrap();
    assert_eq!(request.uri(), "https://api.minimal.com/x");
    assert_eq!(request.headers()["x-key"], "k");
}
