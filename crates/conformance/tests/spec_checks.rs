//! The checks of every auth method of every spec, in every region and environment, against a server
//! that plays the vendor: right credentials pass, wrong ones are told what to do, and every request
//! goes to the addresses of the region that was chosen.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use connectors::{AnyUrl, Connection, Method};
use connspec_conformance::{Answer, FakeVendor, Received};
use connspec_runtime::table::{
    AuthMethod, Base, Body, Capture, CaptureKind, CheckTable, Cut, Expires, Field, Kind, Part,
    Request, Session, Start, StepTable, TokenCall,
};
use connspec_runtime::{Against, Outcome, Report, ReqwestClient};
use serde_json::{Map, Value as Json, json};

const RIGHT: &str = "R1ght";
const WRONG: &str = "Wr0ng";
/// In everything that the vendor gives.
const TOKEN: &str = "T0ken";
const CALLBACK: &str = "https://app.example/callback";
const PRIVATE_KEY: &str = include_str!("../../runtime/tests/it/keys/pkcs8.pem");

fn methods() -> impl Iterator<Item = &'static AuthMethod> {
    connectors::all().iter().flat_map(|c| c.methods).copied()
}

/// Forms for all rows of the address table.
fn forms(method: &'static AuthMethod, secret: &str) -> Vec<Json> {
    let count = |is_wanted: fn(&Kind) -> bool| {
        let mut fields = method.fields.iter();
        let found = fields.find(|field| is_wanted(&field.kind));
        found.map_or(1, |field| options(field).len())
    };
    let regions = count(|kind| matches!(kind, Kind::Region(_)));
    let environments = count(|kind| matches!(kind, Kind::Environment(_)));
    let mut forms = Vec::new();
    for region in 0..regions {
        for environment in 0..environments {
            let value = |field: &Field| match field.kind {
                Kind::Region(options) => json!(options[region].id),
                Kind::Environment(options) => json!(options[environment].id),
                _ => good(method, field, secret, &|form| method.read(form).err()),
            };
            forms.push(object(method.fields, value));
        }
    }
    forms
}

fn setup(method: &'static AuthMethod, secret: &str) -> Json {
    object(method.setup_fields, |field| {
        good(method, field, secret, &|form| method.read_setup(form).err())
    })
}

fn object(fields: &[Field], mut value: impl FnMut(&Field) -> Json) -> Json {
    let members = fields
        .iter()
        .map(|field| (field.id.to_owned(), value(field)));
    Json::Object(members.collect::<Map<_, _>>())
}

fn options(field: &Field) -> &'static [connspec_runtime::table::Choice] {
    match field.kind {
        Kind::Select(options) | Kind::Region(options) | Kind::Environment(options) => options,
        _ => &[],
    }
}

/// The first of a few values that the form accepts. Secrets hold `secret`, and where the secret is a
/// key that only signs, so does whatever the signature vouches for.
fn good(
    method: &AuthMethod,
    field: &Field,
    secret: &str,
    refuse: &dyn Fn(Json) -> Option<connspec_runtime::FormErrors>,
) -> Json {
    let texts = if field.is_secret() {
        vec![
            secret.to_owned(),
            format!("{secret}-us1"),
            format!("{secret} pass word"),
            PRIVATE_KEY.to_owned(),
        ]
    } else {
        let signs = |session: &Session| !session.assertions.is_empty();
        let signed = method.session.is_some_and(signs);
        let vouched = signed.then(|| secret.to_owned()).into_iter();
        let hosts = method.addresses.domains.iter();
        vouched
            .chain(["acme".to_owned(), "ada@example.com".to_owned()])
            .chain(hosts.map(|domain| format!("shop.{domain}")))
            .chain(["shop.example.com", "https://shop.example.com"].map(str::to_owned))
            .collect()
    };
    let others = options(field).iter().map(|option| json!(option.id));
    let mut candidates = texts
        .into_iter()
        .map(Json::from)
        .chain(others)
        .chain([json!(7), json!(true)]);
    let is_good = |value: &Json| {
        let form = Json::Object([(field.id.to_owned(), value.clone())].into_iter().collect());
        refuse(form).is_none_or(|errors| errors.iter().all(|error| error.field != field.id))
    };
    let found = candidates.find(is_good);
    found.unwrap_or_else(|| panic!("no value is known for {field:?}"))
}

/// What the vendor answers to token calls: all that anybody looks for there.
fn answer_to_calls(method: &AuthMethod) -> Json {
    let mut answer = json!({});
    if let Some(session) = method.session {
        for capture in calls(session).flat_map(|call| call.captures) {
            put(&mut answer, capture.from, json!(captured(capture)));
        }
        if let Expires::Pointer(pointer, _) = session.expires {
            put(&mut answer, pointer, json!(3600));
        }
    }
    answer
}

