//! Sending again: how often, and how long is waited. Nothing here waits, and no server is asked.

use crate::client::{get, run};
use connspec_runtime::{
    BoxFuture, HttpClient, Repeat, RetryPolicy, TransportError, TransportErrorKind as Kind,
};
use http::{Request, Response};
use proptest::collection::vec;
use proptest::prelude::*;
use std::future::ready;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

type Outcome = Result<Response<Vec<u8>>, TransportError>;

/// A client that gives prepared answers, then the last of them for ever, and remembers what it was
/// asked to wait. Its clock stands at Sun, 06 Nov 1994 08:49:37 GMT and some microseconds.
struct Fake {
    outcomes: Vec<Outcome>,
    micros: u32,
    sent: Mutex<usize>,
    waits: Mutex<Vec<Duration>>,
}

impl Fake {
    fn new(outcomes: Vec<Outcome>, micros: u32) -> Self {
        let (sent, waits) = Default::default();
        Self {
            outcomes,
            micros,
            sent,
            waits,
        }
    }

    fn run(&self, policy: RetryPolicy, repeat: Repeat) -> Outcome {
        run(policy.send(self, get("https://api.example.com/"), repeat))
    }

    fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap().clone()
    }

    fn sent(&self) -> usize {
        *self.sent.lock().unwrap()
    }
}

impl HttpClient for Fake {
    fn send(&self, _: Request<Vec<u8>>) -> BoxFuture<'_, Outcome> {
        let mut sent = self.sent.lock().unwrap();
        let outcome = self.outcomes.get(*sent).or(self.outcomes.last()).unwrap();
        *sent += 1;
        Box::pin(ready(outcome.clone()))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.waits.lock().unwrap().push(duration);
        Box::pin(ready(()))
    }

    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::new(784_111_777, self.micros * 1000)
    }
}

fn answer(status: u16, headers: &[(&str, &str)]) -> Outcome {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Ok(response.body(Vec::new()).unwrap())
}

/// Without chance and without an end.
const POLICY: RetryPolicy = RetryPolicy {
    attempts: 2,
    first_delay: Duration::ZERO,
    total_delay: Duration::MAX,
};

/// What is waited after an answer with these headers.
fn wait_after(headers: &[(&str, &str)]) -> Duration {
    let fake = Fake::new(vec![answer(429, headers)], 0);
    fake.run(POLICY, Repeat::Safe).unwrap();
    fake.waits()[0]
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let cases = [
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("Sun, 06 Nov 1994 08:49:47 GMT", 10),
        ("Sunday, 06-Nov-94 08:50:37 GMT", 60),
        ("Sun Nov  6 09:49:37 1994", 3600),
        ("Sun, 06 Nov 1994 08:49:36 GMT", 0),
    ];
    for (value, seconds) in cases {
        let wait = wait_after(&[("retry-after", value)]);
        assert_eq!(wait, Duration::from_secs(seconds), "{value}");
    }
    for nonsense in [
        "",
        "-1",
        "+1",
        "1.5",
        "soon",
        "0x10",
        "1,2",
        "Sun, 99 Nov 1994 08:49:47 GMT",
    ] {
        assert_eq!(
            wait_after(&[("retry-after", nonsense)]),
            Duration::ZERO,
            "{nonsense}"
        );
    }
}

#[test]
fn a_date_counts_from_the_date_of_the_answer() {
    let until = ("retry-after", "Sun, 06 Nov 1994 12:00:05 GMT");
    let wait = wait_after(&[until, ("date", "Sun, 06 Nov 1994 12:00:00 GMT")]);
    assert_eq!(wait, Duration::from_secs(5));
    let wait = wait_after(&[
        ("retry-after", "5"),
        ("date", "Sun, 06 Nov 1994 12:00:00 GMT"),
    ]);
    assert_eq!(wait, Duration::from_secs(5));
}

#[test]
fn who_is_asked_to_stay_away_too_long_does_not_wait_at_all() {
    let policy = RetryPolicy {
        total_delay: Duration::from_secs(10),
        ..POLICY
    };
    let too_long = [
        "11",
        "99999999999",
        "99999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ];
    for value in too_long {
        let fake = Fake::new(vec![answer(503, &[("retry-after", value)])], 0);
        assert_eq!(fake.run(policy, Repeat::Safe).unwrap().status(), 503);
        assert_eq!((fake.sent(), fake.waits().len()), (1, 0), "{value}");
    }
    let fake = Fake::new(
        vec![answer(503, &[("retry-after", "10")]), answer(200, &[])],
        0,
    );
    assert_eq!(fake.run(policy, Repeat::Safe).unwrap().status(), 200);
}

#[test]
fn all_waits_together_are_limited() {
    let policy = RetryPolicy {
        attempts: 9,
        total_delay: Duration::from_secs(10),
        ..POLICY
    };
    let fake = Fake::new(vec![answer(503, &[("retry-after", "4")])], 0);
    fake.run(policy, Repeat::Safe).unwrap();
    assert_eq!(fake.waits(), [Duration::from_secs(4); 2]);
}

#[test]
fn waits_double_and_differ_by_half() {
    let policy = RetryPolicy {
        attempts: 4,
        first_delay: Duration::from_millis(100),
        ..POLICY
    };
    for (micros, parts) in [(0, 50), (999, 100), (123_000, 50), (123_999, 100)] {
        let fake = Fake::new(vec![answer(503, &[])], micros);
        fake.run(policy, Repeat::Safe).unwrap();
        let expected = [1, 2, 4].map(|factor| Duration::from_millis(factor * parts));
        assert_eq!(fake.waits(), expected, "{micros}");
    }
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let headers = prop_oneof![
        Just(vec![]),
        any::<u16>().prop_map(|n| vec![("retry-after".to_owned(), n.to_string())]),
    ];
    let answers = (
        prop_oneof![Just(200), Just(401), Just(429), Just(503)],
        headers,
    );
    let answers = answers.prop_map(|(status, headers)| {
        let headers = headers.iter().map(|(name, value)| (&**name, &**value));
        answer(status, &headers.collect::<Vec<_>>())
    });
    let kinds = [
        Kind::Dropped,
        Kind::Timeout,
        Kind::Unreachable,
        Kind::Tls,
        Kind::TooLarge,
    ];
    let errors =
        prop::sample::select(kinds.to_vec()).prop_map(|kind| Err(TransportError::new(kind)));
    prop_oneof![answers, errors]
}

proptest! {
    #[test]
    fn the_limits_hold_whatever_happens(
        outcomes in vec(outcome(), 1..8),
        micros in 0_u32..1_000_000,
        attempts in 0_u32..6,
        first_delay in any::<u16>(),
        total_delay in any::<u16>(),
        safe in any::<bool>(),
    ) {
        let policy = RetryPolicy {
            attempts,
            first_delay: Duration::from_millis(first_delay.into()),
            total_delay: Duration::from_secs(total_delay.into()),
        };
        let fake = Fake::new(outcomes.clone(), micros);
        let result = fake.run(policy, if safe { Repeat::Safe } else { Repeat::Never });
        let limit = if safe { attempts.max(1) as usize } else { 1 };
        prop_assert!((1..=limit).contains(&fake.sent()));
        prop_assert_eq!(fake.waits().len(), fake.sent() - 1);
        prop_assert!(fake.waits().iter().sum::<Duration>() <= policy.total_delay);
        // What comes back is what came last.
        let last = outcomes.get(fake.sent() - 1).or(outcomes.last()).unwrap();
        prop_assert_eq!(result.map(|answer| answer.status()), last.clone().map(|a| a.status()));
    }
}
