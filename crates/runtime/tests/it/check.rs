//! Connection checks.

use super::sample::{Connection, Key, key, pair};
use connspec_runtime::StepOutcome;

#[test]
fn steps_are_authenticated_requests() {
    let credentials = Key {
        folder: "in box/..".into(),
        code: Some("xx".into()),
        ..key()
    };
    let connection = Connection::new(credentials).unwrap();
    let steps: Vec<_> = connection.check_steps().collect();
    let [first, second, _] = steps.as_slice() else {
        panic!("{} steps", steps.len());
    };
    assert_eq!((first.title(), second.title()), ("Look", "Look closer"));
    let request = first.request().unwrap();
    assert_eq!(
        request.uri(),
        "https://acme.example.com/me/in%20box%2F../?limit=a,b&code=xx\
         &key=s3cr3t&plan=plan%3Apaid&v=2%20%26%20more"
    );
    assert_eq!(request.headers()["x-api-key"], "key s3cr3t");
    assert_eq!(second.request().unwrap().method(), "HEAD");
}

#[test]
fn a_parameter_that_only_an_empty_field_fills_is_left_out() {
    let connection = Connection::new(Key {
        plan: None,
        ..key()
    })
    .unwrap();
    let step = connection.check_steps().next().unwrap();
    let request = step.request().unwrap();
    let query = request.uri().query();
    assert_eq!(query, Some("limit=a,b&key=s3cr3t&v=2%20%26%20more"));
}

#[test]
fn a_method_without_a_check_has_no_steps() {
    let connection = Connection::new(pair()).unwrap();
    assert_eq!(connection.check_steps().count(), 0);
}

#[test]
fn any_success_will_do_unless_the_spec_says_more() {
    let connection = Connection::new(key()).unwrap();
    let step = connection.check_steps().next().unwrap();
    for status in [200, 204, 299] {
        assert!(
            matches!(step.judge(status, b""), StepOutcome::Passed),
            "{status}"
        );
    }
    for status in [100, 199, 300, 302, 401, 500] {
        assert!(
            matches!(step.judge(status, b""), StepOutcome::Failed(_)),
            "{status}"
        );
    }
}

#[test]
fn advice_belongs_to_a_status() {
    let connection = Connection::new(key()).unwrap();
    let step = connection.check_steps().next().unwrap();
    let StepOutcome::Failed(refused) = step.judge(401, b"") else {
        panic!("401 is a failure");
    };
    assert_eq!(refused.advice(), Some("The key is refused."));
    assert_eq!(refused.to_string(), "The key is refused.");
    assert_eq!(refused.fields(), ["key", "region"]);
    let StepOutcome::Failed(broken) = step.judge(503, b"s3cr3t") else {
        panic!("503 is a failure");
    };
    assert_eq!((broken.status(), broken.advice()), (Some(503), None));
    assert!(broken.fields().is_empty());
    assert_eq!(
        broken.to_string(),
        "The answer is not the expected one (status 503)."
    );
}

#[test]
fn the_body_counts_where_the_spec_looks_into_it() {
    let connection = Connection::new(key()).unwrap();
    let step = connection.check_steps().nth(1).unwrap();
    assert!(matches!(
        step.judge(200, br#"{"ok": true}"#),
        StepOutcome::Passed
    ));
    let bodies: [&[u8]; 6] = [
        b"",
        b"\xFF",
        b"{\"ok\": true",
        br#"{"ok": "true"}"#,
        br#"{"ok": null}"#,
        br#"{"OK": true}"#,
    ];
    for body in bodies {
        let StepOutcome::Failed(failure) = step.judge(200, body) else {
            panic!("{body:?} must not pass");
        };
        assert_eq!(failure.advice(), Some("It says that it is not."));
    }
    assert!(matches!(
        step.judge(201, br#"{"ok": true}"#),
        StepOutcome::Failed(_)
    ));
    let deep = "[".repeat(100_000);
    assert!(matches!(
        step.judge(200, deep.as_bytes()),
        StepOutcome::Failed(_)
    ));
}

#[test]
fn anything_but_null_will_do_unless_the_spec_says_what() {
    let connection = Connection::new(key()).unwrap();
    let step = connection.check_steps().nth(2).unwrap();
    for body in [
        r#"{"lists": [false]}"#,
        r#"{"lists": ["", null]}"#,
        r#"{"lists": {"0": 0}}"#,
    ] {
        assert!(
            matches!(step.judge(200, body.as_bytes()), StepOutcome::Passed),
            "{body}"
        );
    }
    for body in [r#"{"lists": [null]}"#, r#"{"lists": []}"#, "[]", "null"] {
        assert!(
            matches!(step.judge(200, body.as_bytes()), StepOutcome::Failed(_)),
            "{body}"
        );
    }
}
