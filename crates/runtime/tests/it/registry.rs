//! Connectors that are chosen at run time.

use super::fake::{Fake, ok, run};
use super::sample::{CONNECTOR, Key};
use super::{places, vault};
use connspec_runtime::table::Kind;
use connspec_runtime::{ConnectError, Keyword, Method, RequestError, find};
use serde_json::json;
use std::error::Error;

#[test]
fn finds_connects_and_asks_by_name() -> Result<(), Box<dyn Error>> {
    let form = json!({"tenant": "acme", "folder": "inbox", "token": "t", "region": "us"});
    let connection = find(&[&CONNECTOR], "sample")?
        .method("token")?
        .connect(form)?;
    let request = connection.request(Method::POST, "api", "/x")?;
    assert_eq!(request.method(), Method::POST);
    assert_eq!(request.uri(), "https://acme.example.com/x");
    let wrong = connection.request(Method::GET, "app", "/x").unwrap_err();
    assert_eq!(wrong, RequestError::UnknownUrl);
    Ok(())
}

#[test]
fn says_what_it_does_not_know() {
    let unknown = find(&[&CONNECTOR], "smaple").unwrap_err();
    assert_eq!(unknown.to_string(), "there is no connector \"smaple\"");
    let unknown = CONNECTOR.method("\n").unwrap_err();
    assert_eq!(unknown.to_string(), "there is no auth method \"\\n\"");
}

#[test]
fn tells_hosts_secrets_and_regions() {
    assert_eq!(
        CONNECTOR.hosts(),
        [
            "eu-{tenant}.example.com",
            "files.eu.example.org",
            "files.example.com",
            "status.example.com",
            "{tenant}.example.com",
        ]
    );
    let fields = Key::METHOD.fields.iter();
    let secrets: Vec<_> = fields.filter(|field| field.is_secret()).collect();
    assert_eq!(secrets.len(), 1);
    assert_eq!(secrets[0].id, "key");
    let Some(Kind::Region(regions)) = Key::METHOD.field("region").map(|field| &field.kind) else {
        panic!("the region is a field of its own kind");
    };
    assert_eq!(regions[1].label, "European Union");
}

#[test]
fn tells_every_host_that_credentials_may_reach() {
    assert_eq!(
        vault::CONNECTOR.hosts(),
        [
            "*.force.example",
            "*.vault.example",
            "accounts.vault.example",
            "api.eu.vault.example",
            "api.vault.example",
            "login.eu.vault.example",
            "login.vault.example",
            "vault.example",
        ]
    );
    // What only another method reaches is not among them.
    assert_eq!(
        vault::Client::METHOD.hosts(),
        [
            "api.eu.vault.example",
            "api.vault.example",
            "login.eu.vault.example",
            "login.vault.example",
        ]
    );
    let hosts = places::Full::METHOD.hosts();
    assert_eq!(
        hosts[4..],
        ["{host}", "{shard}.places.example", "{site}", "{vanity}"]
    );
}

#[test]
fn tells_where_a_person_may_name_any_host() {
    assert!(places::CONNECTOR.is_person_supplied_host());
    assert!(!vault::CONNECTOR.is_person_supplied_host());
    assert!(!CONNECTOR.is_person_supplied_host());
}

#[test]
fn an_operator_fills_in_the_setup_once() {
    let method = vault::CONNECTOR.method("code").unwrap();
    let form = json!({"region": "us"});
    let error = method.connect(form.clone()).unwrap_err();
    assert_eq!(error, ConnectError::NoSetup);
    let errors = method.with_setup(json!({"client_id": "app"})).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_ref()).collect();
    assert_eq!(fields, ["client_secret"]);
    let setup = json!({"client_id": "app", "client_secret": "hunter2"});
    let setup = method.with_setup(setup).unwrap();
    assert_eq!(format!("{setup:?}"), "ConfiguredMethod(vault.code)");
    let connection = setup.connect(form).unwrap();
    assert_eq!(format!("{connection:?}"), "Connection(vault.code)");
    let client = Fake::new(|_| ok(""));
    let authorization = run(connection.authorize(&client, "https://app.example/")).unwrap();
    assert!(authorization.url().contains("&client_id=app&"));
    // What belongs to the operator is no part of the person's form.
    let errors = setup
        .connect(json!({"region": "us", "client_id": "x"}))
        .unwrap_err();
    let ConnectError::Form(errors) = errors else {
        panic!("{errors}");
    };
    let keywords: Vec<_> = errors.iter().map(|error| error.keyword).collect();
    assert_eq!(keywords, [Keyword::AdditionalProperties]);
    let field = method.field("client_secret").unwrap();
    assert!(field.is_secret());
}
