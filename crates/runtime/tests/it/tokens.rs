//! Tokens are got when they are needed, once for all who wait, and kept no longer than they are
//! good.

use super::fake::{Answer, Fake, START, Seen, at, ok, run};
use super::vault::{Client, Connection, Login, Region, Url, client, code, login};
use connspec_runtime::{
    Method, RequestError, Response, SendError, TokenError, Tokens, TransportErrorKind,
};
use futures_util::FutureExt;
use futures_util::future::join_all;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};

const LOGIN: &str = "https://login.eu.vault.example/";
const API: &str = "https://api.eu.vault.example/";

/// A vendor that gives a new pair of tokens each time, `access-1` and `refresh-1` first, and answers
/// 401 to every other token.
struct Vendor {
    given: AtomicUsize,
    is_revoked: AtomicBool,
    expires_in: u64,
}

impl Vendor {
    fn new(expires_in: u64) -> Arc<Self> {
        Arc::new(Self {
            given: AtomicUsize::new(0),
            is_revoked: AtomicBool::new(false),
            expires_in,
        })
    }

    fn client(self: &Arc<Self>) -> Fake {
        let vendor = self.clone();
        Fake::new(move |seen| vendor.answer(seen))
    }

    fn answer(&self, seen: &Seen) -> Answer {
        if seen.url.contains("/oauth/token") {
            self.is_revoked.store(false, Ordering::SeqCst);
            let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
            return ok(&format!(
                r#"{{"access_token": "access-{number}", "refresh_token": "refresh-{number}",
                    "expires_in": {}}}"#,
                self.expires_in
            ));
        }
        let good = format!("Bearer access-{}", self.given.load(Ordering::SeqCst));
        let is_good = seen.header("authorization") == good;
        if is_good && !self.is_revoked.load(Ordering::SeqCst) {
            ok("{}")
        } else {
            Ok((401, String::new()))
        }
    }

    fn revoke(&self) {
        self.is_revoked.store(true, Ordering::SeqCst);
    }
}

fn connect() -> Connection {
    Connection::new(client()).unwrap()
}

async fn get(connection: &Connection, client: &Fake) -> Result<Response, SendError> {
    let request = connection.prepare(Method::GET, Url::Api, "/x");
    request.send(client).await
}

fn status(connection: &Connection, client: &Fake) -> u16 {
    run(get(connection, client)).unwrap().status().as_u16()
}

#[test]
fn a_token_is_got_first_and_then_used_again() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    assert_eq!(
        connection.request(Method::GET, Url::Api, "/x").unwrap_err(),
        RequestError::NoToken
    );
    assert!(connection.tokens().is_none());
    assert_eq!(status(&connection, &client), 200);
    assert_eq!(status(&connection.clone(), &client), 200);
    let seen = client.seen();
    let [token, first, second] = seen.as_slice() else {
        panic!("{seen:#?}");
    };
    assert_eq!(token.url, "https://login.eu.vault.example/oauth/token");
    assert_eq!(token.method, Method::POST);
    // RFC 6749, 2.3.1: `id+1` and `s3cr3t%3A%26`.
    assert_eq!(
        token.header("authorization"),
        "Basic aWQrMTpzM2NyM3QlM0ElMjY="
    );
    assert_eq!(token.header("accept"), "application/json");
    assert_eq!(
        token.header("content-type"),
        "application/x-www-form-urlencoded"
    );
    // The optional scope was left empty.
    assert_eq!(
        token.body,
        "grant_type=client_credentials&audience=urn%3Avault%3Aeu"
    );
    for request in [first, second] {
        assert_eq!(request.url, "https://api.eu.vault.example/x");
        assert_eq!(request.header("authorization"), "Bearer access-1");
        assert!(request.headers["authorization"].is_sensitive());
    }
    // Now it can be built without IO.
    let request = connection.request(Method::GET, Url::Api, "/y").unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer access-1");
}

