//! Sending again: what servers see of it.

use crate::client::{client, get, post, run};
use crate::server::{Server, closed_port, hang_up, reply};
use connspec_runtime::{Repeat, RetryPolicy, TransportError, TransportErrorKind as Kind};
use http::{Request, Response};
use std::time::{Duration, Instant};

fn send(request: Request<Vec<u8>>, repeat: Repeat) -> Result<Response<Vec<u8>>, TransportError> {
    let policy = RetryPolicy {
        first_delay: Duration::from_millis(10),
        ..RetryPolicy::default()
    };
    run(policy.send(&client(), request, repeat))
}

/// A server that fails the first times, in a way of its own, and then does not.
fn failing(times: usize, failure: &'static str) -> Server {
    Server::start(move |number, stream| {
        if number < times {
            stream.write_all(failure.as_bytes())?;
            hang_up()
        } else {
            stream.write_all(reply("200 OK", "", "at last").as_bytes())
        }
    })
}

const FAILURES: [&str; 7] = [
    "",
    "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf",
    "HTTP/1.1 408 x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    "HTTP/1.1 429 x\r\ncontent-length: 0\r\n\r\n",
    "HTTP/1.1 502 x\r\ncontent-length: 0\r\n\r\n",
    "HTTP/1.1 503 x\r\ncontent-length: 0\r\n\r\n",
    "HTTP/1.1 504 x\r\ncontent-length: 0\r\n\r\n",
];

#[test]
fn what_is_safe_is_sent_again_as_it_was() {
    for failure in FAILURES {
        let server = failing(2, failure);
        let answer = send(post(&server.url("/search?q=1"), "body"), Repeat::Safe).unwrap();
        assert_eq!(answer.body(), b"at last", "{failure}");
        let requests = server.requests();
        assert_eq!(requests.len(), 3, "{failure}");
        assert!(requests.iter().all(|request| *request == requests[0]));
    }
}

#[test]
fn what_is_not_safe_is_sent_once() {
    for failure in FAILURES {
        for request in [get, |url: &str| post(url, "body")] {
            let server = failing(1, failure);
            let result = send(request(&server.url("/")), Repeat::Never);
            match result {
                Ok(answer) => assert!(!answer.status().is_success(), "{failure}"),
                Err(error) => assert_eq!(error.kind(), Kind::Dropped, "{failure}"),
            }
            assert_eq!(server.requests().len(), 1, "{failure}");
        }
    }
}

#[test]
fn a_server_that_goes_on_failing_is_left_alone() {
    for failure in FAILURES {
        let server = failing(usize::MAX, failure);
        let result = send(get(&server.url("/")), Repeat::Safe);
        assert!(
            result.is_err() || !result.unwrap().status().is_success(),
            "{failure}"
        );
        assert_eq!(server.requests().len(), 3, "{failure}");
    }
    let nobody = format!("http://127.0.0.1:{}/", closed_port());
    assert_eq!(
        send(get(&nobody), Repeat::Safe).unwrap_err().kind(),
        Kind::Unreachable
    );
}

#[test]
fn what_will_not_change_is_not_sent_again() {
    let final_answers = [
        "200 x", "301 x", "400 x", "401 x", "403 x", "404 x", "500 x", "501 x",
    ];
    for status in final_answers {
        let server = Server::replying(reply(status, "retry-after: 0\r\n", ""));
        send(get(&server.url("/")), Repeat::Safe).unwrap();
        assert_eq!(server.requests().len(), 1, "{status}");
    }
    let server = Server::replying("not HTTP\r\n\r\n");
    send(get(&server.url("/")), Repeat::Safe).unwrap_err();
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_server_says_when_to_come_back() {
    let server = failing(
        1,
        "HTTP/1.1 429 x\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n",
    );
    let start = Instant::now();
    assert_eq!(
        send(get(&server.url("/")), Repeat::Safe).unwrap().body(),
        b"at last"
    );
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(server.requests().len(), 2);
}
