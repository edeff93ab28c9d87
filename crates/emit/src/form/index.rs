//! `forms/index.json`: which forms there are.

use connspec_spec::Id;
use connspec_spec::model::{AuthMethod, Connector, TRIMMED};
use serde::Serialize;

use super::{Form, VERSION, file_name, logo_path};
use crate::{Publisher, plain, site};

/// The document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Index {
    form_version: &'static str,
    /// The characters that `trim` drops from both ends of a value.
    trim: String,
    connectors: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: String,
    name: String,
    /// The picture in this folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    categories: Vec<String>,
    methods: Vec<Method>,
}

#[derive(Debug, Serialize)]
struct Method {
    id: String,
    label: String,
    r#type: &'static str,
    /// What it is for, where a connector has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// The file in this folder.
    form: String,
    /// The page of the guide.
    guide: String,
    /// The same for the operator of the product, where there is something to set up.
    #[serde(skip_serializing_if = "Option::is_none")]
    setup: Option<Setup>,
}

#[derive(Debug, Serialize)]
struct Setup {
    form: String,
    /// The page of the guide, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<String>,
}

pub(super) fn index(connectors: &[Connector], publisher: &Publisher) -> Index {
    let setup = |connector: &Connector, method: &AuthMethod| {
        Form::of_operator(method).map(|form| Setup {
            form: file_name(connector, method, form),
            guide: (method.setup_guide.as_ref())
                .map(|_| site::setup_page(publisher, &connector.id, &method.id)),
        })
    };
    let method = |connector: &Connector, method: &AuthMethod| Method {
        id: method.id.to_string(),
        label: plain::text(&method.label),
        r#type: method.kind.as_str(),
        summary: method.summary.as_deref().map(plain::inlines),
        form: file_name(connector, method, Form::of_person(method)),
        guide: site::page(publisher, &connector.id, &method.id),
        setup: setup(connector, method),
    };
    let entry = |connector: &Connector| Entry {
        id: connector.id.to_string(),
        name: plain::text(&connector.name),
        logo: logo_path(connector),
        categories: connector.categories.iter().map(Id::to_string).collect(),
        methods: connector
            .methods
            .iter()
            .map(|one| method(connector, one))
            .collect(),
    };
    Index {
        form_version: VERSION,
        trim: TRIMMED.iter().collect(),
        connectors: connectors.iter().map(entry).collect(),
    }
}
