//! Every kind of address leads where it may, whatever a person typed.

use super::places::{Bot, Connection, Environment, Full, Region, Url, bot, full};
use connspec_runtime::{Method, PathProblem, RequestError, ValueProblem};
use proptest::prelude::*;

const HOSTILE: &str = include_str!("hostile.txt");

/// The lines of the file, which are Rust string literals without quotes.
fn hostile() -> Vec<String> {
    let lines = HOSTILE.lines().filter(|line| !line.starts_with("# "));
    let unescaped = |line| serde_json::from_str(&format!("\"{line}\""));
    lines.map(|line| unescaped(line).unwrap()).collect()
}

fn uri(connection: &Connection, url: Url, path: &str) -> Result<String, RequestError> {
    let request = connection.request(Method::GET, url, path)?;
    Ok(request.uri().to_string())
}

fn of(credentials: Full, url: Url) -> Result<String, RequestError> {
    uri(&Connection::new(credentials).unwrap(), url, "/x")
}

#[test]
fn region_and_environment_choose_the_row() {
    for (region, environment, host, cell) in [
        (Region::Us, Environment::Live, "us", "us-live/us6"),
        (Region::Us, Environment::Test, "us-test", "us-test/us6"),
        (Region::Eu, Environment::Live, "eu", "eu-live/us6"),
        (Region::Eu, Environment::Test, "eu-test", "eu-test/us6"),
    ] {
        let credentials = Full {
            region,
            environment,
            ..full()
        };
        let connection = Connection::new(credentials).unwrap();
        let request = connection.request(Method::GET, Url::Fixed, "").unwrap();
        let wanted = format!("https://{host}.places.example/");
        assert_eq!(request.uri().to_string(), wanted);
        assert_eq!(request.headers()["x-cell"], cell);
    }
}

#[test]
fn a_default_stands_for_what_is_empty() {
    let wanted = "https://api.places.example/v/me/x";
    assert_eq!(of(full(), Url::Any).unwrap(), wanted);
    let empty = Full {
        host: Some(" ".into()),
        account: Some(String::new()),
        ..full()
    };
    assert_eq!(of(empty, Url::Any).unwrap(), wanted);
    let filled = Full {
        host: Some("API.shop.example".into()),
        account: Some("a b/c".into()),
        ..full()
    };
    assert_eq!(
        of(filled, Url::Any).unwrap(),
        "https://api.shop.example/v/a%20b%2Fc/x"
    );
}

#[test]
fn a_person_names_a_host_of_the_connector() {
    let ask = |vanity: &str| {
        of(
            Full {
                vanity: vanity.into(),
                ..full()
            },
            Url::Vanity,
        )
    };
    for (vanity, host) in [
        ("place.example", "place.example"),
        ("Shop.PLACES.example", "shop.places.example"),
        ("a.b.c.place.example", "a.b.c.place.example"),
        (" x.place.example\n", "x.place.example"),
    ] {
        assert_eq!(ask(vanity).unwrap(), format!("https://{host}/x"));
    }
    let wrong = RequestError::Value {
        field: "vanity",
        problem: ValueProblem::Host,
    };
    for vanity in [
        "evil.example",
        "evilplace.example",
        "place.example.evil.example",
        "place.example.",
    ] {
        assert_eq!(ask(vanity).unwrap_err(), wrong, "{vanity}");
    }
    for vanity in hostile() {
        if let Ok(uri) = ask(&vanity) {
            panic!("{vanity:?} leads to {uri}");
        }
    }
}

#[test]
fn a_person_names_any_public_host() {
    let ask = |host: &str| {
        of(
            Full {
                host: Some(host.into()),
                ..full()
            },
            Url::Any,
        )
    };
    assert_eq!(ask("evil.example").unwrap(), "https://evil.example/v/me/x");
    let wrong = RequestError::Value {
        field: "host",
        problem: ValueProblem::Host,
    };
    for host in [
        "localhost",
        "127.0.0.1",
        "[::1]",
        "2130706433",
        "0x7f.1",
        "1.1",
        "a.0x1",
        "a",
        "a..b",
        "a.b.",
        ".a.b",
        "a:80",
        "a.example:80",
        "https://a.example",
        "a.example/",
        "a_b.example",
        "*.example",
        "é.example",
    ] {
        assert_eq!(ask(host).unwrap_err(), wrong, "{host}");
    }
}

