//! Requests go where the table says, whatever a person typed.

use super::sample::{Connection, Key, Pair, Region, Token, Url, key, pair, token};
use connspec_runtime::{Method, PathProblem, Request, RequestError, ValueProblem};
use proptest::prelude::*;

fn ask(connection: &Connection, url: Url, path: &str) -> Result<Request, RequestError> {
    connection.request(Method::GET, url, path)
}

fn uri(connection: &Connection, url: Url, path: &str) -> String {
    ask(connection, url, path).unwrap().uri().to_string()
}

#[test]
fn the_region_chooses_the_row() {
    let us = Connection::new(Token {
        region: Region::Us,
        ..token()
    })
    .unwrap();
    assert_eq!(uri(&us, Url::Api, "/x"), "https://acme.example.com/x");
    assert_eq!(uri(&us, Url::Status, ""), "https://status.example.com/");
    assert_eq!(
        uri(&us, Url::Files, "/x"),
        "https://files.example.com/v1/a-inbox/x"
    );
    let eu = Connection::new(token()).unwrap();
    assert_eq!(uri(&eu, Url::Api, "/x"), "https://eu-acme.example.com/x");
    assert_eq!(
        uri(&eu, Url::Files, "/x"),
        "https://files.eu.example.org/inbox/x"
    );
}

#[test]
fn paths_are_appended_as_they_are() {
    let connection = Connection::new(token()).unwrap();
    for (path, wanted) in [
        ("", "https://eu-acme.example.com/"),
        ("/", "https://eu-acme.example.com/"),
        ("?a=b", "https://eu-acme.example.com/?a=b"),
        (
            "/a/?b=c&d[]=e'",
            "https://eu-acme.example.com/a/?b=c&d[]=e'",
        ),
        (
            "//evil.example/x",
            "https://eu-acme.example.com//evil.example/x",
        ),
        ("/a%2Fb%20c", "https://eu-acme.example.com/a%2Fb%20c"),
    ] {
        assert_eq!(uri(&connection, Url::Api, path), wanted, "{path}");
    }
    assert_eq!(
        uri(&connection, Url::Files, ""),
        "https://files.eu.example.org/inbox"
    );
    let error = ask(&connection, Url::Api, "@evil.example/").unwrap_err();
    assert_eq!(error, RequestError::Path(PathProblem::NoSlash));
    let long = format!("/{}", "a".repeat(70_000));
    assert_eq!(
        ask(&connection, Url::Api, &long).unwrap_err(),
        RequestError::TooLong
    );
}

#[test]
fn an_api_key_stands_in_headers_and_in_the_query() {
    let connection = Connection::new(Key {
        key: "a b&c=d".into(),
        ..key()
    })
    .unwrap();
    let request = ask(&connection, Url::Api, "/x?y=z").unwrap();
    assert_eq!(request.headers()["x-api-key"], "key a b&c=d");
    assert_eq!(
        request.uri().query().unwrap(),
        "y=z&key=a%20b%26c%3Dd&plan=plan%3Apaid&v=2%20%26%20more"
    );
    assert_eq!(request.into_http().headers().len(), 1);
}

#[test]
fn basic_is_base64_of_user_and_password() {
    let header = |pair: Pair| {
        let connection = Connection::new(pair).unwrap();
        let request = ask(&connection, Url::Api, "")?;
        Ok::<_, RequestError>(
            request.headers()["authorization"]
                .to_str()
                .unwrap()
                .to_owned(),
        )
    };
    // ada/token:lovelace, ada/token:, é/token:ü:
    assert_eq!(header(pair()).unwrap(), "Basic YWRhL3Rva2VuOmxvdmVsYWNl");
    let none = Pair {
        password: None,
        ..pair()
    };
    assert_eq!(header(none).unwrap(), "Basic YWRhL3Rva2VuOg==");
    let umlauts = Pair {
        user: "é".into(),
        password: Some("ü:".into()),
        ..pair()
    };
    assert_eq!(header(umlauts).unwrap(), "Basic w6kvdG9rZW46w7w6");
    let colon = Pair {
        user: "a:b".into(),
        ..pair()
    };
    let problem = ValueProblem::Colon;
    assert_eq!(
        header(colon).unwrap_err(),
        RequestError::Value {
            field: "user",
            problem
        }
    );
}

#[test]
fn a_token_stands_behind_its_scheme() {
    let connection = Connection::new(token()).unwrap();
    let request = ask(&connection, Url::Api, "").unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer s3cr3t");
    for wrong in ["a\r\nX-Evil: b", "a\u{7F}b", "ключ", "a\0b"] {
        let connection = Connection::new(Token {
            token: wrong.into(),
            ..token()
        })
        .unwrap();
        let error = ask(&connection, Url::Api, "").unwrap_err();
        let problem = ValueProblem::Header;
        assert_eq!(
            error,
            RequestError::Value {
                field: "token",
                problem
            },
            "{wrong:?}"
        );
    }
}

