//! Servers that are slow, that hang up, and that are not there.

use crate::client::{builder, client, failure, get, post, send};
use crate::server::{Server, closed_port, hang_up, reply};
use connspec_runtime::{ReqwestClient, TransportErrorKind as Kind};
use http::Request;
use std::net::TcpListener;
use std::thread::sleep;
use std::time::Duration;

/// Long, compared to what the clients here wait.
const LONG: Duration = Duration::from_secs(60);

fn hasty() -> ReqwestClient {
    builder()
        .timeout(Duration::from_millis(300))
        .build()
        .unwrap()
}

#[test]
fn a_server_that_says_nothing_times_out() {
    let server = Server::start(|_, _| {
        sleep(LONG);
        hang_up()
    });
    let error = send(&hasty(), get(&server.url("/"))).unwrap_err();
    assert_eq!(error.kind(), Kind::Timeout);
    assert!(error.was_sent());
}

#[test]
fn a_head_that_never_ends_times_out() {
    let server = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        loop {
            stream.write_all(b"x-a: 1\r\n")?;
            sleep(Duration::from_millis(50));
        }
    });
    assert_eq!(failure(&hasty(), get(&server.url("/"))), Kind::Timeout);
}

/// No pause in it is long; only the whole is.
#[test]
fn a_body_that_drips_times_out() {
    for framing in ["content-length: 1000", "transfer-encoding: chunked"] {
        let server = Server::start(move |_, stream| {
            write!(stream, "HTTP/1.1 200 OK\r\n{framing}\r\n\r\n")?;
            loop {
                let drop: &[u8] = if framing.ends_with("chunked") {
                    b"1\r\nx\r\n"
                } else {
                    b"x"
                };
                stream.write_all(drop)?;
                sleep(Duration::from_millis(20));
            }
        });
        assert_eq!(
            failure(&hasty(), get(&server.url("/"))),
            Kind::Timeout,
            "{framing}"
        );
    }
}

/// A TLS handshake is a part of connecting.
#[test]
fn a_handshake_that_nobody_answers_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    let client = builder().connect_timeout(Duration::from_millis(200));
    let error = send(&client.build().unwrap(), get(&url)).unwrap_err();
    assert_eq!(error.kind(), Kind::ConnectTimeout);
    assert!(!error.was_sent() && error.is_transient());
}

#[test]
fn a_port_that_nobody_listens_at_is_unreachable() {
    let url = format!("http://127.0.0.1:{}/", closed_port());
    let error = send(&client(), get(&url)).unwrap_err();
    assert_eq!(error.kind(), Kind::Unreachable);
    assert!(!error.was_sent() && error.is_transient());
}

#[test]
fn a_name_that_does_not_exist_is_not_resolved() {
    for host in ["nobody.invalid", "a.b.invalid"] {
        let error = send(&client(), get(&format!("https://{host}/"))).unwrap_err();
        assert_eq!(error.kind(), Kind::Unresolved, "{host}");
        assert!(!error.was_sent() && error.is_transient());
    }
}

#[test]
fn a_connection_that_ends_too_early_is_dropped() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\nx-a: ",
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhalf",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n",
    ] {
        let server = Server::start(move |_, stream| {
            stream.write_all(answer.as_bytes())?;
            hang_up()
        });
        let error = send(&client(), post(&server.url("/"), "x")).unwrap_err();
        assert_eq!(error.kind(), Kind::Dropped, "{answer}");
        assert!(error.was_sent() && error.is_transient());
        assert_eq!(server.requests().len(), 1, "{answer}");
    }
}

#[test]
fn what_is_not_http_is_said_to_be_none() {
    for answer in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
    ] {
        let server = Server::replying(answer);
        let error = send(&client(), get(&server.url("/"))).unwrap_err();
        assert_eq!(error.kind(), Kind::InvalidResponse, "{answer:?}");
        assert!(error.was_sent() && !error.is_transient());
    }
}

/// What the library would make something else of.
#[test]
fn a_request_that_cannot_be_sent_is_not() {
    let server = Server::replying(reply("200 OK", "", ""));
    let port = server.port();
    let connect = Request::connect(server.url("/")).body(Vec::new()).unwrap();
    assert_eq!(failure(&client(), connect), Kind::InvalidRequest);
    for url in ["/only/a/path", "127.0.0.1", "*", "https://xn--a.invalid/"] {
        assert_eq!(failure(&client(), get(url)), Kind::InvalidRequest, "{url}");
    }
    for user in ["user:pass@", "user@", ":pass@"] {
        let url = format!("http://{user}127.0.0.1:{port}/");
        assert_eq!(failure(&client(), get(&url)), Kind::InvalidRequest, "{url}");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn only_https_unless_the_application_says_otherwise() {
    let server = Server::replying(reply("200 OK", "", ""));
    let strict = builder().allow_http(false).build().unwrap();
    for url in [server.url("/"), server.url("/").replace("http", "HTTP")] {
        assert_eq!(failure(&strict, get(&url)), Kind::NotAllowed, "{url}");
    }
    for url in [
        "ftp://127.0.0.1/",
        "ws://127.0.0.1/",
        "file://localhost/etc/hosts",
    ] {
        assert_eq!(failure(&client(), get(url)), Kind::NotAllowed, "{url}");
    }
    assert!(server.requests().is_empty());
}
