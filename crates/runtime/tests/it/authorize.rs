//! Sending a person to the vendor and back.

use super::fake::{Answer, Fake, Seen, ok, run};
use super::vault::{Code, Connection, Region, Registered, Url, client, code};
use connspec_runtime::{Authorization, AuthorizeError, Method, RequestError, TokenError};
use std::collections::BTreeMap;

const BACK: &str = "https://app.example/callback?x=1";

fn connect() -> Connection {
    Connection::new(code()).unwrap()
}

fn vendor(seen: &Seen) -> Answer {
    ok(match seen.url.as_str() {
        "https://login.vault.example/oauth/token" => {
            r#"{"access_token": "a", "instance_url": "https://na1.force.example/base/",
                "shard": "Shard-1.vault.example"}"#
        }
        _ => "{}",
    })
}

/// The parameters of a URL or a form.
fn parameters(text: &str) -> BTreeMap<String, String> {
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.into_owned().collect()
}

fn start(connection: &Connection, client: &Fake) -> Authorization<Url> {
    run(connection.authorize(client, BACK)).unwrap()
}

#[test]
fn a_person_goes_and_comes_back() {
    let client = Fake::new(vendor);
    let connection = connect();
    let authorization = start(&connection, &client);
    assert!(client.seen().is_empty());
    let url = authorization.url().to_owned();
    assert!(
        url.starts_with("https://login.vault.example/authorize?response_type=code&client_id=app&"),
        "{url}"
    );
    let sent = parameters(&url);
    assert_eq!(sent["redirect_uri"], BACK);
    assert_eq!(
        (sent["state"].len(), sent["code_challenge"].len()),
        (43, 43)
    );
    // Two requests of a web application: what it stored in between is all there is.
    let stored = authorization.to_json();
    let authorization = connect().resume(stored.expose()).unwrap();
    assert_eq!(authorization.url(), url);
    let query = format!("?code=c%2F1&state={}&realm_id=r1", sent["state"]);
    let connected = run(authorization.finish(&client, &query)).unwrap();
    let seen = client.seen();
    let form = parameters(&seen[0].body);
    assert_eq!(form["grant_type"], "authorization_code");
    assert_eq!(
        (form["code"].as_str(), form["redirect_uri"].as_str()),
        ("c/1", BACK)
    );
    assert_eq!(form["client_secret"], "app-s3cr3t");
    // RFC 7636: the digest of what is sent now was sent before.
    assert_eq!(form["code_verifier"].len(), 43);
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&form["code_verifier"]);
    let digest = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, digest);
    assert_eq!(digest, sent["code_challenge"]);
    // The connection has the tokens; that which it came from has not.
    let tokens = connected.tokens().unwrap();
    assert_eq!(tokens.get("access_token").unwrap().expose(), "a");
    assert_eq!(tokens.get("realm").unwrap().expose(), "r1");
    assert!(connection.tokens().is_none());
    for (url, wanted) in [
        (Url::Api, "https://api.vault.example/me"),
        (Url::Instance, "https://na1.force.example/base/me"),
        (Url::Shard, "https://shard-1.vault.example/me"),
    ] {
        let request = connected.prepare(Method::GET, url, "/me");
        assert_eq!(run(request.send(&client)).unwrap().status(), 200);
        let last = client.seen().pop().unwrap();
        assert_eq!(
            (last.url.as_str(), last.header("authorization")),
            (wanted, "Bearer a")
        );
    }
}

#[test]
fn no_two_authorizations_are_the_same() {
    let client = Fake::new(vendor);
    let urls = [0, 1].map(|_| parameters(start(&connect(), &client).url()));
    for name in ["state", "code_challenge"] {
        assert_ne!(urls[0][name], urls[1][name]);
    }
}

