//! The server that answers as a test says, by itself.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use connspec_conformance::{Answer, FakeVendor};
use serde_json::json;

#[test]
fn host_method_and_path_choose_the_answer() {
    let vendor = FakeVendor::start();
    vendor.answer("api.eu.example", "GET", "/lists", Answer::text(200, "eu"));
    vendor.answer("api.us.example", "GET", "/lists", Answer::text(200, "us"));
    vendor.answer("api.us.example", "POST", "/lists", Answer::empty(201));
    vendor.answer("*", "GET", "/bot*", Answer::text(200, "bot"));
    let eu = vendor.client("https://api.eu.example");
    let us = vendor.client("https://api.us.example");
    assert_eq!(eu.get("/lists?page=2", &[]).unwrap().text(), "eu");
    assert_eq!(us.get("/lists", &[]).unwrap().text(), "us");
    assert_eq!(us.post_form("/lists", &[], &[]).unwrap().status, 201);
    assert_eq!(us.get("/bot123/getMe", &[]).unwrap().text(), "bot");
    let missing = eu.post_form("/lists", &[], &[]).unwrap();
    assert_eq!(missing.status, 404);
    assert_eq!(missing.text(), "no route for POST api.eu.example /lists");
    assert_eq!(us.get("/list", &[]).unwrap().status, 404);
    assert_eq!(us.get("/lists/1", &[]).unwrap().status, 404);
    assert_eq!(
        vendor
            .client("http://api.eu.example:81")
            .get("/lists", &[])
            .unwrap()
            .status,
        404
    );
}

#[test]
fn the_last_route_that_fits_answers() {
    let vendor = FakeVendor::start();
    vendor.answer("*", "*", "*", Answer::empty(500));
    vendor.answer("*", "GET", "/me", Answer::empty(204));
    let client = vendor.client("https://vendor.example");
    assert_eq!(client.get("/me", &[]).unwrap().status, 204);
    assert_eq!(client.get("/you", &[]).unwrap().status, 500);
}

#[test]
fn a_function_sees_the_request() {
    let vendor = FakeVendor::start();
    vendor.route("*", "*", "*", |request| match request.header("Api-Key") {
        Some("right") => Answer::json(200, &json!({ "path": request.path() })),
        _ => Answer::empty(401),
    });
    let client = vendor.client("https://vendor.example");
    let right = client.get("/a?b=c", &[("api-key", "right")]).unwrap();
    assert_eq!(
        right.headers.get("Content-Type").unwrap(),
        "application/json"
    );
    assert_eq!(right.json(), json!({ "path": "/a" }));
    assert_eq!(
        client.get("/a", &[("api-key", "wrong")]).unwrap().status,
        401
    );
    assert_eq!(client.get("/a", &[]).unwrap().status, 401);
}