#[test]
fn the_region_reaches_the_token_call() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = Connection::new(Client {
        region: Region::Us,
        scope: Some("a b".into()),
        ..super::vault::client()
    });
    run(get(&connection.unwrap(), &client)).unwrap();
    let seen = client.seen();
    assert_eq!(seen[0].url, "https://login.vault.example/oauth/token");
    assert_eq!(
        seen[0].body,
        "grant_type=client_credentials&audience=urn%3Avault%3Aus&scope=a+b"
    );
    assert_eq!(seen[1].url, "https://api.vault.example/x");
}

#[test]
fn tokens_are_refreshed_shortly_before_they_end() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    assert_eq!(status(&connection, &client), 200);
    let until = connection.tokens().unwrap().good_until();
    assert_eq!(until, Some(at(START + 3540)));
    client.advance(3539);
    assert_eq!(status(&connection, &client), 200);
    assert_eq!(client.count(LOGIN), 1);
    client.advance(1);
    assert_eq!(status(&connection, &client), 200);
    let seen = client.seen();
    let refresh = &seen[seen.len() - 2];
    assert_eq!(
        refresh.body,
        "grant_type=refresh_token&refresh_token=refresh-1"
    );
    assert!(refresh.header("authorization").starts_with("Basic "));
    assert_eq!(
        seen.last().unwrap().header("authorization"),
        "Bearer access-2"
    );
}

#[test]
fn a_refresh_token_is_replaced_by_a_new_one_and_kept_without_one() {
    let given = AtomicUsize::new(0);
    let client = Fake::new(move |seen| {
        if !seen.url.contains("/oauth/token") {
            return ok("");
        }
        ok(match given.fetch_add(1, Ordering::SeqCst) {
            0 => r#"{"access_token": "a", "refresh_token": "first", "expires_in": 100}"#,
            1 => r#"{"access_token": "b", "refresh_token": "second", "expires_in": 100}"#,
            2 => r#"{"access_token": "c", "refresh_token": "", "expires_in": 100}"#,
            _ => r#"{"access_token": "d", "expires_in": 100}"#,
        })
    });
    let connection = connect();
    let mut used = Vec::new();
    for _ in 0..5 {
        run(get(&connection, &client)).unwrap();
        client.advance(100);
    }
    for seen in client.seen() {
        if let Some((_, token)) = seen.body.split_once("refresh_token=") {
            used.push(token.to_owned());
        }
    }
    assert_eq!(used, ["first", "second", "second", "second"]);
}

#[test]
fn a_token_that_is_refused_is_replaced_once() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    status(&connection, &client);
    vendor.revoke();
    // The vendor has refused it, so that even what is not idempotent may be sent again.
    let body = serde_json::json!({"a": 1});
    let request = connection.prepare(Method::POST, Url::Api, "/x").json(body);
    assert_eq!(run(request.send(&client)).unwrap().status(), 200);
    let seen = client.seen();
    assert_eq!((client.count(LOGIN), client.count(API)), (2, 3));
    for (seen, token) in seen[2..].iter().zip(["access-1", "", "access-2"]) {
        if !token.is_empty() {
            assert_eq!(seen.header("authorization"), format!("Bearer {token}"));
            assert_eq!(seen.body, r#"{"a":1}"#);
        }
    }
}