/// What the vendor answers to everything else that is right. A later token call gets it too, so it
/// holds what those look for as well, unless it is a list.
fn answer_to_steps(method: &AuthMethod) -> Json {
    let mut answer = answer_to_calls(method);
    for step in steps(method) {
        if let Some(pointer) = step.expect.pointer {
            let equals = step
                .expect
                .equals
                .map(|text| serde_json::from_str(text).unwrap());
            put(&mut answer, pointer, equals.unwrap_or(json!("something")));
        }
        if let Some(account) = &step.account {
            put(&mut answer, account.id, json!("account-1"));
            if let Some(label) = account.label {
                put(&mut answer, label, json!("Account One"));
            }
        }
    }
    answer
}

fn captured(capture: &Capture) -> String {
    let host = |hosts: &[&str]| {
        let domain = hosts[0].trim_start_matches("*.");
        format!("captured.{domain}")
    };
    match capture.kind {
        CaptureKind::Text => format!("{TOKEN}-{}", capture.id),
        CaptureKind::Url(hosts) => format!("https://{}", host(hosts)),
        CaptureKind::Hostname(hosts) => host(hosts),
    }
}

/// Sets what stands at a pointer that names members of objects and entries of lists.
fn put(document: &mut Json, pointer: &str, value: Json) {
    let mut place = document;
    let keys: Vec<&str> = pointer.split('/').skip(1).collect();
    for key in keys {
        if let Ok(index) = key.parse::<usize>() {
            if !place.is_array() {
                *place = json!([]);
            }
            let list = place.as_array_mut().unwrap();
            list.resize_with(list.len().max(index + 1), || json!({}));
            place = &mut list[index];
        } else {
            if !place.is_object() {
                *place = json!({});
            }
            place = place
                .as_object_mut()
                .unwrap()
                .entry(key)
                .or_insert(json!({}));
        }
    }
    if !(place.is_object() && place.as_object().is_some_and(|o| !o.is_empty())) {
        *place = value;
    }
}

fn steps(method: &AuthMethod) -> &'static [StepTable] {
    match method.check {
        CheckTable::None(_) => &[],
        CheckTable::Steps(steps) => steps,
    }
}

fn calls(session: &Session) -> impl Iterator<Item = &TokenCall> {
    let register = session.authorize.iter().flat_map(|a| &a.register);
    register.chain(session.obtain).chain(&session.refresh)
}

/// Whether a request holds a text, wherever it may carry credentials.
fn holds(request: &Received, text: &str) -> bool {
    let basic = request.header("authorization").and_then(|value| {
        let encoded = value.strip_prefix("Basic ")?;
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, encoded);
        String::from_utf8(bytes.ok()?).ok()
    });
    let headers = request
        .headers
        .iter()
        .any(|(_, value)| value.contains(text));
    let body = String::from_utf8_lossy(&request.body);
    // The claims of a signed assertion.
    let is_claimed = body.split(['=', '&', '.']).any(|part| {
        let part = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, part);
        part.is_ok_and(|claims| String::from_utf8_lossy(&claims).contains(text))
    });
    let body = body.contains(text) || is_claimed;
    headers || body || request.target.contains(text) || basic.is_some_and(|b| b.contains(text))
}

/// A vendor that knows one secret, and the tokens that it gave for it.
fn vendor(method: &'static AuthMethod) -> FakeVendor {
    let vendor = FakeVendor::start();
    let (to_calls, to_steps) = (answer_to_calls(method), answer_to_steps(method));
    let statuses: Vec<u16> = steps(method)
        .iter()
        .filter_map(|s| s.expect.status)
        .collect();
    let status = statuses.first().copied().unwrap_or(200);
    vendor.route("*", "*", "*", move |request| {
        if request.path() == "/callback" {
            return Answer::empty(404);
        }
        let has_session = method.session.is_some();
        if has_session && !holds(request, TOKEN) && holds(request, RIGHT) {
            Answer::json(status, &to_calls)
        } else if holds(request, TOKEN) || holds(request, RIGHT) {
            Answer::json(status, &to_steps)
        } else {
            Answer::json(401, &json!({ "error": "invalid_client" }))
        }
    });
    vendor
}

async fn connect(
    method: &'static AuthMethod,
    form: &Json,
    secret: &str,
    client: &Against<ReqwestClient>,
) -> Connection<AnyUrl> {
    let operator = method.with_setup(setup(method, secret)).unwrap();
    let connection = operator.connect(form.clone()).unwrap();
    if method
        .session
        .is_none_or(|session| session.authorize.is_none())
    {
        return connection;
    }
    let authorization = connection.authorize(client, CALLBACK).await.unwrap();
    let url = url::Url::parse(authorization.url()).unwrap();
    let state = url
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap()
        .1;
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("code", &format!("{secret}-code"))
        .append_pair("state", &state)
        .finish();
    match authorization.finish(client, &query).await {
        Ok(connected) => connected,
        Err(error) => {
            assert_ne!(secret, RIGHT, "{}: {error}", method.connector);
            connection
        }
    }
}

async fn check(method: &'static AuthMethod, form: &Json, secret: &str) -> (Report, FakeVendor) {
    let vendor = vendor(method);
    let client = ReqwestClient::builder()
        .allow_http(true)
        .allow_private_addresses(true)
        .build()
        .unwrap();
    let client = Against::new(client, &vendor.base_url()).unwrap();
    let connection = connect(method, form, secret, &client).await;
    (connection.check(&client).await, vendor)
}

