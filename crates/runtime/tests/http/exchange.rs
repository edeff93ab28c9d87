//! What is sent and what comes back when all is well.

use crate::client::{builder, client, get, post, run, send};
use crate::server::{Server, hang_up, reply};
use connspec_runtime::{HttpClient, ReqwestClient, StatusCode};
use http::{HeaderValue, Request};
use std::sync::Arc;
use std::time::Duration;

#[test]
fn the_request_arrives_as_it_was_made() {
    let server = Server::replying(reply("200 OK", "", ""));
    let mut request = Request::put(server.url("/a/b%2Fc?x=1&y=%20"))
        .header("x-api-key", "k")
        .header("user-agent", "mine")
        .body(b"{\"a\":1}".to_vec())
        .unwrap();
    request
        .headers_mut()
        .append("x-api-key", HeaderValue::from_static("l"));
    send(&client(), request).unwrap();
    let host = format!("host: 127.0.0.1:{}", server.port());
    let requests = server.requests();
    let (head, body) = requests[0].split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.split("\r\n").collect();
    assert_eq!(lines.remove(0), "PUT /a/b%2Fc?x=1&y=%20 HTTP/1.1");
    lines.sort_unstable();
    let headers = [
        "accept: */*",
        "content-length: 7",
        &host,
        "user-agent: mine",
    ];
    assert_eq!(lines[..4], headers);
    assert_eq!(lines[4..], ["x-api-key: k", "x-api-key: l"]);
    assert_eq!(body, "{\"a\":1}");
}

#[test]
fn the_answer_comes_back_as_it_was_sent_whatever_its_status() {
    for status in [
        "200 OK",
        "204 No Content",
        "401 Unauthorized",
        "418 x",
        "500 x",
        "599 x",
    ] {
        let body = if status.starts_with("204") {
            ""
        } else {
            "hello"
        };
        let server = Server::replying(reply(status, "x-a: 1\r\nx-a: 2\r\n", body));
        let answer = send(&client(), get(&server.url("/"))).unwrap();
        assert_eq!(answer.status().as_str(), &status[..3]);
        let values: Vec<_> = answer.headers().get_all("x-a").iter().collect();
        assert_eq!(values, ["1", "2"]);
        assert_eq!(answer.body(), body.as_bytes());
    }
}

#[test]
fn a_body_without_a_length_is_read_to_its_end() {
    let chunked =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let server = Server::replying(chunked);
    let answer = send(&client(), get(&server.url("/"))).unwrap();
    assert_eq!(answer.body(), b"abcde");
}

#[test]
fn the_answer_to_a_head_has_no_body_whatever_length_it_announces() {
    let server = Server::replying("HTTP/1.1 200 OK\r\ncontent-length: 999999999\r\n\r\n");
    let request = Request::head(server.url("/")).body(Vec::new()).unwrap();
    let answer = send(&client(), request).unwrap();
    assert_eq!((answer.status(), answer.body().len()), (StatusCode::OK, 0));
}

#[test]
fn connections_are_kept() {
    let server = Server::replying(reply("200 OK", "", "hello"));
    let client = client();
    run(async {
        for _ in 0..3 {
            client.send(get(&server.url("/"))).await.unwrap();
            client
                .clone()
                .send(post(&server.url("/"), "x"))
                .await
                .unwrap();
        }
    });
    assert_eq!((server.requests().len(), server.connections()), (6, 1));
}

/// Otherwise a request that must not be repeated would be lost on it.
#[test]
fn a_kept_connection_that_the_server_has_ended_is_not_used_again() {
    let server = Server::start(|_, stream| {
        stream.write_all(reply("200 OK", "", "").as_bytes())?;
        hang_up()
    });
    let client = client();
    run(async {
        for _ in 0..3 {
            client.send(post(&server.url("/"), "x")).await.unwrap();
            client.sleep(Duration::from_millis(100)).await;
        }
    });
    assert_eq!((server.requests().len(), server.connections()), (3, 3));
}

#[test]
fn the_body_alone_says_how_long_it_is() {
    let server = Server::replying(reply("200 OK", "", ""));
    for (name, value) in [("content-length", "99"), ("transfer-encoding", "chunked")] {
        let mut request = post(&server.url("/"), "body");
        request
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
        send(&client(), request).unwrap();
    }
    for request in server.requests() {
        assert!(request.contains("\r\ncontent-length: 4\r\n"), "{request}");
        assert!(!request.contains("transfer-encoding"), "{request}");
        assert!(request.ends_with("\r\n\r\nbody"), "{request}");
    }
}

#[test]
fn nothing_is_compressed_and_nothing_is_unpacked() {
    let server = Server::replying(reply("200 OK", "content-encoding: gzip\r\n", "not gzip"));
    let answer = send(&client(), get(&server.url("/"))).unwrap();
    assert_eq!(answer.body(), b"not gzip");
    assert!(!server.requests()[0].contains("accept-encoding"));
}

#[test]
fn cookies_are_not_kept() {
    let server = Server::replying(reply("200 OK", "set-cookie: a=b; Path=/\r\n", ""));
    let client = client();
    run(async {
        for _ in 0..2 {
            client.send(get(&server.url("/"))).await.unwrap();
        }
    });
    assert!(!server.requests()[1].contains("cookie"));
}

#[test]
fn the_application_may_name_itself() {
    let server = Server::replying(reply("200 OK", "", ""));
    send(&client(), get(&server.url("/"))).unwrap();
    let named = builder()
        .user_agent("Acme/1 (ops@acme.example)")
        .build()
        .unwrap();
    send(&named, get(&server.url("/"))).unwrap();
    let [first, second] = &server.requests()[..] else {
        panic!("two requests");
    };
    assert!(first.contains("user-agent: connspec-runtime/"), "{first}");
    assert!(
        second.contains("user-agent: Acme/1 (ops@acme.example)\r\n"),
        "{second}"
    );
    for name in ["line\nbreak", "nul\0", "\u{7f}"] {
        assert!(
            ReqwestClient::builder().user_agent(name).build().is_err(),
            "{name:?}"
        );
    }
}

#[test]
fn pointers_to_clients_are_clients() {
    let server = Server::replying(reply("200 OK", "", ""));
    let client = client();
    send(&&client, get(&server.url("/"))).unwrap();
    send(&Arc::new(client.clone()), get(&server.url("/"))).unwrap();
    let boxed: Box<dyn HttpClient> = Box::new(client);
    send(&boxed, get(&server.url("/"))).unwrap();
    run(boxed.sleep(Duration::from_millis(1)));
    assert_eq!(server.requests().len(), 3);
}
