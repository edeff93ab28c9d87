//! Connectors that are chosen at run time.

use super::sample::{CONNECTOR, Key};
use connspec_runtime::table::Kind;
use connspec_runtime::{Method, RequestError, find};
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
