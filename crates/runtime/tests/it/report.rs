//! Checks that are run, and what they report.

use super::fake::{Fake, ok, run};
use super::sample::{self, key, pair};
use super::vault::{Connection, client, code};
use connspec_runtime::{FailureKind, Outcome, Report, StepReport, TransportErrorKind};
use serde_json::json;

/// A vendor that answers so to token calls, to `/me`, and to `/search`.
fn report(token: (u16, &str), me: (u16, &str), search: (u16, &str)) -> (Report, Fake) {
    let owned = |(status, body): (u16, &str)| (status, body.to_owned());
    let (token, me, search) = (owned(token), owned(me), owned(search));
    let client = Fake::new(move |seen| {
        Ok(if seen.url.ends_with("/oauth/token") {
            token.clone()
        } else if seen.url.ends_with("/me") {
            me.clone()
        } else {
            search.clone()
        })
    });
    let connection = Connection::new(super::vault::client()).unwrap();
    (run(connection.check(&client)), client)
}

const TOKEN: (u16, &str) = (200, r#"{"access_token": "a"}"#);
const ME: (u16, &str) = (200, r#"{"user": {"id": 7, "name": "Ada\u001b[2J"}}"#);
const NAMELESS: (u16, &str) = (200, r#"{"user": {"id": "7\u001b", "name": ""}}"#);

#[test]
fn a_good_connection_passes_every_step() {
    let (report, client) = report(TOKEN, ME, (200, ""));
    assert_eq!(report.outcome(), Outcome::Passed);
    assert!(report.failure().is_none());
    let account = report.account().unwrap();
    assert_eq!(account.id, "7");
    let titles: Vec<_> = report.steps().iter().map(StepReport::title).collect();
    assert_eq!(titles, ["Get a token", "Read who you are", "Search"]);
    let search = client.seen().pop().unwrap();
    assert_eq!(search.method, "POST");
    // The optional scope was left empty.
    assert_eq!(search.body, r#"{"limit":1}"#);
    assert_eq!(search.header("x-mode"), "dry");
    assert_eq!(search.header("authorization"), "Bearer a");
    assert_eq!(
        report.to_string(),
        "passed  Get a token\n\
         passed  Read who you are\n\
         passed  Search\n\
         Account Ada\\u{1b}[2J (7)"
    );
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        json!({
            "reportVersion": "1.0",
            "connector": "vault",
            "method": "client",
            "outcome": "passed",
            "reason": null,
            "account": {"id": "7", "label": "Ada\u{1b}[2J"},
            "steps": [
                {"title": "Get a token", "outcome": "passed"},
                {"title": "Read who you are", "outcome": "passed"},
                {"title": "Search", "outcome": "passed"},
            ],
        })
    );
}

#[test]
fn an_account_may_have_no_name() {
    let (report, _) = report(TOKEN, NAMELESS, (200, ""));
    let account = report.account().unwrap();
    assert_eq!(
        (account.id.as_str(), account.label.as_deref()),
        ("7\u{1b}", None)
    );
    assert!(
        report.to_string().ends_with("\nAccount 7\\u{1b}"),
        "{report}"
    );
}

#[test]
fn the_first_failure_ends_it() {
    // The token is refused, and so is the next one.
    let (report, client) = report(TOKEN, (401, "{}"), (200, ""));
    assert_eq!(client.count("https://api.eu.vault.example/me"), 2);
    assert_eq!(client.count("https://api.eu.vault.example/search"), 0);
    assert_eq!(report.outcome(), Outcome::Failed);
    assert_eq!(
        report.to_string(),
        "passed  Get a token\n\
         failed  Read who you are\n        \
         The answer is not the expected one (status 401).\n        \
         Vault refused this pair.\n        \
         Look at: Client ID, Client secret\n\
         skipped Search"
    );
    assert_eq!(
        serde_json::to_value(&report).unwrap()["steps"],
        json!([
            {"title": "Get a token", "outcome": "passed"},
            {
                "title": "Read who you are",
                "outcome": "failed",
                "failure": {
                    "kind": "status",
                    "status": 401,
                    "message": "The answer is not the expected one (status 401).",
                    "advice": "Vault refused this pair.",
                    "fields": ["client_id", "client_secret"],
                },
            },
            {"title": "Search", "outcome": "skipped"},
        ])
    );
}

#[test]
fn a_refused_token_call_takes_the_advice_for_its_status() {
    let (report, client) = report((401, r#"{"error": "invalid_client"}"#), ME, (200, ""));
    assert_eq!(client.seen().len(), 1);
    let failure = report.failure().unwrap();
    assert_eq!(
        (failure.kind(), failure.status()),
        (FailureKind::Token, Some(401))
    );
    assert_eq!(failure.advice(), Some("Vault refused this pair."));
    assert_eq!(failure.fields(), ["client_id", "client_secret"]);
    assert!(
        failure.message().ends_with("(status 401): invalid_client"),
        "{}",
        failure.message()
    );
    assert_eq!(report.steps().len(), 3);
    let (other, _) = super::report::report((500, ""), ME, (200, ""));
    let failure = other.failure().unwrap();
    assert_eq!((failure.status(), failure.advice()), (Some(500), None));
}

#[test]
fn every_kind_of_failure_is_told_apart() {
    for (me, kind) in [
        ((404, "{}"), FailureKind::Status),
        ((200, "{}"), FailureKind::Expectation),
        ((200, "no json"), FailureKind::Expectation),
    ] {
        let (report, _) = report(TOKEN, me, (200, ""));
        assert_eq!(report.failure().unwrap().kind(), kind);
        assert!(report.account().is_none());
    }
    // The status that the spec wants, and no other of success.
    let (created, _) = report(TOKEN, ME, (201, ""));
    assert_eq!(created.failure().unwrap().status(), Some(201));
    // What was found out before still counts.
    assert_eq!(created.account().unwrap().id, "7");
    let dead = Fake::new(|seen| match seen.url.ends_with("/oauth/token") {
        true => ok(TOKEN.1),
        false => Err(TransportErrorKind::Tls),
    });
    let connection = Connection::new(client()).unwrap();
    let report = run(connection.check(&dead));
    let failure = report.failure().unwrap();
    assert_eq!(
        (failure.kind(), failure.status()),
        (FailureKind::Transport, None)
    );
    assert_eq!(
        failure.to_string(),
        "api.eu.vault.example: no secure connection could be made"
    );
    let tenant = "..".to_owned();
    let wrong = sample::Connection::new(sample::Key { tenant, ..key() }).unwrap();
    let report = run(wrong.check(&dead));
    assert_eq!(report.failure().unwrap().kind(), FailureKind::Request);
}

#[test]
fn a_check_may_be_repeated_whatever_its_verb_is() {
    let client = Fake::new(|seen| {
        if seen.url.ends_with("/oauth/token") {
            ok(TOKEN.1)
        } else if seen.url.ends_with("/me") {
            ok(ME.1)
        } else {
            Err(TransportErrorKind::Dropped)
        }
    });
    let connection = Connection::new(super::vault::client()).unwrap();
    run(connection.check(&client));
    assert_eq!(client.count("https://api.eu.vault.example/search"), 3);
}

#[test]
fn without_a_check_there_is_a_reason() {
    let client = Fake::new(|_| ok(""));
    for report in [
        run(sample::Connection::new(pair()).unwrap().check(&client)),
        run(Connection::new(code()).unwrap().check(&client)),
    ] {
        assert_eq!(report.outcome(), Outcome::None);
        assert_eq!(report.reason(), Some("There is nothing to ask."));
        assert_eq!(
            report.to_string(),
            "There is no check: There is nothing to ask."
        );
        assert_eq!(serde_json::to_value(&report).unwrap()["steps"], json!([]));
    }
    assert!(client.seen().is_empty());
}
