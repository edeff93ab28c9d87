//! The pattern dialect: what is in it, and what a person is told about the rest.
//!
//! `good.txt` holds a pattern a line. `bad.txt` holds patterns with what is said about them,
//! an empty line between them; `BLESS=1` writes the file again.

#![expect(
    clippy::disallowed_methods,
    reason = "tests read fixtures and the environment"
)]

use connspec_spec::model::{HostScope, StringKind, UrlAllow};
use connspec_spec::pattern::{self, MAX_BYTES};
use std::fmt::Write as _;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/patterns"
    ))
    .join(name)
}

#[test]
fn good_patterns_are_accepted() {
    for good in std::fs::read_to_string(fixture("good.txt"))
        .unwrap()
        .lines()
    {
        assert_eq!(pattern::check(good), Ok(()), "{good}");
        assert!(regex::Regex::new(good).is_ok(), "{good}");
    }
}

#[test]
fn bad_patterns_are_explained() {
    let path = fixture("bad.txt");
    let expected = std::fs::read_to_string(&path).unwrap();
    let mut actual = String::new();
    for bad in expected.split("\n\n") {
        let bad = bad.lines().next().unwrap_or_default();
        let problems = pattern::check(bad).expect_err(bad);
        writeln!(actual, "{bad}").unwrap();
        for problem in problems {
            let before = bad[..problem.range.start].chars().count();
            let width = bad[problem.range.clone()].chars().count();
            let caret = if width == 0 {
                "|".to_owned()
            } else {
                "^".repeat(width)
            };
            writeln!(
                actual,
                "{:before$}{caret} {}; {}",
                "", problem.message, problem.help
            )
            .unwrap();
        }
        actual.push('\n');
    }
    actual.truncate(actual.len() - 1);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &actual).unwrap();
    }
    assert!(
        actual == expected,
        "not as in {}:\n{actual}",
        path.display()
    );
}

#[test]
fn what_cannot_be_seen_is_refused() {
    for bad in ["a\nb", "a\u{200B}", "[a\u{202E}]", "a\u{2028}", "\\\u{7F}"] {
        let problems = pattern::check(bad).expect_err(bad);
        assert!(problems[0].message.contains("U+"), "{problems:?}");
    }
}

#[test]
fn an_empty_pattern_says_nothing() {
    assert_eq!(pattern::check("").unwrap_err()[0].range, 0..0);
}

#[test]
fn long_patterns_are_refused() {
    assert_eq!(pattern::check(&"a".repeat(MAX_BYTES)), Ok(()));
    for bad in [
        "a".repeat(MAX_BYTES + 1),
        "(?:".repeat(1 << 16),
        "[".repeat(1 << 16),
    ] {
        assert_eq!(pattern::check(&bad).unwrap_err().len(), 1);
    }
}

/// Values that a type of input takes, and values that it does not.
const BUILT_IN: &[(StringKind, &[&str], &[&str])] = &[
    (
        StringKind::Email,
        &[
            "a@b",
            "apiuser-1@apiconnector.com",
            "o'neil+x@example.co.uk",
        ],
        &[
            "",
            "a",
            "@",
            "a@",
            "@b",
            "a@b@c",
            "a b@c",
            "a@b\n",
            "Ann <a@b>",
        ],
    ),
    (
        StringKind::Url(None),
        &[
            "https://example.com",
            "https://Example.com:8443/a/b?c=d&e#f",
            "https://localhost/",
        ],
        &[
            "http://example.com",
            "example.com",
            "https://",
            "https:///a",
            "https://user@example.com",
            "https://user:word@example.com",
            "https://example.com\\@other.example",
            "https://example.com/a b",
            "https://example.com:port",
            "https://example.com\n",
        ],
    ),
    (
        StringKind::Url(Some(UrlAllow {
            http: true,
            port: true,
            path: true,
        })),
        &[
            "https://example.com",
            "http://10.0.0.1:8080/",
            "https://localhost:8443/a/b-c/",
            "https://git.example.com/a%20b/~c/d.e",
        ],
        &[
            "ftp://example.com",
            "example.com",
            "https://",
            "https:///a",
            "https://a..b",
            "https://.a",
            "https://user@example.com",
            "https://example.com//a",
            "https://example.com/a//b",
            "https://example.com/a?b",
            "https://example.com/a#b",
            "https://example.com/a\\b",
            "https://example.com:port",
            "https://example.com:123456",
            "https://example.com/a b",
            "https://example.com\n",
        ],
    ),
    (
        StringKind::Url(Some(UrlAllow {
            http: false,
            port: true,
            path: false,
        })),
        &["https://example.com", "https://example.com:1/", "https://a"],
        &[
            "http://example.com",
            "https://example.com/a",
            "https://example.com:1/a",
        ],
    ),
    (
        StringKind::Url(Some(UrlAllow {
            http: false,
            port: false,
            path: true,
        })),
        &["https://example.com/a/b", "https://example.com/"],
        &[
            "http://example.com/a",
            "https://example.com:443",
            "https://example.com:443/a",
        ],
    ),
    (
        StringKind::Hostname(HostScope::Declared),
        &[
            "example.com",
            "a.b-c.example.com",
            "Shop.Example.XN--P1AI",
            "a--b.c1.de",
        ],
        &[
            "example",
            "https://example.com",
            "example.com/",
            "example.com:443",
            ".example.com",
            "example.com.",
            "a..b",
            "10.0.0.1",
            "127.1",
            "user@example.com",
            "exa mple.com",
            "example.com\n",
            "example.0x7f",
            "[::1]",
        ],
    ),
    (
        StringKind::Subdomain,
        &["a", "acme", "acme-2", "ACME--uk", "7"],
        &[
            "",
            "-a",
            "a-",
            "a.b",
            "a_b",
            "a/",
            "https://a",
            "a\n",
            "é",
            "a@b",
            "%61",
        ],
    ),
];

#[test]
fn types_of_input_take_what_they_should() {
    for (kind, good, bad) in BUILT_IN {
        let pattern = pattern::of_kind(*kind).unwrap();
        assert_eq!(pattern::check(&pattern), Ok(()), "{pattern}");
        let regex = regex::Regex::new(&pattern).unwrap();
        for value in *good {
            assert!(regex.is_match(value), "{kind:?} does not take {value:?}");
        }
        for value in *bad {
            assert!(!regex.is_match(value), "{kind:?} takes {value:?}");
        }
    }
}

#[test]
fn hosts_lie_on_a_domain_or_below_it() {
    let all = |names: &[&str]| {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        pattern::under(&names)
    };
    assert_eq!(all(&[]), None);
    for names in [&["example.com"][..], &["example.com", "example.co.uk"]] {
        let pattern = all(names).unwrap();
        assert_eq!(pattern::check(&pattern), Ok(()), "{pattern}");
        let regex = regex::Regex::new(&pattern).unwrap();
        for good in ["example.com", "a.example.com", "a-b.c.example.com"] {
            assert!(regex.is_match(good), "{pattern} {good}");
        }
        for bad in [
            "notexample.com",
            "example.com.evil.net",
            "examplexcom",
            "a.example.org",
            "example.com\n",
            "",
        ] {
            assert!(!regex.is_match(bad), "{pattern} {bad:?}");
        }
    }
}

#[test]
fn the_largest_patterns_compile() {
    for part in ["[^a]{1000}", "(?:[^a][^b]){500}", "é{0,1000}"] {
        let largest = part.repeat(4);
        assert_eq!(pattern::check(&largest), Ok(()));
        assert!(regex::Regex::new(&largest).is_ok(), "{largest}");
    }
}