#[test]
fn a_person_hosts_the_product_themselves() {
    let ask = |site: &str| {
        of(
            Full {
                site: site.into(),
                ..full()
            },
            Url::Own,
        )
    };
    for (site, wanted) in [
        ("https://self.example", "https://self.example/api/x"),
        ("https://self.example/", "https://self.example/api/x"),
        (
            "HTTP://Self.example:8080/base/",
            "http://self.example:8080/base/api/x",
        ),
        ("http://127.0.0.1:9", "http://127.0.0.1:9/api/x"),
        ("http://[::1]:9/a%20b", "http://[::1]:9/a%20b/api/x"),
        ("https://self.example:443", "https://self.example/api/x"),
    ] {
        assert_eq!(ask(site).unwrap(), wanted);
    }
    let connection = Connection::new(full()).unwrap();
    let request = connection.request(Method::GET, Url::Fixed, "").unwrap();
    assert_eq!(request.headers()["x-site"], "https://self.example/api/hook");
    let wrong = RequestError::Value {
        field: "site",
        problem: ValueProblem::Host,
    };
    for site in [
        "self.example",
        "//self.example",
        "ftp://self.example",
        "file:///etc/passwd",
        "https://user@self.example",
        "https://user:pw@self.example",
        "https://self.example?x",
        "https://self.example#x",
        "https://self.example/../x",
        "https://self.example/%2E%2e",
        "https://self.example//x",
        "https://self.example\\@evil.example",
        "https://",
        "https://self.ex\tample",
        "javascript:alert(1)",
        "https://self.example:99999",
    ] {
        assert_eq!(ask(site).unwrap_err(), wrong, "{site}");
    }
}

#[test]
fn a_value_that_is_cut_from_a_field_is_one_label_and_one_segment() {
    let ask = |key: &str| {
        of(
            Full {
                key: key.into(),
                ..full()
            },
            Url::Shard,
        )
    };
    assert_eq!(
        ask("me.k3y-us6").unwrap(),
        "https://us6.places.example/me/x"
    );
    assert_eq!(
        ask("a/b-c.k-US1").unwrap(),
        "https://us1.places.example/a%2Fb-c/x"
    );
    // Never without the patterns that the compiler adds to the field.
    for key in ["plain", "a.b-", "-us6", ".-us6", "...-us6"] {
        assert!(ask(key).is_err(), "{key}");
    }
    for value in hostile() {
        for key in [format!("me.k-{value}"), format!("{value}.k-us6")] {
            let Ok(uri) = ask(&key) else { continue };
            let url = url::Url::parse(&uri).unwrap();
            let host = url.host_str().unwrap();
            let label = host.strip_suffix(".places.example").unwrap();
            assert!(!label.contains('.'), "{uri}");
            assert_eq!(url.path_segments().unwrap().count(), 2, "{uri}");
        }
    }
}

