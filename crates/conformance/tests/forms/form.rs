//! The forms of the fixtures and of the connectors of this repository.

use std::path::Path;
use std::sync::LazyLock;

use connspec_runtime::table::{AuthMethod, Connector, Field, Kind};
use connspec_runtime::{ConnectError, FormErrors, Value};
use serde_json::{Map, Value as Json, json};

use crate::support::good_text;

/// What a person, or the operator, fills in for a way to connect, and the document that was emitted
/// for it.
pub struct Form {
    pub method: &'static AuthMethod,
    pub is_setup: bool,
    pub document: Json,
    pub rules: Rules,
}

/// What a form says of values: how they are normalised, and the schema of what they are then.
#[derive(Clone)]
pub struct Rules {
    pub schema: Json,
    pub normalize: Json,
    /// The characters that are trimmed.
    pub trim: String,
}

/// All forms, in the same order in every run.
pub fn all() -> &'static [Form] {
    static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
        let golden = forms_of("crates/emit/tests/golden/forms", golden_connectors::all());
        let ours = forms_of("generated/forms", connectors::all());
        golden.into_iter().chain(ours).collect()
    });
    &FORMS
}

fn forms_of(folder: &str, connectors: &[&'static Connector]) -> Vec<Form> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder);
    let read = |name: &str| -> Json {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let methods = connectors.iter().flat_map(|connector| connector.methods);
    let asked = methods.flat_map(|method| {
        let setup = (!method.setup_fields.is_empty()).then_some((*method, true));
        std::iter::once((*method, false)).chain(setup)
    });
    asked
        .map(|(method, is_setup)| {
            let ending = if is_setup { ".setup" } else { "" };
            let document = read(&format!("{}.{}{ending}.json", method.connector, method.id));
            let rules = Rules {
                schema: document["schema"].clone(),
                normalize: document["normalize"].clone(),
                trim: document["trim"].as_str().unwrap().to_owned(),
            };
            Form {
                method,
                is_setup,
                document,
                rules,
            }
        })
        .collect()
}

impl Form {
    pub fn id(&self) -> &str {
        self.document["id"].as_str().unwrap()
    }

    pub fn fields(&self) -> &'static [Field] {
        if self.is_setup {
            self.method.setup_fields
        } else {
            self.method.fields
        }
    }

    /// What the generated code says of the values, and what it reads.
    pub fn read(&self, data: Json) -> Result<Json, FormErrors> {
        let values = if self.is_setup {
            self.method.read_setup(data)
        } else {
            self.method.read(data)
        };
        let values = self.fields().iter().zip(values?);
        let values = values.filter_map(|(field, value)| {
            let value = match (value?, &field.kind) {
                (Value::Text(text), _) => json!(text),
                (Value::Secret(secret), _) => json!(secret.expose()),
                (
                    Value::Choice(index),
                    Kind::Select(options) | Kind::Region(options) | Kind::Environment(options),
                ) => json!(options[index].id),
                (Value::Number(number), _) => json!(number),
                (Value::Boolean(ticked), _) => json!(ticked),
                (Value::Choice(_), _) => panic!("{} has no options", field.id),
            };
            Some((field.id.to_owned(), value))
        });
        Ok(Json::Object(values.collect()))
    }

    /// What the code says where somebody connects with them; `None` where the application has to bring
    /// something besides.
    pub fn connect(&self, data: Json) -> Option<Result<(), FormErrors>> {
        if self.is_setup {
            return Some(self.method.with_setup(data).map(|_| ()));
        }
        match self.method.connect(data) {
            Ok(_) => Some(Ok(())),
            Err(ConnectError::Form(errors)) => Some(Err(errors)),
            Err(_) => None,
        }
    }

    /// Whether it is one that people look at: of a real connector, or the one of every field.
    pub fn is_kept(&self) -> bool {
        let is_ours = connectors::all()
            .iter()
            .any(|c| c.id == self.method.connector);
        is_ours || self.id() == "every_field.full"
    }

    /// Values that are right.
    pub fn good(&self) -> Map<String, Json> {
        let fields = self.fields().iter();
        fields
            .map(|field| (field.id.to_owned(), good(field)))
            .collect()
    }
}

impl Rules {
    /// The data after the normalisation that `docs/forms.md` describes.
    pub fn normalized(&self, data: &Json) -> Json {
        let Json::Object(data) = data else {
            return data.clone();
        };
        let normal = data.iter().filter_map(|(key, value)| {
            let steps = self.normalize.get(key).and_then(Json::as_array);
            let steps = steps.into_iter().flatten().filter_map(Json::as_str);
            let Json::String(text) = value else {
                return Some((key.clone(), value.clone()));
            };
            let mut text = text.clone();
            for step in steps {
                text = match step {
                    "lineFeeds" => text.replace("\r\n", "\n").replace('\r', "\n"),
                    "trim" => text
                        .trim_matches(|char| self.trim.contains(char))
                        .to_owned(),
                    "omitEmpty" if text.is_empty() => return None,
                    "omitEmpty" => text,
                    step => panic!("`{step}` is no step of normalisation"),
                };
            }
            Some((key.clone(), json!(text)))
        });
        Json::Object(normal.collect())
    }
}

/// A value that the field accepts.
fn good(field: &Field) -> Json {
    match &field.kind {
        Kind::Select(options) | Kind::Region(options) | Kind::Environment(options) => {
            json!(options[0].id)
        }
        Kind::Number(_) => json!(7),
        Kind::Boolean => json!(true),
        _ => json!(good_text(field)),
    }
}
