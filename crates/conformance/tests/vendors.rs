//! Each auth method of each connector of this repository, in each region.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use connectors::{Method, Request};
use connectors::{customer_io, dotdigital, iterable};
use serde_json::{Value as Json, json};

/// Where a request goes and the value of a header of it.
fn seen<'a>(request: &'a Request, header: &str) -> (String, &'a str) {
    let value = request.headers()[header].to_str().unwrap();
    (request.uri().to_string(), value)
}

#[test]
fn iterable_api_key() {
    for (region, host) in [
        (iterable::Region::Us, "https://api.iterable.com"),
        (iterable::Region::Eu, "https://api.eu.iterable.com"),
    ] {
        let api_key = "0123456789abcdef".into();
        let connection = iterable::connect(iterable::ApiKey { api_key, region }).unwrap();
        let request = connection.request(Method::GET, iterable::Url::Api, "/api/lists");
        let request = request.unwrap();
        let wanted = (format!("{host}/api/lists"), "0123456789abcdef");
        assert_eq!(seen(&request, "Api-Key"), wanted);
        assert_eq!(request.headers().len(), 1);
        let check = connection.check_steps().next().unwrap();
        assert_eq!(seen(&check.request().unwrap(), "Api-Key"), wanted);
    }
    assert_eq!(iterable::Region::ALL.len(), 2);
}

#[test]
fn customer_io_track_api() {
    for (region, host) in [
        (customer_io::Region::Us, "https://track.customer.io"),
        (customer_io::Region::Eu, "https://track-eu.customer.io"),
    ] {
        let credentials = customer_io::TrackApi {
            site_id: "site".into(),
            track_key: "key".into(),
            region,
        };
        let connection = customer_io::connect(credentials).unwrap();
        let path = "/api/v1/accounts/region";
        let request = connection.request(Method::GET, customer_io::Url::Track, path);
        let request = request.unwrap();
        // site:key
        let wanted = (format!("{host}{path}"), "Basic c2l0ZTprZXk=");
        assert_eq!(seen(&request, "authorization"), wanted);
        let check = connection.check_steps().next().unwrap();
        assert_eq!(seen(&check.request().unwrap(), "authorization"), wanted);
    }
    assert_eq!(customer_io::Region::ALL.len(), 2);
}

#[test]
fn customer_io_app_api() {
    for (region, host) in [
        (customer_io::Region::Us, "https://api.customer.io"),
        (customer_io::Region::Eu, "https://api-eu.customer.io"),
    ] {
        let app_key = "key".into();
        let connection = customer_io::connect(customer_io::AppApi { app_key, region }).unwrap();
        let request = connection.request(Method::GET, customer_io::Url::App, "/v1/workspaces");
        let request = request.unwrap();
        let wanted = (format!("{host}/v1/workspaces"), "Bearer key");
        assert_eq!(seen(&request, "authorization"), wanted);
        let check = connection.check_steps().next().unwrap();
        assert_eq!(seen(&check.request().unwrap(), "authorization"), wanted);
    }
}

#[test]
fn dotdigital_api_user() {
    for (region, host) in [
        (dotdigital::Region::R1, "https://r1-api.dotdigital.com"),
        (dotdigital::Region::R2, "https://r2-api.dotdigital.com"),
        (dotdigital::Region::R3, "https://r3-api.dotdigital.com"),
    ] {
        let credentials = dotdigital::ApiUser {
            email: "apiuser-1@apiconnector.com".into(),
            password: "pass word 1 ".into(),
            region,
        };
        let connection = dotdigital::connect(credentials).unwrap();
        let request = connection.request(Method::GET, dotdigital::Url::Api, "/v2/account-info");
        let request = request.unwrap();
        // apiuser-1@apiconnector.com:pass word 1 (with the space at its end)
        let header = "Basic YXBpdXNlci0xQGFwaWNvbm5lY3Rvci5jb206cGFzcyB3b3JkIDEg";
        let wanted = (format!("{host}/v2/account-info"), header);
        assert_eq!(seen(&request, "authorization"), wanted);
        let check = connection.check_steps().next().unwrap();
        assert_eq!(seen(&check.request().unwrap(), "authorization"), wanted);
    }
    assert_eq!(dotdigital::Region::ALL.len(), 3);
}

#[test]
fn keys_stand_where_vendors_look_for_them() {
    let cases = [
        (
            ("zendesk", "api_token", "account", "/api/v2/users/me.json"),
            json!({"subdomain": "acme", "email": "agent@example.com", "api_token": "tok"}),
            "https://acme.zendesk.com/api/v2/users/me.json",
            // agent@example.com/token:tok
            (
                "authorization",
                "Basic YWdlbnRAZXhhbXBsZS5jb20vdG9rZW46dG9r",
            ),
        ),
        (
            ("mailchimp", "api_key", "api", "/lists"),
            json!({"api_key": "abc-us21"}),
            "https://us21.api.mailchimp.com/3.0/lists",
            // anystring:abc-us21
            ("authorization", "Basic YW55c3RyaW5nOmFiYy11czIx"),
        ),
        (
            (
                "shopify",
                "admin_token",
                "admin",
                "/api/2026-07/graphql.json",
            ),
            json!({"shop": "acme", "access_token": "tok"}),
            "https://acme.myshopify.com/admin/api/2026-07/graphql.json",
            ("x-shopify-access-token", "tok"),
        ),
        (
            ("okta", "api_token", "org", "/api/v1/users/me"),
            json!({"domain": "login.example.com", "api_token": "tok"}),
            "https://login.example.com/api/v1/users/me",
            ("authorization", "SSWS tok"),
        ),
        (
            ("gitlab", "personal_access_token", "api", "/user"),
            json!({"token": "tok"}),
            "https://gitlab.com/api/v4/user",
            ("private-token", "tok"),
        ),
        (
            ("gitlab", "personal_access_token", "api", "/user"),
            json!({"base_url": "http://git.example.com:8443/gitlab/", "token": "tok"}),
            "http://git.example.com:8443/gitlab/api/v4/user",
            ("private-token", "tok"),
        ),
    ];
    for ((connector, method, url, path), form, wanted, header) in cases {
        let method = connectors::find(connector).unwrap().method(method).unwrap();
        let connection = method.connect(form).unwrap();
        let request = connection.request(Method::GET, url, path).unwrap();
        assert_eq!(seen(&request, header.0), (wanted.to_owned(), header.1));
    }
}

#[test]
fn the_registry_holds_what_the_catalog_lists() {
    let methods: Vec<(&str, &str)> = connectors::all()
        .iter()
        .flat_map(|connector| connector.methods)
        .map(|method| (method.connector, method.id))
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../generated/catalog.json");
    let catalog: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let listed = catalog["connectors"].as_array().unwrap();
    let mut wanted = Vec::new();
    for connector in listed {
        for method in connector["methods"].as_array().unwrap() {
            wanted.push((
                connector["id"].as_str().unwrap(),
                method["id"].as_str().unwrap(),
            ));
        }
    }
    assert!(wanted.contains(&("iterable", "api_key")));
    assert_eq!(methods, wanted);
}

#[test]
fn a_host_chooses_at_run_time() -> Result<(), Box<dyn std::error::Error>> {
    let form = json!({"api_key": " 0123456789abcdef ", "region": "eu"});
    let connection = connectors::find("iterable")?
        .method("api_key")?
        .connect(form)?;
    let request = connection.request(Method::GET, "api", "/api/lists")?;
    assert_eq!(request.uri(), "https://api.eu.iterable.com/api/lists");
    assert_eq!(request.headers()["api-key"], "0123456789abcdef");
    Ok(())
}
