//! The Rust code and the form accept the same values, and refuse the others for the same reason.
//!
//! The form is the emitted JSON document: its `normalize` as `docs/forms.md` describes it, then its
//! `schema` by a validator of JSON Schema.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use connspec_runtime::table::{AuthMethod, CheckTable, Connector, Field, Kind, StepTable};
use connspec_runtime::{FormErrors, Keyword};
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value as Json, json};

/// What a person, or the operator, fills in for a way to connect, and the document that was emitted
/// for it.
struct Form {
    method: &'static AuthMethod,
    is_setup: bool,
    document: Json,
    validator: Validator,
    trim: Vec<char>,
}

/// The fixtures and the connectors of this repository, each beside the folder of their forms.
fn forms() -> Vec<Form> {
    let golden = forms_of("crates/emit/tests/golden/forms", golden_connectors::all());
    let ours = forms_of("generated/forms", connectors::all());
    golden.into_iter().chain(ours).collect()
}

fn forms_of(folder: &str, connectors: &[&'static Connector]) -> Vec<Form> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder);
    let read = |name: &str| -> Json {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let trim: Vec<char> = read("index.json")["trim"]
        .as_str()
        .unwrap()
        .chars()
        .collect();
    let methods = connectors.iter().flat_map(|connector| connector.methods);
    let asked = methods.flat_map(|method| {
        let setup = (!method.setup_fields.is_empty()).then_some((*method, true));
        std::iter::once((*method, false)).chain(setup)
    });
    asked
        .map(|(method, is_setup)| {
            let ending = if is_setup { ".setup" } else { "" };
            let document = read(&format!("{}.{}{ending}.json", method.connector, method.id));
            Form {
                method,
                is_setup,
                validator: jsonschema::draft7::new(&document["schema"]).unwrap(),
                document,
                trim: trim.clone(),
            }
        })
        .collect()
}

impl Form {
    fn fields(&self) -> &'static [Field] {
        if self.is_setup {
            self.method.setup_fields
        } else {
            self.method.fields
        }
    }

    fn read(&self, data: Json) -> Result<(), FormErrors> {
        let read = if self.is_setup {
            self.method.read_setup(data)
        } else {
            self.method.read(data)
        };
        read.map(|_| ())
    }

    fn normalized(&self, data: &Json) -> Json {
        let Json::Object(data) = data else {
            return data.clone();
        };
        let mut normal = Map::new();
        for (key, value) in data {
            let steps = self.document["normalize"][key]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let mut value = value.clone();
            if let (Json::String(text), true) = (&value, steps.contains(&json!("trim"))) {
                value = json!(text.trim_matches(self.trim.as_slice()));
            }
            if !(value == json!("") && steps.contains(&json!("omitEmpty"))) {
                normal.insert(key.clone(), value);
            }
        }
        Json::Object(normal)
    }

    /// Each field that the form refuses, with the first keyword that does.
    fn refused(&self, data: &Json) -> BTreeMap<String, &'static str> {
        let mut refused: BTreeMap<String, Keyword> = BTreeMap::new();
        let mut refuse = |field: String, keyword: Keyword| {
            let first = refused.entry(field).or_insert(keyword);
            *first = keyword.min(*first);
        };
        for error in self.validator.iter_errors(&self.normalized(data)) {
            match error.kind() {
                ValidationErrorKind::Required { property } => {
                    refuse(property.as_str().unwrap().to_owned(), Keyword::Required);
                }
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    for key in unexpected {
                        refuse(key.clone(), Keyword::AdditionalProperties);
                    }
                }
                kind => {
                    let path = error.instance_path().to_string();
                    let field = path.trim_start_matches('/').to_owned();
                    refuse(field, keyword(kind.keyword()));
                }
            }
        }
        let refused = refused.into_iter();
        refused
            .map(|(field, keyword)| (field, keyword.as_str()))
            .collect()
    }
}

fn keyword(name: &str) -> Keyword {
    use Keyword as K;
    let all = [
        K::Type,
        K::MinLength,
        K::MaxLength,
        K::Pattern,
        K::Minimum,
        K::Maximum,
        K::OneOf,
        K::Enum,
    ];
    let found = all.into_iter().find(|keyword| keyword.as_str() == name);
    found.unwrap_or_else(|| panic!("the form refuses a value by `{name}`"))
}

/// What the Rust code says.
fn refused_by_rust(form: &Form, data: Json) -> BTreeMap<String, &'static str> {
    let Err(errors) = form.read(data) else {
        return BTreeMap::new();
    };
    let errors = errors.iter();
    errors
        .map(|error| (error.field.to_string(), error.keyword.as_str()))
        .collect()
}

/// A value that any field of that id and kind accepts.
fn good(field: &Field) -> Json {
    match (&field.kind, field.id) {
        (Kind::Select(options) | Kind::Region(options) | Kind::Environment(options), _) => {
            json!(options[0].id)
        }
        (Kind::Number(_), _) => json!(7),
        (Kind::Boolean, _) => json!(true),
        (_, "mail" | "email" | "user" | "username") => json!("x@example.com"),
        (_, "private_key") => json!("-----BEGIN PRIVATE KEY-----"),
        (Kind::Url(..), _) => json!("https://example.com"),
        (Kind::Hostname(..), "server") => json!("10ax.online.tableau.com"),
        (Kind::Hostname(..), _) => json!("shop.example.com"),
        (_, "member") => json!("AB:12"),
        (_, "password") => json!("pass word 1"),
        _ => json!("AB-12"),
    }
}