/// The hosts of everything that is sent, as the tables and the form say.
fn expected_hosts(method: &'static AuthMethod, form: &Json) -> BTreeSet<String> {
    let host_of = |request: &Request| match request.start {
        Start::Address(name) => host(method, form, name),
        Start::Host(host) => host.to_owned(),
        Start::Captured(name) => {
            let session = method.session.unwrap();
            let mut captures = calls(session).flat_map(|call| call.captures);
            let capture = captures.find(|capture| capture.id == name).unwrap();
            captured(capture).trim_start_matches("https://").to_owned()
        }
    };
    let sent = method.session.into_iter().flat_map(|session| {
        // A fresh token needs no refresh.
        let register = session.authorize.iter().flat_map(|a| &a.register);
        register.chain(session.obtain).map(|call| &call.request)
    });
    sent.chain(steps(method).iter().map(|step| &step.request))
        .map(host_of)
        .collect()
}

/// The host of an address with the values of a form, read from the table once more.
fn host(method: &'static AuthMethod, form: &Json, name: &str) -> String {
    let chosen = |is_wanted: fn(&Kind) -> bool| {
        let mut fields = method.fields.iter();
        let field = fields.find(|field| is_wanted(&field.kind));
        let position = |field: &Field| {
            let mut ids = options(field).iter();
            ids.position(|option| form[field.id] == option.id).unwrap()
        };
        field.map_or(0, position)
    };
    let region = chosen(|kind| matches!(kind, Kind::Region(_)));
    let environment = chosen(|kind| matches!(kind, Kind::Environment(_)));
    let addresses = method.addresses;
    let row = &addresses.rows[region * addresses.environments + environment];
    let column = addresses
        .names
        .iter()
        .position(|known| *known == name)
        .unwrap();
    let value = |id: &str| form[id].as_str().unwrap().to_ascii_lowercase();
    match row.urls[column].base {
        Base::Host(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => (*text).to_owned(),
                Part::Field(id) => value(id),
                Part::Derived(id) => {
                    let mut derived = method.derived.iter();
                    let derived = derived.find(|derived| derived.id == *id).unwrap();
                    let whole = value(derived.from);
                    match derived.cut {
                        Cut::AfterLast(mark) => whole.rsplit_once(mark).unwrap().1.to_owned(),
                        Cut::BeforeFirst(mark) => whole.split_once(mark).unwrap().0.to_owned(),
                    }
                }
                other => panic!("{other:?} in a host"),
            })
            .collect(),
        Base::Hostname(id) => value(id),
        Base::Url(id) => url::Url::parse(&value(id))
            .unwrap()
            .host_str()
            .unwrap()
            .to_owned(),
    }
}

#[tokio::test]
async fn right_credentials_pass_in_every_region() {
    for method in methods() {
        let mut all_hosts = Vec::new();
        for form in forms(method, RIGHT) {
            let name = format!("{}.{} {form}", method.connector, method.id);
            let (report, vendor) = check(method, &form, RIGHT).await;
            assert!((report.outcome() != Outcome::Failed), "{name}: {report}");
            if steps(method).iter().any(|step| step.account.is_some()) {
                let account = report
                    .account()
                    .unwrap_or_else(|| panic!("{name}: {report}"));
                assert_eq!(account.id, "account-1", "{name}");
            }
            let hosts: BTreeSet<String> = vendor
                .requests()
                .into_iter()
                .map(|request| request.host)
                .collect();
            assert_eq!(hosts, expected_hosts(method, &form), "{name}");
            all_hosts.push(hosts);
        }
        // No region is another under a second name.
        for (index, hosts) in all_hosts.iter().enumerate() {
            assert!(
                !all_hosts[..index].contains(hosts),
                "{}: {hosts:?}",
                method.connector
            );
        }
    }
}

#[tokio::test]
async fn wrong_credentials_are_told_so_and_never_shown() {
    for method in methods() {
        let has_secret = method
            .fields
            .iter()
            .chain(method.setup_fields)
            .any(Field::is_secret);
        if steps(method).is_empty() || !has_secret {
            continue;
        }
        for form in forms(method, WRONG) {
            let name = format!("{}.{}", method.connector, method.id);
            let (report, _) = check(method, &form, WRONG).await;
            assert!(!(report.outcome() != Outcome::Failed), "{name}: {report}");
            let told = format!("{report}{report:?}{}", json!(report));
            assert!(!told.contains(WRONG), "{name}: {told}");
            let failed = report.failure();
            let failure = failed.unwrap_or_else(|| panic!("{name}: {report}"));
            for field in failure.fields() {
                let is_known = method.field(field).is_some();
                assert!(is_known, "{name}: no field {field}");
            }
        }
    }
}

#[test]
fn checks_change_nothing() {
    for step in methods().flat_map(steps) {
        let request = &step.request;
        let reads = [Method::GET, Method::HEAD].contains(&request.method);
        assert!(reads || !matches!(request.body, Body::None), "{request:?}");
    }
}
