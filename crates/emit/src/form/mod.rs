//! Form definitions: one document per auth method, and a list of them.
//!
//! A document renders as it is in react-jsonschema-form and in JSON Forms; `docs/forms.md` is its
//! description for people, `form-definition.schema.json` for machines.

mod check;
mod fields;
mod index;
mod jsonforms;
mod links;
mod markdown;
mod messages;
mod notices;
mod rjsf;
mod schema;
mod ui;

use connspec_spec::model::{AuthMethod, Choice, Connector, Field, FieldKind, Selector};
use serde::Serialize;

use crate::json::{self, Object};
use crate::{Files, Publisher, plain};
use links::Guide;

/// The version of the format. A member may be added under the same major number; nothing is taken
/// away or changes its meaning.
const VERSION: &str = "1.0";

/// The address of the schema of a document.
const SCHEMA: &str = "https://connspec.dev/schemas/form-definition/1.0.json";

/// Writes `forms/` and the schema of its documents.
pub(crate) fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    for connector in connectors {
        for method in &connector.methods {
            let path = format!("forms/{}", file_name(connector, method));
            files.add(&path, document(connector, method, publisher));
        }
    }
    let index = index::index(connectors, publisher);
    files.add("forms/index.json", json::write(&index));
    files.add(
        "schema/form-definition.schema.json",
        include_str!("form-definition.schema.json"),
    );
}

/// The form of one auth method.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    #[serde(rename = "$schema")]
    schema_url: &'static str,
    form_version: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_hash: Option<String>,
    connector: Named,
    auth: Auth,
    /// The language of the texts, as BCP 47 calls it.
    locale: &'static str,
    schema: schema::Schema,
    ui_schema: ui::UiSchema,
    rjsf: rjsf::Rjsf,
    jsonforms: jsonforms::JsonForms,
    messages: Object<String>,
    normalize: Object<Vec<&'static str>>,
    /// Always empty: nothing is filled in for a person.
    initial_data: Object<()>,
    fields: Vec<fields::Entry>,
    notices: Vec<notices::Notice>,
    guide: Page,
    check: check::Check,
}

#[derive(Debug, Serialize)]
struct Named {
    id: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Auth {
    id: String,
    label: String,
    r#type: &'static str,
}

#[derive(Debug, Serialize)]
struct Page {
    href: String,
}

fn document(connector: &Connector, method: &AuthMethod, publisher: &Publisher) -> String {
    let guide = Guide::new(publisher, connector, method);
    let mut document = Document {
        schema_url: SCHEMA,
        form_version: VERSION,
        id: format!("{}.{}", connector.id, method.id),
        content_hash: None,
        connector: Named {
            id: connector.id.to_string(),
            name: plain::text(&connector.name),
        },
        auth: Auth {
            id: method.id.to_string(),
            label: plain::text(&method.label),
            r#type: method.kind.as_str(),
        },
        locale: "en",
        schema: schema::schema(connector, &method.fields),
        ui_schema: ui::ui_schema(connector, method, &guide),
        rjsf: rjsf::rjsf(),
        jsonforms: jsonforms::json_forms(connector, method, &guide),
        messages: messages::messages(&method.fields),
        normalize: fields::normalize(&method.fields),
        initial_data: Object(Vec::new()),
        fields: fields::fields(connector, &method.fields, &guide),
        notices: notices::notices(method),
        guide: Page {
            href: guide.page().to_owned(),
        },
        check: check::check(&method.check),
    };
    // The digest of the file without the line that holds it.
    let digest = blake3::hash(json::write(&document).as_bytes());
    document.content_hash = Some(format!("blake3:{digest}"));
    json::write(&document)
}

/// The name of a form's file. Ids have no dot, so no two forms share a name.
fn file_name(connector: &Connector, method: &AuthMethod) -> String {
    format!("{}.{}.json", connector.id, method.id)
}

/// The options of a select, the region select included; none for other fields.
fn choices<'a>(connector: &'a Connector, field: &'a Field) -> &'a [Choice] {
    match &field.kind {
        FieldKind::Select(choices) => choices,
        FieldKind::Region => options(connector.addresses.regions.as_ref()),
        FieldKind::Environment => options(connector.addresses.environments.as_ref()),
        FieldKind::String(..) | FieldKind::Number(_) | FieldKind::Boolean => &[],
    }
}

fn options(selector: Option<&Selector>) -> &[Choice] {
    selector.map_or(&[], |selector| &selector.options)
}

/// Whether a select is short enough to show all its options at once.
const fn is_radio(choices: &[Choice]) -> bool {
    choices.len() <= 4
}