fn any_value() -> impl Strategy<Value = Json> {
    let piece = prop_oneof![
        3 => select(vec![
            "a", "AB", "-", "_", "1", ".", "@", "/", ":", "https://", "example.com", "us", "eu", "pro",
            "free", "no", "PRO-2", "é", "😀", "e\u{301}",
        ]).prop_map(str::to_owned),
        2 => select(vec![
            " ", "\t", "\n", "\r", "\u{85}", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{3000}", "\u{200B}",
            "\u{0}", "\u{180E}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (0usize..300).prop_map(|length| "x".repeat(length)),
    ];
    let text = prop::collection::vec(piece, 0..5).prop_map(|pieces| json!(pieces.concat()));
    let number = prop_oneof![
        1 => (-3000i32..3000).prop_map(|number| json!(number)),
        1 => (-3000.0..3000.0).prop_map(|number: f64| json!(number)),
        4 => select(vec![
            json!(1),
            json!(0.9999),
            json!(2500),
            json!(2500.5),
            json!(1e300),
            json!(-0.0)
        ]),
    ];
    prop_oneof![
        6 => text,
        3 => number,
        2 => any::<bool>().prop_map(|ticked| json!(ticked)),
        1 => select(vec![Json::Null, json!([]), json!({}), json!(["us"]), json!({"a": 1})]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 1000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_form_and_the_code_agree(
        changes in prop::collection::vec((any::<Index>(), prop::option::of(any_value())), 0..4),
        unknown in prop::option::of(("[a-z~/]{1,4}", any_value())),
    ) {
        for form in forms() {
            let fields = form.fields();
            let mut data: Map<String, Json> = fields
                .iter()
                .map(|field| (field.id.to_owned(), good(field)))
                .collect();
            for (index, value) in changes.iter().filter(|_| !fields.is_empty()) {
                let id = fields[index.index(fields.len())].id;
                match value {
                    Some(value) => data.insert(id.to_owned(), value.clone()),
                    None => data.remove(id),
                };
            }
            if let Some((key, value)) = &unknown {
                data.entry(key.as_str()).or_insert(value.clone());
            }
            let data = Json::Object(data);
            let (form_says, rust_says) = (form.refused(&data), refused_by_rust(&form, data.clone()));
            prop_assert_eq!(form_says, rust_says, "{}: {}", form.method.id, data);
        }
    }
}

/// Otherwise the property above could hold because everything is refused.
#[test]
fn good_values_are_good_to_both() {
    for form in forms() {
        let fields = form.fields().iter();
        let data: Map<_, _> = fields
            .map(|field| (field.id.to_owned(), good(field)))
            .collect();
        let data = Json::Object(data);
        assert!(form.refused(&data).is_empty(), "{data}");
        assert!(form.read(data).is_ok());
    }
}

#[test]
fn each_message_is_the_one_of_the_form() {
    for form in forms() {
        for field in form.fields() {
            assert!(!field.messages.is_empty());
            for (keyword, message) in field.messages {
                let key = format!("{}.error.{}", field.id, keyword.as_str());
                assert_eq!(form.document["messages"][&key], *message, "{key}");
            }
        }
    }
}

#[test]
fn each_advice_is_the_one_of_the_form() {
    for form in forms() {
        let steps: &[StepTable] = match form.method.check {
            CheckTable::Steps(steps) if !form.is_setup => steps,
            CheckTable::Steps(_) | CheckTable::None(_) => &[],
        };
        let advice = steps.iter().enumerate().flat_map(|(index, step)| {
            step.advice.iter().map(move |advice| {
                json!({
                    "step": index,
                    "status": advice.status,
                    "fields": advice.fields,
                    "text": advice.text,
                })
            })
        });
        let advice: Vec<Json> = advice.collect();
        assert_eq!(form.document["check"]["advice"], json!(advice));
    }
}

#[test]
fn the_typed_struct_reads_what_the_registry_reads() {
    use golden_connectors::every_field::Full;
    let fields = Full::METHOD.fields.iter();
    let data: Map<_, _> = fields
        .map(|field| (field.id.to_owned(), good(field)))
        .collect();
    let mut data = Json::Object(data);
    let full = Full::from_form(data.clone()).unwrap();
    assert_eq!(
        (full.shop.as_str(), full.seats, full.terms),
        ("AB-12", 7.0, true)
    );
    assert_eq!(full.mail.as_deref(), Some("x@example.com"));
    data["mail"] = json!(" ");
    assert_eq!(Full::from_form(data.clone()).unwrap().mail, None);
    data["mail"] = json!(null);
    let errors = Full::from_form(data).unwrap_err();
    assert_eq!(errors.to_string(), "mail (type): Contact: enter text.");
}
