//! What holds for every connector, whatever its tables say: values lead nowhere else, and secrets
//! are never shown. The tables themselves say what to fill in.

mod support;

use connspec_runtime::table::{
    AuthMethod, Capture, CaptureKind, Connector, Field, HostScope, Kind, Placement,
};
use connspec_runtime::{
    AnyUrl, ConnectError, Connection, Customs, Method, Request, RequestError, Tokens,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value as Json, json};
use support::good_text;

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

fn form(fields: &[Field], mut text: impl FnMut(&Field) -> String, option: usize) -> Json {
    let fields = fields.iter().map(|field| {
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

/// A connection with what operators fill in, and with tokens where the method needs some. `None`
/// where a form refuses a value.
fn connect(method: &'static AuthMethod, values: Json, secret: &str) -> Option<Connection<AnyUrl>> {
    let text = |field: &Field| {
        let text = if field.is_secret() {
            secret
        } else {
            good_text(field)
        };
        text.to_owned()
    };
    let setup = form(method.setup_fields, text, 0);
    let setup = method.with_setup(setup).ok()?;
    let mut customs = Customs::new();
    customs.register::<golden_connectors::placements::Custom, _>(|_, _| Ok(()));
    let connection = match setup.connect_with(values, &customs) {
        Ok(connection) => connection,
        Err(ConnectError::Form(_)) => return None,
        Err(error) => panic!("{error}"),
    };
    let value = |capture: &Capture| match capture.kind {
        CaptureKind::Text => secret.to_owned(),
        CaptureKind::Url(hosts) => format!("https://a.{}", hosts[0].trim_start_matches("*.")),
        CaptureKind::Hostname(hosts) => format!("a.{}", hosts[0].trim_start_matches("*.")),
    };
    let values = captures(method).map(|capture| (capture.id.to_owned(), json!(value(capture))));
    let values: Map<_, _> = values.collect();
    let tokens = json!({"version": 1, "values": values, "good_until": null}).to_string();
    let tokens = Tokens::from_json(&tokens).expect("tokens of the form that is stored");
    Some(connection.with_tokens(tokens))
}

fn captures(method: &'static AuthMethod) -> impl Iterator<Item = &'static Capture> {
    let session = method.session.into_iter();
    session.flat_map(|session| {
        let authorize = session.authorize.iter();
        let register = authorize.clone().flat_map(|authorize| &authorize.register);
        let calls = register.chain(session.obtain).chain(&session.refresh);
        let callback = authorize.flat_map(|authorize| authorize.captures);
        callback.chain(calls.flat_map(|call| call.captures))
    })
}

/// Everything that a request can start with.
fn names(connector: &Connector, method: &'static AuthMethod) -> Vec<&'static str> {
    let captured = captures(method).filter(|c| !matches!(c.kind, CaptureKind::Text));
    let names = connector.addresses.names.iter().copied();
    names.chain(captured.map(|capture| capture.id)).collect()
}

/// A request of a verb that has a body, with a path that says where keys go.
fn ask(connection: &Connection<AnyUrl>, name: &str) -> Result<Request, RequestError> {
    let placements = connection.auth_method().placements.iter();
    let markers = placements.filter_map(|placement| match placement {
        Placement::Path(name, _) => Some(format!("/{{{name}}}")),
        _ => None,
    });
    let path = markers.collect::<String>() + "/last";
    connection.request(Method::POST, name, &path)
}

/// Whether `host` is what `pattern` says, with one label, or a part of one, for each `{field}`.
fn fits(host: &str, pattern: &str) -> bool {
    if let Some(domain) = pattern.strip_prefix('*') {
        return host.ends_with(domain);
    }
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

/// Whether a request may go to `host`, where a person's value is the whole of it, and how many
/// segments of the path that value brings along.
fn is_own(host: &str, pattern: &str, method: &AuthMethod, value: &str) -> Option<usize> {
    let id = pattern.strip_prefix('{')?.strip_suffix('}')?;
    let field = method.fields.iter().find(|field| field.id == id)?;
    let value = match value.trim() {
        "" => field.default?,
        value => value,
    };
    let is_on = |domain: &str| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    match field.kind {
        Kind::Hostname(_, HostScope::Declared) => method
            .addresses
            .domains
            .iter()
            .any(|d| is_on(d))
            .then_some(0),
        Kind::Hostname(_, HostScope::Any) => {
            let last = host.rsplit('.').next()?;
            let is_name = host.contains('.') && last.starts_with(char::is_alphabetic);
            (is_name && host.eq_ignore_ascii_case(value)).then_some(0)
        }
        Kind::Url(..) => {
            let own = url::Url::parse(value).ok()?;
            let segments = own.path_segments()?.filter(|segment| !segment.is_empty());
            (own.host_str() == Some(host)).then(|| segments.count())
        }
        _ => None,
    }
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
        // There is nothing to fill in.
        prop_assume!(!method.fields.is_empty());
        // One value is hostile and the others are good, so that many get as far as a request.
        let chosen = method.fields[chosen.index(method.fields.len())].id;
        let text = |field: &Field| {
            if field.id == chosen { hostile.clone() } else { good_text(field).to_owned() }
        };
        let form = form(method.fields, text, option);
        let connection = connect(method, form.clone(), &hostile);
        let Some(connection) = connection else { return Ok(()) };
        let keys = method.placements.iter().filter(|p| matches!(p, Placement::Path(..))).count();
        for name in names(connector, method) {
            let Ok(request) = ask(&connection, name) else { continue };
            let url = url::Url::parse(&request.uri().to_string()).unwrap();
            let host = url.host_str().unwrap();
            prop_assert_eq!(Some(host), request.uri().host());
            let known = connector.hosts();
            let own: Vec<usize> = known.iter().filter_map(|pattern| {
                let id = pattern.trim_matches(['{', '}']);
                is_own(host, pattern, method, form[id].as_str()?)
            }).collect();
            let fits = !own.is_empty() || known.iter().any(|pattern| fits(host, pattern));
            prop_assert!(fits, "{}", host);
            let length = url.path_segments().unwrap().count() - keys;
            let Some(column) = connector.addresses.names.iter().position(|other| *other == name)
            else {
                prop_assert_eq!(length, 1);
                continue;
            };
            let lengths = connector.addresses.rows.iter().map(|row| row.urls[column].path.len());
            let is_known = |known: usize| {
                let own = own.iter().any(|more| known + more + 1 == length);
                own || known + 1 == length
            };
            prop_assert!(lengths.into_iter().any(is_known), "{}", url);
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
            let text = |field: &Field| match (field.is_secret(), field.id) {
                (true, "private_key") => format!("{}{CANARY}", good_text(field)),
                (true, _) => CANARY.to_owned(),
                (false, _) => good_text(field).to_owned(),
            };
            let form = form(method.fields, text, 0);
            let Some(connection) = connect(method, form.clone(), CANARY) else {
                assert!(method.custom.is_some());
                continue;
            };
            is_hidden(&format!("{connection:?} {:?}", connection.tokens()));
            for name in names(connector, method) {
                let request = ask(&connection, name).unwrap();
                is_hidden(&format!("{request:?}"));
                is_hidden(&format!("{:?}", request.headers()));
            }
            for step in connection.check_steps() {
                is_hidden(&format!("{:?}", step.request().unwrap()));
                is_hidden(&format!("{:?}", step.judge(500, CANARY.as_bytes())));
            }
            // Each secret where it must not be.
            for field in method.fields {
                let mut wrong = form.clone();
                wrong[field.id] = json!([CANARY]);
                let errors = method.read(wrong).unwrap_err();
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
