//! Authorization code.

use crate::tables::{Newcomer, Person, Url, connect};
use crate::{Client, client, me, run, start};
use connspec_conformance::{OAuthClient, OAuthServer};
use connspec_runtime::{AuthorizeError, Connection, SendError, TokenError};

pub const CALLBACK: &str = "https://app.example/callback";

pub fn person() -> Connection<Url> {
    connect(Person {
        client_id: OAuthClient::POST.id.into(),
        client_secret: OAuthClient::POST.secret.into(),
    })
}

/// A person authorizes, and comes back.
pub async fn authorized(
    connection: &Connection<Url>,
    server: &OAuthServer,
    client: &Client,
) -> Connection<Url> {
    let authorization = connection.authorize(client, CALLBACK).await.unwrap();
    let callback = server.consent(authorization.url()).unwrap();
    let query = callback.query().unwrap();
    authorization.finish(client, query).await.unwrap()
}

#[test]
fn a_person_connects_the_product() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let connection = run(authorized(&person(), &server, &client));
    let report = run(connection.check(&client));
    assert_eq!(report.account().unwrap().id, "account-1", "{report}");
    let tokens = connection.tokens().unwrap();
    assert_eq!(
        tokens.get("issuer").unwrap().expose(),
        "https://vendor.example"
    );
    // What is stored is enough to go on, and to refresh.
    let stored = tokens.to_json();
    let tokens = connspec_runtime::Tokens::from_json(stored.expose()).unwrap();
    let connection = person().with_tokens(tokens);
    server.expire_all();
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    assert_eq!(server.count("token:authorization_code"), 1);
    assert_eq!(server.count("token:refresh_token"), 1);
}

#[test]
fn a_web_application_stores_what_is_under_way() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let authorization = run(person().authorize(&client, CALLBACK)).unwrap();
    let stored = authorization.to_json();
    let callback = server.consent(authorization.url()).unwrap();
    let authorization = person().resume(stored.expose()).unwrap();
    let finished = authorization.finish(&client, callback.query().unwrap());
    let connection = run(finished).unwrap();
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
}

#[test]
fn a_person_may_refuse() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let authorization = run(person().authorize(&client, CALLBACK)).unwrap();
    let callback = server.refuse(authorization.url()).unwrap();
    let error = run(authorization.finish(&client, callback.query().unwrap())).unwrap_err();
    let code = Some("access_denied".to_owned());
    assert_eq!(error, AuthorizeError::Refused { code });
    assert!(server.token_calls().is_empty());
}

#[test]
fn the_answer_to_another_person_is_not_taken() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let attacker = run(person().authorize(&client, CALLBACK)).unwrap();
    let callback = server.consent(attacker.url()).unwrap();
    let query = callback.query().unwrap();
    let victim = run(person().authorize(&client, CALLBACK)).unwrap();
    let error = run(victim.finish(&client, query)).unwrap_err();
    assert_eq!(error, AuthorizeError::State);
    assert!(server.token_calls().is_empty());
    // Nor is a code good without the verifier that belongs to it.
    let mut stored: serde_json::Value = serde_json::from_str(attacker.to_json().expose()).unwrap();
    stored["code_verifier"] = "a".repeat(43).into();
    let stolen = person().resume(&stored.to_string()).unwrap();
    let AuthorizeError::Token(error) = run(stolen.finish(&client, query)).unwrap_err() else {
        panic!("there is no token");
    };
    assert!(error.needs_authorization(), "{error}");
}

#[test]
fn a_product_registers_itself() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let connection = run(authorized(&connect(Newcomer {}), &server, &client));
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    server.expire_all();
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    assert_eq!(server.count("registration:201"), 1);
    assert_eq!(server.count("token:refresh_token:200"), 1);
}

#[test]
fn who_is_revoked_has_to_authorize_again() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let connection = run(authorized(&person(), &server, &client));
    server.revoke_all();
    server.expire_all();
    let SendError::Token(error) = run(me(&connection, &client)).unwrap_err() else {
        panic!("there is no token");
    };
    assert!(error.needs_authorization(), "{error}");
    assert!(matches!(error, TokenError::Refused { status: 400, .. }));
    // Asking again at once changes nothing, and is not even tried.
    run(me(&connection, &client)).unwrap_err();
    assert_eq!(server.count("token:refresh_token"), 1);
    let connection = run(authorized(&person(), &server, &client));
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
}