#[test]
fn a_callback_of_somebody_else_is_refused_before_anything_is_sent() {
    let client = Fake::new(vendor);
    let first = parameters(start(&connect(), &client).url());
    for (query, wanted) in [
        ("code=c".to_owned(), AuthorizeError::State),
        ("code=c&state=".to_owned(), AuthorizeError::State),
        ("code=c&state=guess".to_owned(), AuthorizeError::State),
        (
            format!("code=c&state={}", first["state"]),
            AuthorizeError::State,
        ),
        (
            "error=access_denied&state=guess".to_owned(),
            AuthorizeError::State,
        ),
        (String::new(), AuthorizeError::State),
        (
            "code=c&state=STATE&state=STATE".to_owned(),
            AuthorizeError::Callback,
        ),
        (
            "code=c&code=d&state=STATE".to_owned(),
            AuthorizeError::Callback,
        ),
        ("state=STATE".to_owned(), AuthorizeError::Callback),
        ("code=&state=STATE".to_owned(), AuthorizeError::Callback),
    ] {
        let authorization = start(&connect(), &client);
        let state = parameters(authorization.url())["state"].clone();
        let query = query.replace("STATE", &state);
        let error = run(authorization.finish(&client, &query)).unwrap_err();
        assert_eq!(error, wanted, "{query}");
    }
    assert!(client.seen().is_empty());
}

#[test]
fn a_refusal_says_its_code_and_no_other_words() {
    let client = Fake::new(vendor);
    for (error, shown) in [
        ("access_denied", "the connection was refused: access_denied"),
        ("temporarily%20not", "the connection was refused"),
        ("STATE", "the connection was refused"),
        ("app-s3cr3t", "the connection was refused"),
    ] {
        let authorization = start(&connect(), &client);
        let state = parameters(authorization.url())["state"].clone();
        let query = format!("error={error}&error_description=words&state=STATE&code=c");
        let query = query.replace("STATE", &state);
        let error = run(authorization.finish(&client, &query)).unwrap_err();
        assert_eq!(error.to_string(), shown);
        assert!(!format!("{error:?}").contains("words"));
    }
    assert!(client.seen().is_empty());
}

#[test]
fn a_captured_address_outside_the_hosts_is_refused() {
    let outside = [
        "https://evil.example",
        "https://force.example",
        "https://evilforce.example",
        "https://na1.force.example.evil.example",
        "https://na1.force.example@evil.example",
        "https://evil.example/na1.force.example",
        "https://evil.example\\@na1.force.example",
        "https://evil.example#na1.force.example",
        "https://user@na1.force.example",
        "https://user:password@na1.force.example",
        "https://na1.force.example:8443",
        "https://na1.force.example?x",
        "https://na1.force.example#x",
        "https://na1.force.example/../x",
        "https://na1.force.example/%2e%2e/x",
        "https://na1.force.example//x",
        "https://na1.force.example\t/x",
        "https://na1.force.example/\r\nHost: evil.example",
        "http://na1.force.example",
        "ftp://na1.force.example",
        "//na1.force.example",
        "na1.force.example",
        "https://127.0.0.1",
        "https://[::1]",
        "https://2130706433",
        "https://0x7f.1",
        "https://localhost",
        "https://",
        "https:///",
        "javascript:alert(1)",
        "",
        "https://na1.force.example.",
        "https://na1。evil.example",
        "https://-.force.example",
        "https://a_b.force.example",
        "https://*.force.example",
        "https://.force.example",
    ];
    let hosts = [
        "evil.example",
        "force.example",
        "xforce.example",
        "na1.force.example.evil.example",
        "na1.force.example/",
        "na1.force.example:443",
        "user@na1.force.example",
        "na1.force.example?",
        "na1.force.example#",
        "na1.force.example\\",
        "na1..force.example",
        ".force.example",
        "-a.force.example",
        "a b.force.example",
        "https://na1.force.example",
        "127.0.0.1",
        "[::1]",
        "vault.example\n",
        "ｎa1.force.example",
    ];
    for (key, value) in outside
        .map(|value| ("instance_url", value))
        .into_iter()
        .chain(hosts.map(|value| ("shard", value)))
    {
        let mut answer = serde_json::json!({
            "access_token": "a", "instance_url": "https://vault.example", "shard": "vault.example",
        });
        answer[key] = value.into();
        let client = Fake::new(move |_| ok(&answer.to_string()));
        let authorization = start(&connect(), &client);
        let state = parameters(authorization.url())["state"].clone();
        let query = format!("code=c&state={state}");
        let error = run(authorization.finish(&client, &query)).unwrap_err();
        let name = if key == "shard" { "shard" } else { "instance" };
        let address = TokenError::Address { name };
        let missing = TokenError::Missing { name, code: None };
        let wanted = if value.is_empty() { missing } else { address };
        assert_eq!(error, AuthorizeError::Token(wanted), "{value:?}");
        assert_eq!(client.seen().len(), 1);
    }
}

