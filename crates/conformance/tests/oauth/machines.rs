//! Client credentials.

use crate::tables::{Machine, Robot, connect};
use crate::{client, me, run, start};
use connspec_conformance::OAuthClient;
use connspec_runtime::{FailureKind, Outcome, TokenError};

const BASIC: OAuthClient = OAuthClient::BASIC;

fn machine(client_secret: &str) -> Machine {
    Machine {
        client_id: BASIC.id.into(),
        client_secret: client_secret.into(),
    }
}

#[test]
fn the_right_secret_connects() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let connection = connect(machine(BASIC.secret));
    let report = run(connection.check(&client));
    assert_eq!(report.outcome(), Outcome::Passed, "{report}");
    let account = report.account().unwrap();
    assert_eq!(account.id, BASIC.id);
    assert_eq!(
        account.label.as_deref(),
        Some("basic-client@vendor.example")
    );
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    assert_eq!(server.count("token:client_credentials"), 1);
    assert_eq!(server.count("me:200"), 2);
}

#[test]
fn a_wrong_secret_does_not() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let connection = connect(machine("wrong"));
    let report = run(connection.check(&client));
    let failure = report.failure().unwrap();
    assert_eq!(failure.kind(), FailureKind::Token);
    assert_eq!(failure.status(), Some(401));
    assert!(failure.message().contains("invalid_client"), "{report}");
    assert!(!report.to_string().contains("wrong"), "{report}");
    assert_eq!(server.count("token:client_credentials"), 1);
    assert_eq!(server.count("me:401"), 0);
}

#[test]
fn a_signed_assertion_connects_each_time() {
    let Some(server) = start() else { return };
    let client = client(&server);
    let robot = |key: &str| Robot {
        client_id: OAuthClient::JWT.id.into(),
        private_key: key.into(),
    };
    let key = server.client_key();
    let connection = connect(robot(&key));
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    // The server takes no assertion twice.
    server.expire_all();
    assert_eq!(run(me(&connection, &client)).unwrap().status(), 200);
    assert_eq!(server.count("token:client_credentials:200"), 2);
    // It knows another key now.
    server.client_key();
    let error = run(connect(robot(&key)).fetch_tokens(&client)).unwrap_err();
    assert!(
        matches!(error, TokenError::Refused { status: 401, .. }),
        "{error}"
    );
}
