//! Sending everything to a server on this machine.

use crate::client::{client, failure, get, post, send};
use crate::server::{Server, reply};
use connspec_runtime::{Against, TransportErrorKind};
use http::HeaderValue;

#[test]
fn the_server_gets_what_the_vendor_would() {
    let server = Server::replying(reply("200 OK", "", "hi"));
    let against = Against::new(client(), &server.url("")).unwrap();
    let mut request = post("https://api.example.com/a%2Fb?x=1&y", "body");
    request
        .headers_mut()
        .insert("x-api-key", HeaderValue::from_static("k"));
    request
        .headers_mut()
        .insert("host", HeaderValue::from_static("other.example.com"));
    assert_eq!(send(&against, request).unwrap().body(), b"hi");
    send(&against, get("http://box.local:8080")).unwrap();
    let [first, second] = &server.requests()[..] else {
        panic!("two requests");
    };
    assert!(
        first.starts_with("POST /a%2Fb?x=1&y HTTP/1.1\r\n"),
        "{first}"
    );
    for header in [
        "host: api.example.com",
        "x-forwarded-proto: https",
        "x-api-key: k",
    ] {
        assert!(
            first.contains(&format!("\r\n{header}\r\n")),
            "{header} in {first}"
        );
    }
    assert_eq!(first.matches("host: ").count(), 1, "{first}");
    assert!(first.ends_with("\r\n\r\nbody"), "{first}");
    assert!(second.starts_with("GET / HTTP/1.1\r\n"), "{second}");
    for header in ["host: box.local:8080", "x-forwarded-proto: http"] {
        assert!(
            second.contains(&format!("\r\n{header}\r\n")),
            "{header} in {second}"
        );
    }
}

#[test]
fn a_request_for_nobody_is_not_sent() {
    let server = Server::replying(reply("200 OK", "", "hi"));
    let against = Against::new(client(), &server.url("/")).unwrap();
    for uri in [
        "/path",
        "api.example.com",
        "https://user:pass@api.example.com/",
    ] {
        let kind = failure(&against, get(uri));
        assert_eq!(kind, TransportErrorKind::InvalidRequest, "{uri}");
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn only_this_machine_will_do() {
    let good = [
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8080/",
        "http://127.3.2.1",
        "http://localhost:1",
        "http://LOCALHOST",
        "http://[::1]:8080",
    ];
    for base in good {
        assert!(Against::new(client(), base).is_ok(), "{base}");
    }
    let bad = [
        "",
        "127.0.0.1:8080",
        "/",
        "https://127.0.0.1:8080",
        "ftp://127.0.0.1",
        "http://127.0.0.1:8080/base",
        "http://127.0.0.1:8080/?x",
        "http://user@127.0.0.1",
        "http://127.0.0.1@evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://0.0.0.0:8080",
        "http://[::]:8080",
        "http://[::ffff:127.0.0.1]",
        "http://192.168.1.1",
        "http://example.com",
        "http://127.0.0.1:99999",
    ];
    for base in bad {
        assert!(Against::new(client(), base).is_err(), "{base}");
    }
}