#[test]
fn every_request_is_remembered() {
    let vendor = FakeVendor::start();
    vendor.answer("*", "POST", "*", Answer::empty(200));
    let client = vendor.client("https://vendor.example");
    client
        .get(
            "/no%2Froute?q=a+b&q=%2F",
            &[("x-twice", "1"), ("X-Twice", "2")],
        )
        .unwrap();
    client
        .post_form("/form", &[], &[("a b", "c&d"), ("a b", "ä")])
        .unwrap();
    client.post_json("/json", &json!({ "a": [1] })).unwrap();
    let requests = vendor.requests();
    let [get, form, json] = &requests[..] else {
        panic!("three requests: {requests:?}");
    };
    assert_eq!(
        (get.method.as_str(), get.host.as_str()),
        ("GET", "vendor.example")
    );
    assert_eq!(get.target, "/no%2Froute?q=a+b&q=%2F");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(get.query(), [pair("q", "a b"), pair("q", "/")]);
    assert_eq!(get.headers.all("x-TWICE").collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(form.form(), [pair("a b", "c&d"), pair("a b", "ä")]);
    assert_eq!(form.json(), None);
    assert_eq!(json.json(), Some(json!({ "a": [1] })));
    assert_eq!(json.header("content-type"), Some("application/json"));
}

#[test]
fn answers_go_wrong() {
    let vendor = FakeVendor::start();
    let whole = Answer::text(200, "0123456789");
    vendor.answer("*", "*", "/dropped", Answer::dropped());
    vendor.answer("*", "*", "/cut", whole.clone().cut_after(4));
    vendor.answer(
        "*",
        "*",
        "/redirect",
        Answer::redirect(307, "https://other.example/a"),
    );
    vendor.answer("*", "*", "/big", Answer::oversized(100_000));
    vendor.answer("*", "*", "/endless", Answer::oversized_unannounced(100_000));
    vendor.route("*", "*", "/panics", |_| panic!("as the test says"));
    let client = vendor.client("https://vendor.example");
    for path in ["/dropped", "/cut", "/panics"] {
        let error = client.get(path, &[]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{path}");
    }
    let redirect = client.get("/redirect", &[]).unwrap();
    assert_eq!(redirect.status, 307);
    assert_eq!(
        redirect.headers.get("location").unwrap(),
        "https://other.example/a"
    );
    let big = client.get("/big", &[]).unwrap();
    assert_eq!(big.headers.get("content-length").unwrap(), "100000");
    assert_eq!(big.body.len(), 100_000);
    let endless = client.get("/endless", &[]).unwrap();
    assert_eq!(endless.headers.get("content-length"), None);
    assert_eq!(endless.body.len(), 100_000);
    assert_eq!(vendor.requests().len(), 6);
}

#[test]
fn answers_are_slow() {
    let vendor = FakeVendor::start();
    let delay = Duration::from_millis(200);
    let late = Answer::text(200, "late").after(delay);
    let dripping = Answer::text(200, "drip").dripping(delay / 4);
    vendor.answer("*", "*", "/late", late);
    vendor.answer("*", "*", "/dripping", dripping);
    let client = vendor.client("https://vendor.example");
    for (path, body) in [("/late", "late"), ("/dripping", "drip")] {
        let start = Instant::now();
        assert_eq!(client.get(path, &[]).unwrap().text(), body);
        assert!(start.elapsed() >= delay, "{path}");
    }
}

#[test]
fn head_and_empty_answers_have_no_body() {
    let vendor = FakeVendor::start();
    vendor.answer("*", "*", "/", Answer::text(200, "body"));
    vendor.answer("*", "*", "/empty", Answer::empty(204));
    let mut stream = TcpStream::connect(vendor.address()).unwrap();
    stream
        .write_all(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("Content-Length: 4\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    let client = vendor.client("https://vendor.example");
    let empty = client.get("/empty", &[]).unwrap();
    assert_eq!(empty.headers.get("content-length"), None);
}

#[test]
fn what_is_not_http_is_refused() {
    let vendor = FakeVendor::start();
    vendor.answer("*", "*", "*", Answer::empty(200));
    for request in [
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(vendor.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{request:?}: {answer}");
    }
    assert!(vendor.requests().is_empty());
}

#[test]
fn many_are_served_at_once() {
    const CLIENTS: usize = 100;
    let vendor = FakeVendor::start();
    // No one is answered until all have asked.
    let all = Arc::new(Barrier::new(CLIENTS));
    vendor.route("*", "*", "*", move |_| {
        all.wait();
        Answer::empty(200)
    });
    let client = vendor.client("https://vendor.example");
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| assert_eq!(client.get("/", &[]).unwrap().status, 200));
        }
    });
    assert_eq!(vendor.requests().len(), CLIENTS);
}

#[test]
fn it_stops_when_it_is_dropped() {
    let vendor = FakeVendor::start();
    let address = vendor.address();
    drop(vendor);
    assert!(TcpStream::connect(address).is_err());
}