#[test]
fn an_address_that_was_stored_is_looked_at_again() {
    let stored = r#"{"version": 1, "good_until": null, "values": {"access_token": "a",
        "instance": "https://evil.example", "shard": "evil.example"}}"#;
    let tokens = connspec_runtime::Tokens::from_json(stored).unwrap();
    let connection = connect().with_tokens(tokens);
    for url in [Url::Instance, Url::Shard] {
        let error = connection.request(Method::GET, url, "").unwrap_err();
        assert_eq!(error, RequestError::Host);
    }
    let error = connect()
        .request(Method::GET, Url::Instance, "")
        .unwrap_err();
    assert_eq!(error, RequestError::NoToken);
}

#[test]
fn a_product_registers_itself_where_the_vendor_lets_it() {
    let client = Fake::new(|seen| {
        ok(match seen.url.as_str() {
            "https://accounts.vault.example/register" => {
                r#"{"client_id": "new 1", "client_secret": "made"}"#
            }
            _ => r#"{"access_token": "a", "refresh_token": "r"}"#,
        })
    });
    let connection = Connection::new(Registered { region: Region::Us }).unwrap();
    let authorization = run(connection.authorize(&client, "http://127.0.0.1:8080/")).unwrap();
    assert_eq!(
        client.seen()[0].body,
        r#"{"redirect_uris":["http://127.0.0.1:8080/"]}"#
    );
    let url = authorization.url().to_owned();
    assert!(url.starts_with("https://accounts.vault.example/authorize?client_id=new%201&state="));
    let stored = authorization.to_json();
    assert!(stored.expose().contains(r#""code_verifier":null"#));
    let authorization = connection.resume(stored.expose()).unwrap();
    assert_eq!(authorization.url(), url);
    let query = format!("code=c&state={}", parameters(&url)["state"]);
    let connected = run(authorization.finish(&client, &query)).unwrap();
    let form = parameters(&client.seen()[1].body);
    assert_eq!(
        (form["client_id"].as_str(), form["client_secret"].as_str()),
        ("new 1", "made")
    );
    assert!(!form.contains_key("code_verifier"));
    // Who the product is must still be known when the token is refreshed.
    client.advance(600);
    run(connected.prepare(Method::GET, Url::Api, "").send(&client)).unwrap();
    let form = parameters(&client.seen()[2].body);
    assert_eq!(
        (form["client_id"].as_str(), form["refresh_token"].as_str()),
        ("new 1", "r")
    );
}

#[test]
fn what_cannot_be_started_is_not() {
    let client_ = Fake::new(vendor);
    for wrong in [
        "",
        "/callback",
        "app.example/callback",
        "https://app.example/#x",
    ] {
        let error = run(connect().authorize(&client_, wrong)).unwrap_err();
        assert_eq!(error, AuthorizeError::RedirectUri, "{wrong}");
    }
    let connection = Connection::new(client()).unwrap();
    let error = run(connection.authorize(&client_, BACK)).unwrap_err();
    assert_eq!(error, AuthorizeError::NotSupported);
    for wrong in [
        "",
        "{}",
        r#"{"version": 1, "values": {}}"#,
        r#"{"version": 1, "state": 1, "values": {}}"#,
        r#"{"version": 2, "state": "s", "values": {}}"#,
        r#"{"version": 1, "state": "s", "values": {"client_id": 1}}"#,
    ] {
        assert!(connect().resume(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn forms_give_both_parts_of_the_credentials() {
    use super::vault::code::Setup;
    use serde_json::json;
    let setup = Setup::from_form(json!({"client_id": "app", "client_secret": "x"})).unwrap();
    let credentials = Code::from_form(json!({"region": "eu"}), setup).unwrap();
    assert_eq!(credentials.region, Region::Eu);
    assert_eq!(credentials.setup.client_secret.expose(), "x");
    let errors = Setup::from_form(json!({"client_id": ""})).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_ref()).collect();
    assert_eq!(fields, ["client_id", "client_secret"]);
    // What did not come through a form is looked at as well.
    let mut wrong = code();
    wrong.setup.client_id = " ".into();
    let errors = Connection::new(wrong).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_ref()).collect();
    assert_eq!(fields, ["client_id"]);
}
