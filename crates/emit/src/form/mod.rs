//! Form definitions: one document per auth method for the person who links an account, one for the
//! operator of the product where there is something to set up, and a list of them.
//!
//! A document renders as it is in react-jsonschema-form and in JSON Forms; `docs/forms.md` is its
//! description for people, `form-definition.schema.json` for machines.

mod check;
mod fields;
mod index;
mod jsonforms;
mod links;
mod logo;
mod markdown;
mod messages;
mod normalize;
mod notices;
mod projection;
mod rjsf;
mod schema;
mod submit;
mod ui;

use connspec_spec::model::{
    self, AuthMethod, Choice, Connector, Field, FieldKind, Selector, TRIMMED,
};
use serde::Serialize;

use crate::json::{self, Object};
use crate::{Files, Publisher, plain};
use links::Guide;

pub(crate) use logo::{copies as logo_copies, path as logo_path};
pub use projection::Projection;

/// The version of the format. A member may be added under the same major number; nothing is taken
/// away or changes its meaning.
const VERSION: &str = "1.3";

/// The address of the schema of a document.
const SCHEMA: &str = "https://connspec.dev/schemas/form-definition/1.3.json";

/// The custom element that draws a document without a framework: a JavaScript module.
/// `docs/forms.md` describes it.
pub const ELEMENT: &str = include_str!("connspec-form.js");

/// Writes `forms/` and the schema of its documents.
pub(crate) fn emit(connectors: &[Connector], publisher: &Publisher, files: &mut Files) {
    for connector in connectors {
        for method in &connector.methods {
            let forms = [Some(Form::of_person(method)), Form::of_operator(method)];
            for form in forms.into_iter().flatten() {
                let path = format!("forms/{}", file_name(connector, method, form));
                files.add(&path, document(connector, method, form, publisher));
                projection::emit(connector, method, form, publisher, files);
            }
        }
    }
    let index = index::index(connectors, publisher);
    files.add("forms/index.json", json::write(&index));
    if publisher.form_element {
        files.add("forms/connspec-form.js", ELEMENT);
    }
    files.add(
        "schema/form-definition.schema.json",
        include_str!("form-definition.schema.json"),
    );
}

/// What a form asks for, and what it says beside that.
#[derive(Clone, Copy)]
struct Form<'a> {
    is_setup: bool,
    fields: &'a [Field],
    notices: &'a [model::Notice],
    check: Option<&'a model::Check>,
}

impl<'a> Form<'a> {
    /// The form for the person who links an account.
    fn of_person(method: &'a AuthMethod) -> Self {
        Self {
            is_setup: false,
            fields: &method.fields,
            notices: &method.notices,
            check: Some(&method.check),
        }
    }

    /// The form for the operator of the product, where there is something to fill in.
    fn of_operator(method: &'a AuthMethod) -> Option<Self> {
        (!method.setup_fields.is_empty()).then_some(Self {
            is_setup: true,
            fields: &method.setup_fields,
            notices: &[],
            check: None,
        })
    }
}

/// The document of a form.
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
    /// The characters that the step `trim` drops.
    trim: String,
    /// Always empty: nothing is filled in for a person.
    initial_data: Object<()>,
    fields: Vec<fields::Entry>,
    notices: Vec<notices::Notice>,
    guide: Page,
    submit: submit::Submit,
    check: check::Check,
}

#[derive(Debug, Serialize)]
struct Named {
    id: String,
    name: String,
    /// The picture, from the folder of forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

#[derive(Debug, Serialize)]
struct Auth {
    id: String,
    label: String,
    r#type: &'static str,
    /// What the method is for, where a connector has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// What the method asks the vendor for.
    scopes: Vec<Scope>,
}

/// One thing that a method asks the vendor for.
#[derive(Debug, Serialize)]
struct Scope {
    id: String,
    /// What the vendor calls it.
    value: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

#[derive(Debug, Serialize)]
struct Page {
    href: String,
}

fn document(
    connector: &Connector,
    method: &AuthMethod,
    form: Form<'_>,
    publisher: &Publisher,
) -> String {
    let guide = Guide::new(publisher, connector, method, form.is_setup);
    let submit = submit::submit(connector, method, form);
    let mut document = Document {
        schema_url: SCHEMA,
        form_version: VERSION,
        id: id(connector, method, form),
        content_hash: None,
        connector: Named {
            id: connector.id.to_string(),
            name: plain::text(&connector.name),
            logo: logo_path(connector),
        },
        auth: Auth {
            id: method.id.to_string(),
            label: plain::text(&method.label),
            r#type: method.kind.as_str(),
            summary: method.summary.as_deref().map(plain::inlines),
            scopes: scopes(connector, method),
        },
        locale: "en",
        schema: schema::schema(connector, form),
        ui_schema: ui::ui_schema(connector, form, &submit, &guide),
        rjsf: rjsf::rjsf(),
        jsonforms: jsonforms::json_forms(connector, form, &guide),
        messages: messages::messages(form.fields),
        normalize: normalize::normalize(form.fields),
        trim: TRIMMED.iter().collect(),
        initial_data: Object(Vec::new()),
        fields: fields::fields(connector, form.fields, &guide),
        notices: notices::notices(form.notices),
        guide: Page {
            href: guide.page().to_owned(),
        },
        submit,
        check: check::check(form.check),
    };
    // The digest of the file without the line that holds it.
    let digest = blake3::hash(json::write(&document).as_bytes());
    document.content_hash = Some(format!("blake3:{digest}"));
    json::write(&document)
}

/// The id of a form. Ids of connectors and methods have no dot, so no two forms share one.
fn id(connector: &Connector, method: &AuthMethod, form: Form<'_>) -> String {
    let ending = if form.is_setup { ".setup" } else { "" };
    format!("{}.{}{ending}", connector.id, method.id)
}

/// The name of a form's file.
fn file_name(connector: &Connector, method: &AuthMethod, form: Form<'_>) -> String {
    format!("{}.json", id(connector, method, form))
}

/// The scopes that a method asks for, in its order.
fn scopes(connector: &Connector, method: &AuthMethod) -> Vec<Scope> {
    let named = method.scopes.iter();
    let named = named.filter_map(|id| connector.scopes.iter().find(|scope| scope.id == *id));
    named
        .map(|scope| Scope {
            id: scope.id.to_string(),
            value: scope.value.clone(),
            label: plain::text(&scope.label),
            description: scope.help.as_deref().map(plain::inlines),
        })
        .collect()
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