#[test]
fn it_is_never_replaced_twice_for_one_request() {
    let client = Fake::new(|seen| match seen.url.contains("/oauth/token") {
        true => ok(r#"{"access_token": "a"}"#),
        false => Ok((401, "no".to_owned())),
    });
    let connection = connect();
    assert_eq!(status(&connection, &client), 401);
    assert_eq!((client.count(LOGIN), client.count(API)), (2, 2));
}

#[test]
fn other_statuses_are_answers() {
    for status in [400, 403, 404, 500] {
        let client = Fake::new(move |seen| match seen.url.contains("/oauth/token") {
            true => ok(r#"{"access_token": "a"}"#),
            false => Ok((status, String::new())),
        });
        assert_eq!(super::tokens::status(&connect(), &client), status);
        assert_eq!((client.count(LOGIN), client.count(API)), (1, 1));
    }
}

#[test]
fn the_spec_says_which_statuses_ask_for_another_token() {
    for (status, calls) in [(401, 2), (403, 4)] {
        let client = Fake::new(move |seen| match seen.url.contains("/sessions") {
            true => ok(r#"{"session": {"id": "s"}, "key": "k"}"#),
            false => Ok((status, String::new())),
        });
        let connection = Connection::new(login()).unwrap();
        assert_eq!(super::tokens::status(&connection, &client), status);
        assert_eq!(client.count("https://login.vault.example/sessions"), calls);
    }
}

#[test]
fn a_hundred_tasks_wait_for_one_refresh() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    let all = || {
        let answers = join_all((0..100).map(|_| get(&connection, &client)));
        for answer in run(answers) {
            assert_eq!(answer.unwrap().status(), 200);
        }
    };
    // None yet; too old; refused by the vendor.
    all();
    assert_eq!(client.count(LOGIN), 1);
    client.advance(4000);
    all();
    assert_eq!(client.count(LOGIN), 2);
    vendor.revoke();
    all();
    assert_eq!(client.count(LOGIN), 3);
    assert!(client.count(API) <= 400);
}

#[test]
fn a_hundred_threads_wait_for_one_refresh() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    let barrier = Barrier::new(100);
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                barrier.wait();
                assert_eq!(status(&connection, &client), 200);
            });
        }
    });
    assert_eq!(client.count(LOGIN), 1);
}

#[test]
fn a_failure_is_the_answer_to_all_who_waited_and_to_those_who_come_at_once() {
    let client = Fake::new(|_| Ok((400, r#"{"error": "invalid_client"}"#.to_owned())));
    let connection = connect();
    let refused = TokenError::Refused {
        status: 400,
        code: Some("invalid_client".to_owned()),
    };
    let all = || run(join_all((0..100).map(|_| get(&connection, &client))));
    for error in all().into_iter().chain(all()) {
        assert_eq!(error.unwrap_err(), SendError::Token(refused.clone()));
    }
    client.advance(4);
    run(get(&connection, &client)).unwrap_err();
    assert_eq!(client.count(LOGIN), 1);
    client.advance(1);
    run(get(&connection, &client)).unwrap_err();
    assert_eq!(client.count(LOGIN), 2);
    assert_eq!(client.count(API), 0);
}

#[test]
fn what_one_task_has_begun_another_finishes() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    status(&connection, &client);
    client.advance(4000);
    run(async {
        // The task goes away when the refresh token is used and its answer has not come.
        assert!(get(&connection, &client).now_or_never().is_none());
        assert_eq!(client.count(LOGIN), 2);
        assert_eq!(get(&connection, &client).await.unwrap().status(), 200);
    });
    assert_eq!(client.count(LOGIN), 2);
    let refreshed = connection.tokens().unwrap();
    assert_eq!(
        refreshed.get("refresh_token").unwrap().expose(),
        "refresh-2"
    );
}

#[test]
fn a_panic_of_the_client_ends_with_it() {
    let is_broken = Arc::new(AtomicBool::new(true));
    let broken = is_broken.clone();
    let client = Fake::new(move |_| {
        assert!(!broken.load(Ordering::SeqCst), "the client is broken");
        ok(r#"{"access_token": "a"}"#)
    });
    let connection = connect();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        run(get(&connection, &client))
    }));
    assert!(panicked.is_err());
    is_broken.store(false, Ordering::SeqCst);
    assert_eq!(status(&connection, &client), 200);
}

#[test]
fn a_token_call_is_sent_once_whatever_happens() {
    for kind in [
        TransportErrorKind::Timeout,
        TransportErrorKind::Dropped,
        TransportErrorKind::Unreachable,
    ] {
        let client = Fake::new(move |_| Err(kind));
        let error = run(get(&connect(), &client)).unwrap_err();
        let SendError::Token(TokenError::Transport(error)) = error else {
            panic!("{error:?}");
        };
        assert_eq!(error.kind(), kind);
        assert_eq!(client.count(LOGIN), 1);
    }
    let client = Fake::new(|_| Ok((503, String::new())));
    run(get(&connect(), &client)).unwrap_err();
    assert_eq!(client.count(LOGIN), 1);
}

