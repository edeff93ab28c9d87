//! Many tasks with one connection.

use crate::people::{authorized, person};
use crate::tables::{Machine, Url, connect};
use crate::{Client, client, me, run};
use connspec_conformance::{OAuthClient, OAuthOptions, OAuthServer};
use connspec_runtime::Connection;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// A server whose token calls take a while, so that two that should be one meet each other.
fn slow(access_token_ttl: u64) -> Option<OAuthServer> {
    OAuthServer::start(&OAuthOptions {
        access_token_ttl: Duration::from_secs(access_token_ttl),
        token_delay: Duration::from_millis(200),
        ..OAuthOptions::default()
    })
}

/// A hundred tasks ask at once.
async fn hundred(connection: &Connection<Url>, client: &Client) {
    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        let (connection, client) = (connection.clone(), client.clone());
        tasks.spawn(async move { me(&connection, &client).await });
    }
    for answer in tasks.join_all().await {
        assert_eq!(answer.unwrap().status(), 200);
    }
}

#[test]
fn a_hundred_wait_for_one_refresh_and_its_token_rotates() {
    let Some(server) = slow(3600) else { return };
    let client = client(&server);
    run(async {
        let connection = authorized(&person(), &server, &client).await;
        for round in 1..=3 {
            server.expire_all();
            hundred(&connection, &client).await;
            assert_eq!(server.count("token:refresh_token"), round);
        }
    });
    // A refresh token that is used twice ends the grant.
    assert_eq!(server.count("token:refresh_token:400"), 0);
}

#[test]
fn tokens_end_while_a_hundred_tasks_run() {
    let Some(server) = slow(2) else { return };
    let client = client(&server);
    run(async {
        let connection = authorized(&person(), &server, &client).await;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            hundred(&connection, &client).await;
        }
    });
    let refreshed = server.count("token:refresh_token:200");
    assert!(refreshed >= 2, "{refreshed}");
    assert_eq!(server.count("token:refresh_token"), refreshed);
}

#[test]
fn a_hundred_wait_for_the_first_token() {
    let Some(server) = slow(3600) else { return };
    let client = client(&server);
    let connection = connect(Machine {
        client_id: OAuthClient::BASIC.id.into(),
        client_secret: OAuthClient::BASIC.secret.into(),
    });
    run(hundred(&connection, &client));
    assert_eq!(server.count("token:client_credentials"), 1);
    assert_eq!(server.count("me:200"), 100);
}

#[test]
fn a_task_that_goes_away_takes_no_refresh_token_with_it() {
    let Some(server) = slow(3600) else { return };
    let client = client(&server);
    run(async {
        let connection = authorized(&person(), &server, &client).await;
        server.expire_all();
        // It goes away when the server has used up the refresh token and has not answered yet.
        let mut task = Box::pin(me(&connection, &client));
        while server.count("token:refresh_token:200") == 0 {
            let wait = Duration::from_millis(5);
            assert!(tokio::time::timeout(wait, &mut task).await.is_err());
        }
        drop(task);
        assert_eq!(me(&connection, &client).await.unwrap().status(), 200);
    });
    assert_eq!(server.count("token:refresh_token"), 1);
    assert_eq!(server.count("token:refresh_token:200"), 1);
}
