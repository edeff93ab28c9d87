//! Answers that are too large.

use crate::client::{builder, failure, get, send};
use crate::server::{Server, hang_up, reply};
use connspec_runtime::TransportErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const LIMIT: usize = 1000;

fn limited() -> connspec_runtime::ReqwestClient {
    builder().max_body(LIMIT).build().unwrap()
}

#[test]
fn a_body_may_be_as_large_as_the_limit_and_no_larger() {
    for (length, fits) in [
        (0, true),
        (LIMIT, true),
        (LIMIT + 1, false),
        (LIMIT * 9, false),
    ] {
        let body = "x".repeat(length);
        let plain = reply("200 OK", "", &body);
        let chunked = format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}0\r\n\r\n",
            if length == 0 {
                String::new()
            } else {
                format!("{length:x}\r\n{body}\r\n")
            }
        );
        let until_closed = format!("HTTP/1.1 200 OK\r\n\r\n{body}");
        for answer in [plain, chunked, until_closed] {
            let server = Server::start(move |_, stream| {
                stream.write_all(answer.as_bytes())?;
                hang_up()
            });
            let result = send(&limited(), get(&server.url("/")));
            match result {
                Ok(answer) => assert!(fits && answer.body().len() == length, "{length}"),
                Err(error) => {
                    assert!(!fits, "{length}: {error}");
                    assert_eq!(error.kind(), TransportErrorKind::TooLarge);
                    assert!(error.was_sent());
                }
            }
        }
    }
}

#[test]
fn an_announced_size_is_enough_to_refuse() {
    let server = Server::replying("HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n");
    assert_eq!(
        failure(&limited(), get(&server.url("/"))),
        TransportErrorKind::TooLarge
    );
}

/// A server that would never stop is left after about as much as the limit allows: what lies in
/// the buffers of two sockets comes on top.
#[test]
fn an_endless_body_is_not_read_to_the_end() {
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    let server = Server::start(move |_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")?;
        loop {
            stream.write_all(b"3e8\r\n")?;
            stream.write_all(&[b'x'; 1000])?;
            stream.write_all(b"\r\n")?;
            counted.fetch_add(1000, Ordering::Relaxed);
        }
    });
    assert_eq!(
        failure(&limited(), get(&server.url("/"))),
        TransportErrorKind::TooLarge
    );
    assert!(sent.load(Ordering::Relaxed) < 64 << 20);
}
