//! Redirects are answers.

use crate::client::{client, get, post, send};
use crate::server::{Server, reply};
use http::HeaderValue;

#[test]
fn a_redirect_is_returned_and_not_followed() {
    for status in ["301", "302", "303", "307", "308"] {
        let other = Server::replying(reply("200 OK", "", ""));
        let location = format!("location: {}\r\n", other.url("/elsewhere"));
        let server = Server::replying(reply(&format!("{status} x"), &location, "moved"));
        for mut request in [get(&server.url("/")), post(&server.url("/"), "secret body")] {
            let value = HeaderValue::from_static("Bearer secret");
            request.headers_mut().insert("authorization", value);
            let answer = send(&client(), request).unwrap();
            assert_eq!(answer.status().as_str(), status);
            assert_eq!(answer.headers()["location"], other.url("/elsewhere"));
            assert_eq!(answer.body(), b"moved");
        }
        assert_eq!(
            (other.connections(), server.requests().len()),
            (0, 2),
            "{status}"
        );
    }
}

/// Nor on the same host.
#[test]
fn no_request_says_where_it_comes_from() {
    let server = Server::replying(reply("302 x", "location: /again\r\n", ""));
    let client = client();
    send(&client, get(&server.url("/first?secret=1"))).unwrap();
    send(&client, get(&server.url("/again"))).unwrap();
    assert_eq!(server.requests().len(), 2);
    for request in server.requests() {
        assert!(
            !request.to_ascii_lowercase().contains("referer"),
            "{request}"
        );
    }
}