#[test]
fn a_subdomain_is_letters_digits_and_hyphens() {
    let uri = |tenant: &str| {
        let tenant = tenant.to_owned();
        let connection = Connection::new(Token {
            tenant,
            region: Region::Us,
            ..token()
        })
        .unwrap();
        ask(&connection, Url::Api, "/").map(|request| request.uri().to_string())
    };
    assert_eq!(uri("Acme-1").unwrap(), "https://acme-1.example.com/");
    assert_eq!(
        uri(&"a".repeat(63)).unwrap().len(),
        63 + "https://.example.com/".len()
    );
    let problem = ValueProblem::Host;
    let outside = RequestError::Value {
        field: "tenant",
        problem,
    };
    for tenant in [
        "a.b",
        "evil.example/",
        "evil.example#",
        "evil.example?",
        "evil.example\\",
        "a@b",
        "a:b@c",
        "a:80",
        "%2e",
        "a%2Fb",
        "a b",
        "a\tb",
        "a\nb",
        "ａcme",
        "аcme",
        "a。b",
        "a_b",
        "[::1]",
        "..",
    ] {
        assert_eq!(uri(tenant).unwrap_err(), outside, "{tenant:?}");
    }
    for tenant in ["-a", "a-", &"a".repeat(64), "xn--a-"] {
        assert_eq!(uri(tenant).unwrap_err(), RequestError::Host, "{tenant:?}");
    }
}

#[test]
fn a_value_is_one_segment_of_a_path() {
    let uri = |folder: &str| {
        let connection = Connection::new(Token {
            folder: folder.into(),
            ..token()
        })
        .unwrap();
        ask(&connection, Url::Files, "/x").map(|request| request.uri().to_string())
    };
    for (folder, segment) in [
        ("a/b", "a%2Fb"),
        ("../..", "..%2F.."),
        ("a?b#c", "a%3Fb%23c"),
        ("a\\b;c", "a%5Cb%3Bc"),
        ("%2e%2e", "%252e%252e"),
        ("ü \u{1}", "%C3%BC%20%01"),
        ("...", "..."),
    ] {
        let wanted = format!("https://files.eu.example.org/{segment}/x");
        assert_eq!(uri(folder).unwrap(), wanted, "{folder:?}");
    }
    let problem = ValueProblem::Segment;
    for folder in [".", ".."] {
        let error = RequestError::Value {
            field: "folder",
            problem,
        };
        assert_eq!(uri(folder).unwrap_err(), error, "{folder:?}");
    }
}

/// Pieces that have taken hosts and paths apart elsewhere, and ordinary ones.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            ".",
            "..",
            "/",
            "\\",
            "@",
            ":",
            "#",
            "?",
            "%",
            "%2e",
            "%2F",
            "%00",
            "evil.example",
            "[::1]",
            "127.0.0.1",
            "-",
            "_",
            "xn--",
            "\u{3002}",
            "\u{FF0E}",
            "\u{2044}",
            "\u{AD}",
            "\r\n",
            "\t",
            "\0",
            " ",
            "//",
            ";",
            "&",
            "=",
            "localhost",
            "é",
            "a",
            "B",
            "7",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_leads_elsewhere(
        tenant in hostile(), folder in hostile(), secret in hostile(), is_eu: bool
    ) {
        let region = if is_eu { Region::Eu } else { Region::Us };
        let credentials = Token { tenant, folder, token: secret.into(), region };
        // What the form refuses never gets this far.
        let Ok(connection) = Connection::new(credentials) else { return Ok(()) };
        if let Ok(request) = ask(&connection, Url::Api, "/x/y") {
            let url = url::Url::parse(&request.uri().to_string()).unwrap();
            let host = url.host_str().unwrap();
            prop_assert!(host.ends_with(".example.com"), "{}", host);
            prop_assert_eq!(host.split('.').count(), 3);
            prop_assert_eq!(request.uri().host(), Some(host));
            prop_assert_eq!(url.path(), "/x/y");
            prop_assert_eq!(url.query(), None);
        }
        if let Ok(request) = ask(&connection, Url::Files, "/x/y") {
            let url = url::Url::parse(&request.uri().to_string()).unwrap();
            let (host, segments) = if is_eu {
                ("files.eu.example.org", 3)
            } else {
                ("files.example.com", 4)
            };
            prop_assert_eq!(url.host_str(), Some(host));
            prop_assert_eq!(url.path_segments().unwrap().count(), segments);
            prop_assert!(url.path().ends_with("/x/y"));
            prop_assert_eq!(url.query(), None);
            prop_assert_eq!(url.fragment(), None);
        }
    }

    #[test]
    fn no_path_leads_elsewhere(path in hostile()) {
        let connection = Connection::new(token()).unwrap();
        if let Ok(request) = ask(&connection, Url::Files, &path) {
            let url = url::Url::parse(&request.uri().to_string()).unwrap();
            prop_assert_eq!(url.host_str(), Some("files.eu.example.org"));
            prop_assert!(url.path().starts_with("/inbox"));
            prop_assert_eq!(url.fragment(), None);
        }
    }
}
