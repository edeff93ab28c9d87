//! Requests go to the hosts that they are meant for, or nowhere.

use crate::client::{client, failure, get, send};
use crate::server::{Server, reply};
use connspec_runtime::{Guarded, Origin, TransportErrorKind, check_origin};
use http::Uri;
use proptest::prelude::*;

fn permits(origin: &Origin, uri: &str) -> bool {
    // What is not even a URI cannot be asked for.
    uri.parse::<Uri>()
        .is_ok_and(|uri| check_origin(&uri, std::slice::from_ref(origin)).is_ok())
}

#[test]
fn a_host_is_that_host() {
    let origin = Origin::host("API.example.com");
    for uri in [
        "https://api.example.com",
        "https://api.example.com/a?b=c",
        "HTTPS://Api.Example.COM/",
        "https://api.example.com:443/",
    ] {
        assert!(permits(&origin, uri), "{uri}");
    }
    for uri in [
        "http://api.example.com/",
        "https://api.example.com:80/",
        "https://api.example.com:8443/",
        "https://api.example.com:/",
        "https://api.example.com:+443/",
        "https://api.example.com:0443/",
        "https://api.example.com:99999/",
        "https://api.example.com./",
        "https://x.api.example.com/",
        "https://example.com/",
        "https://xapi.example.com/",
        "https://api.example.com.evil.net/",
        "https://evil.net/api.example.com",
        "https://evil.net?api.example.com",
        "https://api.example.com@evil.net/",
        "https://user@api.example.com/",
        "https://user:pass@api.example.com/",
        "https://@api.example.com/",
        "https://evil.net\\@api.example.com/",
        "https://evil.net%2F@api.example.com/",
        "//api.example.com/",
        "/api.example.com",
        "api.example.com",
        "api.example.com:443",
        "ftp://api.example.com/",
        "wss://api.example.com/",
    ] {
        assert!(!permits(&origin, uri), "{uri}");
    }
}

#[test]
fn a_domain_is_itself_and_what_is_under_it() {
    let origin = Origin::domain("example.com");
    for host in [
        "example.com",
        "a.example.com",
        "a.b.example.com",
        "A-1_x.EXAMPLE.com",
    ] {
        assert!(permits(&origin, &format!("https://{host}/")), "{host}");
    }
    for host in [
        "notexample.com",
        "-example.com",
        ".example.com",
        "a..example.com",
        "a.example.com.",
        "example.com.evil.net",
        "example.co",
        "com",
        "[::1].example.com",
        "a!b.example.com",
        "a%2eb.example.com",
        "a@b.example.com",
        "a,b.example.com",
        "evil.net;.example.com",
    ] {
        assert!(!permits(&origin, &format!("https://{host}/")), "{host}");
    }
}

#[test]
fn the_origin_of_a_url_is_its_scheme_host_and_port() {
    let of = |uri: &str| Origin::of(&uri.parse().unwrap());
    let origin = of("http://box.local:8080/base?q").unwrap();
    assert!(permits(&origin, "http://box.local:8080/other"));
    for uri in [
        "https://box.local:8080/",
        "http://box.local/",
        "http://box.local:80/",
        "http://a.box.local:8080/",
    ] {
        assert!(!permits(&origin, uri), "{uri}");
    }
    assert_eq!(
        of("https://a.example.com:443/x"),
        Some(Origin::host("a.example.com"))
    );
    assert!(permits(
        &of("http://[::1]:8080/").unwrap(),
        "http://[::1]:8080/x"
    ));
    for uri in [
        "/path",
        "a.example.com",
        "ftp://a.example.com/",
        "https://u@a.example.com/",
    ] {
        assert_eq!(of(uri), None, "{uri}");
    }
}

#[test]
fn nothing_is_allowed_by_nobody() {
    let error = check_origin(&"https://a.example.com/secret".parse().unwrap(), &[]).unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::NotAllowed);
    assert_eq!(
        error.to_string(),
        "a.example.com: requests to this address are not allowed"
    );
    assert!(!error.was_sent());
}

#[test]
fn a_guarded_client_sends_nothing_elsewhere() {
    let server = Server::replying(reply("200 OK", "", "hi"));
    let other = Server::replying(reply("200 OK", "", "hi"));
    let origin = Origin::of(&server.url("/").parse().unwrap()).unwrap();
    let guarded = Guarded::new(client(), vec![Origin::host("api.example.com"), origin]);
    assert_eq!(
        send(&guarded, get(&server.url("/x"))).unwrap().body(),
        b"hi"
    );
    assert_eq!(
        failure(&guarded, get(&other.url("/x"))),
        TransportErrorKind::NotAllowed
    );
    assert_eq!((server.connections(), other.connections()), (1, 0));
}

proptest! {
    /// Whatever is let through, another parser reads the same host from.
    #[test]
    fn what_is_permitted_lies_under_the_domain(
        authority in "(https?://)?[a-c.@:\\\\/%#?\\[\\]0-9!;_-]{0,12}(@|\\.|)example\\.com[a-c.@:/#?0-9]{0,8}",
    ) {
        let origin = Origin::domain("example.com");
        for uri in [authority.clone(), format!("https://{authority}")] {
            if permits(&origin, &uri) {
                let url = url::Url::parse(&uri).unwrap();
                let host = url.host_str().unwrap();
                prop_assert!(host == "example.com" || host.ends_with(".example.com"), "{}", uri);
                prop_assert_eq!((url.scheme(), url.port(), url.username()), ("https", None, ""));
            }
        }
    }
}
