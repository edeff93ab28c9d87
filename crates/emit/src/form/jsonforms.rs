//! How JSON Forms lays out the fields.

use connspec_spec::model::{Connector, Field, FieldKind, StringKind};
use serde::Serialize;

use super::links::{Guide, Link};
use super::{Form, choices, is_radio, notices};
use crate::plain;

/// The part of a form that only JSON Forms reads.
#[derive(Debug, Serialize)]
pub(super) struct JsonForms {
    uischema: Element,
}

/// An element of the `uischema`.
#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Element {
    VerticalLayout {
        elements: Vec<Element>,
    },
    Group {
        label: String,
        elements: Vec<Element>,
    },
    Label {
        text: String,
    },
    Control {
        scope: String,
        options: Box<Options>,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    show_unfocused_description: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    placeholder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multi: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<Link>,
}

/// Notices stand before their fields; fields of one section that follow each other are a group.
pub(super) fn json_forms(connector: &Connector, form: Form<'_>, guide: &Guide) -> JsonForms {
    let mut elements = labels(notices::plain(form.notices, None));
    let runs = form.fields.chunk_by(|one, next| {
        one.section.as_ref().map(plain::text) == next.section.as_ref().map(plain::text)
    });
    for run in runs {
        let controls = run.iter().flat_map(|field| {
            let mut before = labels(notices::plain(form.notices, Some(&field.id)));
            before.push(control(connector, field, guide));
            before
        });
        match &run[0].section {
            Some(section) => elements.push(Element::Group {
                label: plain::text(section),
                elements: controls.collect(),
            }),
            None => elements.extend(controls),
        }
    }
    JsonForms {
        uischema: Element::VerticalLayout { elements },
    }
}

fn labels(texts: Vec<String>) -> Vec<Element> {
    texts
        .into_iter()
        .map(|text| Element::Label { text })
        .collect()
}

fn control(connector: &Connector, field: &Field, guide: &Guide) -> Element {
    let (multi, format) = match field.kind {
        FieldKind::String(StringKind::Secret, _) => (None, Some("password")),
        FieldKind::String(StringKind::SecretMultiline, _) => (Some(true), Some("password")),
        FieldKind::String(StringKind::Multiline, _) => (Some(true), None),
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment
            if is_radio(choices(connector, field)) =>
        {
            (None, Some("radio"))
        }
        _ => (None, None),
    };
    Element::Control {
        scope: format!("#/properties/{}", field.id),
        options: Box::new(Options {
            show_unfocused_description: true,
            placeholder: field.placeholder.as_ref().map(plain::text),
            multi,
            format,
            guide: guide.link(field),
        }),
    }
}