#[test]
fn only_what_is_safe_to_repeat_is_repeated() {
    for (method, times) in [
        (Method::GET, 3),
        (Method::PUT, 3),
        (Method::POST, 1),
        (Method::PATCH, 1),
    ] {
        let client = Fake::new(|seen| match seen.url.contains("/oauth/token") {
            true => ok(r#"{"access_token": "a"}"#),
            false => Err(TransportErrorKind::Dropped),
        });
        let connection = connect();
        let request = connection.prepare(method.clone(), Url::Api, "/x");
        run(request.send(&client)).unwrap_err();
        assert_eq!(client.count(API), times, "{method}");
    }
}

#[test]
fn without_a_good_refresh_token_the_first_calls_are_made_again() {
    let client = Fake::new(|seen| match seen.url.contains("/oauth/token") {
        true if seen.body.contains("grant_type=refresh_token") => {
            Ok((400, r#"{"error": "invalid_grant"}"#.to_owned()))
        }
        true => ok(r#"{"access_token": "a", "refresh_token": "r", "expires_in": "100"}"#),
        false => ok(""),
    });
    let connection = connect();
    status(&connection, &client);
    client.advance(100);
    assert_eq!(status(&connection, &client), 200);
    assert_eq!(client.count(LOGIN), 3);
}

#[test]
fn a_person_authorizes_again_where_nothing_else_helps() {
    let connection = Connection::new(code()).unwrap();
    let client = Fake::new(|_| Ok((400, r#"{"error": "invalid_grant"}"#.to_owned())));
    let error = run(get(&connection, &client)).unwrap_err();
    assert_eq!(error, SendError::Token(TokenError::AuthorizationNeeded));
    assert!(client.seen().is_empty());
    let stored = r#"{"version": 1, "good_until": 1, "values": {"access_token": "a",
        "refresh_token": "r", "instance": "https://a.force.example"}}"#;
    let connection = connection.with_tokens(Tokens::from_json(stored).unwrap());
    let SendError::Token(error) = run(get(&connection, &client)).unwrap_err() else {
        panic!("there is no token");
    };
    assert!(error.needs_authorization(), "{error}");
    assert_eq!(error.status(), Some(400));
}

#[test]
fn calls_use_what_those_before_them_gave() {
    let client = Fake::new(|seen| {
        ok(match seen.url.as_str() {
            "https://login.vault.example/sessions" => r#"{"session": {"id": 17}}"#,
            "https://login.vault.example/sessions/17/key" => {
                r#"{"key": "k&", "until": "2027-01-15T08:05:00Z"}"#
            }
            _ => "",
        })
    });
    let connection = Connection::new(login()).unwrap();
    let ask = |path| {
        let request = connection.prepare(Method::GET, Url::Api, path);
        run(request.send(&client)).unwrap();
    };
    ask("/x?y=z");
    let seen = client.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0].body, r#"{"login":["ada","lovelace \"1\"",true]}"#);
    assert_eq!(seen[0].header("content-type"), "application/json");
    assert_eq!(seen[0].header("accept"), "application/vnd.vault+json");
    assert!(!seen[0].headers["accept"].is_sensitive());
    assert_eq!(seen[1].header("x-session"), "17");
    assert!(seen[1].headers["x-session"].is_sensitive());
    assert_eq!(seen[2].url, "https://api.vault.example/x?y=z&key=k%26");
    assert_eq!(seen[2].header("x-session"), "17");
    // 2027-01-15T08:00:00Z is where the clock starts.
    client.advance(239);
    ask("/x");
    assert_eq!(client.seen().len(), 4);
    client.advance(1);
    ask("/x");
    assert_eq!(client.seen().len(), 7);
}

#[test]
fn tokens_grow_old_on_their_way() {
    let vendor = Vendor::new(3600);
    let answers = vendor.clone();
    let client = Fake::slow(20, move |seen| answers.answer(seen));
    let connection = connect();
    run(connection.fetch_tokens(&client)).unwrap();
    let until = connection.tokens().unwrap().good_until();
    assert_eq!(until, Some(at(START + 3540)));
    // Of several calls the last one gives what ends.
    let client = Fake::slow(20, |seen| {
        ok(match seen.url.ends_with("/key") {
            true => r#"{"key": "k", "until": 1800000140}"#,
            false => r#"{"session": {"id": "s"}}"#,
        })
    });
    let connection = Connection::new(login()).unwrap();
    run(connection.fetch_tokens(&client)).unwrap();
    let until = connection.tokens().unwrap().good_until();
    assert_eq!(until, Some(at(START + 20 + 90)));
}

#[test]
fn a_refused_call_says_its_code_and_no_other_words() {
    let refused = |status, body: &'static str| {
        let client = Fake::new(move |_| Ok((status, body.to_owned())));
        let connection = Connection::new(Login {
            password: "hunter2-long".into(),
            ..login()
        });
        let error = run(connection.unwrap().fetch_tokens(&client)).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(!shown.contains("words"), "{shown}");
        error
    };
    for (body, shown) in [
        (
            r#"{"error": "invalid_client", "error_description": "words"}"#,
            Some("invalid_client"),
        ),
        (r#"{"error": "E-17.b", "message": "words"}"#, Some("E-17.b")),
        (r#"{"error": "some words"}"#, None),
        (r#"{"error": "hunter2"}"#, None),
        (r#"{"error": "bad_hunter2-long"}"#, None),
        (r#"{"error": {"code": "words"}}"#, None),
        (r#"{"error": ""}"#, None),
        ("{\"error\": \"a\\u001b\"}", None),
        (
            r#"{"error": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#,
            None,
        ),
        ("words", None),
        ("", None),
    ] {
        let code = shown.map(str::to_owned);
        assert_eq!(
            refused(401, body),
            TokenError::Refused {
                status: 401,
                code: code.clone()
            }
        );
        // Some vendors refuse with a status of success.
        let name = "session";
        assert_eq!(refused(200, body), TokenError::Missing { name, code });
    }
    for body in [
        r#"{"session": {"id": null}}"#,
        r#"{"session": {"id": ["a"]}}"#,
        r#"{"session": {"id": ""}}"#,
    ] {
        let (name, code) = ("session", None);
        assert_eq!(refused(200, body), TokenError::Missing { name, code });
    }
    assert!(matches!(
        refused(302, "{}"),
        TokenError::Refused { status: 302, .. }
    ));
}

#[test]
fn tokens_can_be_stored_and_brought_back() {
    let vendor = Vendor::new(3600);
    let client = vendor.client();
    let connection = connect();
    status(&connection, &client);
    let tokens = connection.tokens().unwrap();
    assert_eq!(
        format!("{tokens:?}"),
        r#"Tokens { values: ["access_token", "refresh_token"], good_until: Some(SystemTime { tv_sec: 1800003540, tv_nsec: 0 }) }"#
    );
    let stored = tokens.to_json();
    assert_eq!(
        stored.expose(),
        r#"{"version":1,"values":{"access_token":"access-1","refresh_token":"refresh-1"},"good_until":1800003540}"#
    );
    let tokens = Tokens::from_json(stored.expose()).unwrap();
    let connection = connect().with_tokens(tokens);
    assert_eq!(status(&connection, &client), 200);
    assert_eq!(client.count(LOGIN), 1);
    for wrong in [
        "",
        "{}",
        "[]",
        r#"{"version": 2, "values": {}, "good_until": null}"#,
        r#"{"version": 1, "values": [], "good_until": null}"#,
        r#"{"version": 1, "values": {"a": 1}, "good_until": null}"#,
        r#"{"version": 1, "values": {}, "good_until": -1}"#,
        r#"{"version": 1, "values": {}, "good_until": "1"}"#,
        r#"{"version": 1, "values": {}, "good_until": 18446744073709551615}"#,
        r#"{"version": 1, "values": {}, "good_until": null"#,
    ] {
        assert!(Tokens::from_json(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn tokens_of_another_kind_are_no_tokens() {
    let stored = r#"{"version": 1, "values": {"other": "x"}, "good_until": null}"#;
    let connection = connect().with_tokens(Tokens::from_json(stored).unwrap());
    let error = connection.request(Method::GET, Url::Api, "").unwrap_err();
    assert_eq!(error, RequestError::NoToken);
}