#[test]
fn a_key_in_the_path_is_one_segment_or_a_part_of_one() {
    let ask = |key: &str, path: &str| {
        let connection = Connection::new(Bot {
            key: key.into(),
            ..bot()
        })
        .unwrap();
        uri(&connection, Url::Fixed, path)
    };
    let host = "https://us.places.example";
    for (path, wanted) in [
        ("/bot{token}/me", "/bot12%3As3cr3t/me"),
        ("/{token}", "/12%3As3cr3t"),
        ("/{token}/{token}.json?x={y", ""),
        (
            "/{token}/{token}.json?x=y",
            "/12%3As3cr3t/12%3As3cr3t.json?x=y",
        ),
    ] {
        match ask("12:s3cr3t", path) {
            Ok(uri) => assert_eq!(uri, format!("{host}{wanted}")),
            Err(error) => {
                assert_eq!(
                    (error, wanted),
                    (RequestError::Path(PathProblem::Character), "")
                );
            }
        }
    }
    let name = "token";
    for path in ["/me", "", "/{Token}", "/{ token }", "/me?key={token}"] {
        assert_eq!(
            ask("k", path).unwrap_err(),
            RequestError::NotInPath { name },
            "{path}"
        );
    }
    for path in ["/{token}/{other}", "/{token}{", "{token}", "/{token}/../x"] {
        assert!(
            matches!(ask("k", path), Err(RequestError::Path(_))),
            "{path}"
        );
    }
    let wrong = RequestError::Value {
        field: "key",
        problem: ValueProblem::Segment,
    };
    for (key, path) in [
        (".", "/{token}/x"),
        ("..", "/{token}"),
        (".", "/.{token}"),
        ("..", "/{token}"),
    ] {
        assert_eq!(ask(key, path).unwrap_err(), wrong, "{key} {path}");
    }
    for key in hostile() {
        let Ok(uri) = ask(&key, "/a/{token}/b?c") else {
            continue;
        };
        let url = url::Url::parse(&uri).unwrap();
        assert_eq!(url.host_str(), Some("us.places.example"));
        assert_eq!(url.path_segments().unwrap().count(), 3, "{uri}");
        assert!(
            url.path().starts_with("/a/") && url.path().ends_with("/b"),
            "{uri}"
        );
        assert_eq!(url.query(), Some("c"));
    }
}

#[test]
fn a_key_in_the_path_is_not_shown() {
    let connection = Connection::new(bot()).unwrap();
    let request = connection
        .request(Method::GET, Url::Fixed, "/bot{token}/me?x")
        .unwrap();
    assert_eq!(
        format!("{request:?}"),
        r#"Request { method: GET, url: "https://us.places.example/bot{token}/me?…", headers: [] }"#
    );
}

/// Pieces of the file and anything else.
fn any_hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(hostile()),
        any::<String>(),
        "[a-z0-9.:/@-]{1,8}"
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 1000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_value_leads_elsewhere(value in any_hostile(), which in 0..5) {
        let mut credentials = full();
        match which {
            0 => credentials.vanity = value.clone(),
            1 => credentials.host = Some(value.clone()),
            2 => credentials.site = value.clone(),
            3 => credentials.account = Some(value.clone()),
            _ => credentials.key = value.as_str().into(),
        }
        let Ok(connection) = Connection::new(credentials) else { return Ok(()) };
        for url in Url::ALL {
            let Ok(request) = connection.request(Method::GET, url, "/last") else { continue };
            let parsed = url::Url::parse(&request.uri().to_string()).unwrap();
            let host = parsed.host_str().unwrap();
            prop_assert_eq!(Some(host), request.uri().host());
            let segments = parsed.path_segments().unwrap().count();
            prop_assert!(parsed.path().ends_with("/last"));
            prop_assert!(parsed.username().is_empty() && parsed.fragment().is_none());
            let (is_known, wanted) = match url {
                Url::Fixed => (host == "eu-test.places.example", 1),
                Url::Vanity => {
                    (host.ends_with(".place.example") || host.ends_with(".places.example")
                        || host == "place.example" || host == "places.example", 1)
                }
                Url::Any => (host == "api.places.example" || which == 1, 3),
                // Its path is the person's.
                Url::Own => (host == "self.example" || which == 2, segments.max(2)),
                Url::Shard => {
                    let labels = host.split('.').count();
                    (host.ends_with(".places.example") && labels == 3, 2)
                }
            };
            prop_assert!(is_known, "{}", parsed);
            prop_assert_eq!(segments, wanted, "{}", parsed);
            // By https and without a port, but for a person's own address.
            let is_own = matches!(url, Url::Own);
            prop_assert!(is_own || parsed.scheme() == "https" && parsed.port().is_none());
        }
    }
}
