//! What holds for every connector, whatever its tables say: values lead nowhere else, and secrets
//! are never shown. The tables themselves say what to fill in.

use connspec_runtime::Method;
use connspec_runtime::table::{AuthMethod, Connector, Field, Kind};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value as Json, json};

const CANARY: &str = "Canary-7f3a9";
/// The form that Basic authentication gives it, wherever it stands in the pair.
const CANARY_BASE64: [&str; 3] = ["Q2FuYXJ5LTdmM2E5", "YW5hcnktN2YzYT", "5hcnktN2YzYT"];

fn connectors() -> Vec<&'static Connector> {
    let golden = golden_connectors::all().iter();
    golden.chain(connectors::all()).copied().collect()
}

fn methods() -> impl Strategy<Value = (&'static Connector, &'static AuthMethod)> {
    let methods: Vec<_> = connectors()
        .into_iter()
        .flat_map(|connector| {
            connector
                .methods
                .iter()
                .map(move |method| (connector, *method))
        })
        .collect();
    select(methods)
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![
            ".",
            "..",
            "/",
            "\\",
            "@",
            ":",
            "#",
            "?",
            "%2e",
            "%2F",
            "evil.example",
            "[::1]",
            "-",
            "a",
            "\u{3002}",
            "\u{FF0E}",
            "\u{2044}",
            "\r\n",
            "\t",
            "\0",
            " ",
            ";",
            "&",
            "=",
            "é",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

/// A text that the rules of any field of that id accept.
fn good(field: &Field) -> &'static str {
    match field.id {
        "email" | "mail" | "user" => "x@example.com",
        "site" => "https://example.com",
        "host" => "shop.example.com",
        "password" => "pass word 1",
        _ => "AB-12",
    }
}

fn form(method: &AuthMethod, mut text: impl FnMut(&Field) -> String, option: usize) -> Json {
    let fields = method.fields.iter().map(|field| {
        let value = match &field.kind {
            Kind::Text(_) | Kind::Secret(_) | Kind::Hostname(..) | Kind::Url(..) => {
                json!(text(field))
            }
            Kind::Select(options) | Kind::Region(options) | Kind::Environment(options) => {
                json!(options[option % options.len()].id)
            }
            Kind::Number(_) => json!(7),
            Kind::Boolean => json!(true),
        };
        (field.id.to_owned(), value)
    });
    Json::Object(fields.collect::<Map<_, _>>())
}

/// Whether `host` is what `pattern` says, with one label, or a part of one, for each `{field}`.
fn fits(host: &str, pattern: &str) -> bool {
    let (labels, patterns) = (host.split('.'), pattern.split('.'));
    labels.clone().count() == patterns.clone().count()
        && labels.zip(patterns).all(|(label, pattern)| {
            match (pattern.split_once('{'), pattern.rsplit_once('}')) {
                (Some((start, _)), Some((_, end))) => {
                    label.len() > start.len() + end.len()
                        && label.starts_with(start)
                        && label.ends_with(end)
                }
                _ => label == pattern,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn requests_stay_on_the_hosts_of_the_connector(
        (connector, method) in methods(),
        hostile in hostile(),
        option: usize,
        chosen: prop::sample::Index,
    ) {
        // One value is hostile and the others are good, so that many get as far as a request.
        let chosen = method.fields[chosen.index(method.fields.len())].id;
        let text = |field: &Field| {
            if field.id == chosen { hostile.clone() } else { good(field).to_owned() }
        };
        let form = form(method, text, option);
        let Ok(connection) = method.connect(form) else { return Ok(()) };
        for name in connector.addresses.names {
            let Ok(request) = connection.request(Method::GET, name, "/last") else { continue };
            let url = url::Url::parse(&request.uri().to_string()).unwrap();
            let host = url.host_str().unwrap();
            prop_assert_eq!(Some(host), request.uri().host());
            let known = connector.hosts();
            prop_assert!(known.iter().any(|pattern| fits(host, pattern)), "{}", host);
            let column = connector.addresses.names.iter().position(|other| other == name);
            let lengths = connector.addresses.rows.iter().map(|row| row.urls[column.unwrap()].path.len());
            let length = url.path_segments().unwrap().count();
            prop_assert!(lengths.into_iter().any(|known| known + 1 == length), "{}", url);
            prop_assert!(url.path().ends_with("/last"), "{}", url);
        }
    }
}

#[test]
fn a_secret_is_never_shown() {
    let is_hidden = |shown: &str| {
        let forms = CANARY_BASE64.iter().chain([&CANARY]);
        for form in forms {
            assert!(!shown.contains(form), "{shown}");
        }
    };
    for connector in connectors() {
        for method in connector.methods {
            let text = |field: &Field| {
                let text = if field.is_secret() {
                    CANARY
                } else {
                    good(field)
                };
                text.to_owned()
            };
            let form = form(method, text, 0);
            let connection = method.connect(form.clone()).unwrap();
            is_hidden(&format!("{connection:?}"));
            for name in connector.addresses.names {
                let request = connection.request(Method::GET, name, "").unwrap();
                is_hidden(&format!("{request:?}"));
                is_hidden(&format!("{:?}", request.headers()));
            }
            for step in connection.check().steps() {
                is_hidden(&format!("{:?}", step.request().unwrap()));
                is_hidden(&format!("{:?}", step.judge(500, CANARY.as_bytes())));
            }
            // Each secret where it must not be.
            for field in method.fields {
                let mut wrong = form.clone();
                wrong[field.id] = json!([CANARY]);
                let errors = method.connect(wrong).unwrap_err();
                is_hidden(&format!("{errors} {errors:?} {}", json!(errors)));
            }
        }
    }
}

#[test]
fn typed_credentials_hide_their_secrets() {
    let credentials = [
        format!(
            "{:?}",
            connectors::iterable::Auth::from(connectors::iterable::ApiKey {
                api_key: CANARY.into(),
                region: connectors::iterable::Region::Us,
            })
        ),
        format!(
            "{:#?}",
            golden_connectors::every_field::Token {
                secret: CANARY.into(),
                shop: "acme".into(),
                account: "AB-12".into(),
            }
        ),
    ];
    for shown in credentials {
        assert!(
            !shown.contains(CANARY) && shown.contains("Secret(…)"),
            "{shown}"
        );
    }
}
