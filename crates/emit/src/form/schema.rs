//! The schema of a form's data, in what draft-07 and 2020-12 share.
//!
//! It has no `$schema` and no `$id`: JSON Forms stops at a 2020-12 one, and RJSF reuses a schema
//! that it has seen under the same id. It has no `default`, no `examples` and no `format: email`:
//! form libraries fill in the first two, and browsers rewrite the values of the third.

use connspec_spec::model::{Choice, Connector, Field, FieldKind, StringKind, StringRules};
use serde::Serialize;
use serde_json::Number;

use super::{Form, choices};
use crate::json::Object;
use crate::plain;

/// An object with one property per field, and nothing else.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    title: String,
    r#type: &'static str,
    properties: Object<Property>,
    required: Vec<String>,
    additional_properties: bool,
    /// The patterns of fields that have more than one. They stand here because JSON Forms draws a
    /// property with `allOf` as several forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    all_of: Option<Vec<Further>>,
}

/// A pattern that a field has besides its first.
#[derive(Debug, Serialize)]
struct Further {
    properties: Object<Pattern>,
}

/// Validators come to `allOf` before they come to the property, and people are told what is said
/// first. So the lengths stand here once more: who entered nothing is told so.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Pattern {
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    pattern: String,
}

/// The values of one field.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Property {
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<ConstTitle>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#enum: Option<[bool; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    write_only: Option<bool>,
}

/// One option of a select.
#[derive(Debug, Serialize)]
pub(super) struct ConstTitle {
    r#const: String,
    title: String,
}

pub(super) fn schema(connector: &Connector, form: Form<'_>) -> Schema {
    let fields = form.fields;
    let further: Vec<_> = fields.iter().flat_map(further_patterns).collect();
    Schema {
        title: title(connector, form),
        r#type: "object",
        properties: fields
            .iter()
            .map(|field| (field.id.to_string(), property(connector, field)))
            .collect(),
        required: fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.id.to_string())
            .collect(),
        additional_properties: false,
        all_of: (!further.is_empty()).then_some(further),
    }
}

/// What the whole form is for.
pub(super) fn title(connector: &Connector, form: Form<'_>) -> String {
    let what = if form.is_setup { "Set up" } else { "Connect" };
    format!("{what} {}", plain::text(&connector.name))
}

fn further_patterns(field: &Field) -> Vec<Further> {
    let FieldKind::String(_, rules) = &field.kind else {
        return Vec::new();
    };
    let patterns = rules.patterns.iter().skip(1);
    let further = patterns.map(|pattern| {
        let pattern = Pattern {
            min_length: rules.min_length,
            max_length: rules.max_length,
            pattern: pattern.clone(),
        };
        Further {
            properties: Object(vec![(field.id.to_string(), pattern)]),
        }
    });
    further.collect()
}

fn property(connector: &Connector, field: &Field) -> Property {
    let named = Property {
        title: plain::text(&field.label),
        description: description(connector, field),
        ..Property::default()
    };
    match &field.kind {
        FieldKind::String(kind, rules) => string(named, *kind, rules),
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => Property {
            r#type: "string",
            one_of: Some(choices(connector, field).iter().map(const_title).collect()),
            ..named
        },
        FieldKind::Number(rules) => Property {
            r#type: "number",
            minimum: rules.min.map(number),
            maximum: rules.max.map(number),
            ..named
        },
        // With `const: true` a form library would tick the box itself.
        FieldKind::Boolean => Property {
            r#type: "boolean",
            r#enum: field.required.then_some([true]),
            ..named
        },
    }
}

/// The help of the field, and then that of its options: JSON Forms shows an option as its title.
pub(super) fn description(connector: &Connector, field: &Field) -> Option<String> {
    let help = field.help.as_deref().map(plain::inlines);
    let of_options = choices(connector, field).iter().filter_map(|choice| {
        let help = plain::inlines(choice.help.as_deref()?);
        Some(format!("{}: {help}", plain::text(&choice.label)))
    });
    let sentences: Vec<_> = help.into_iter().chain(of_options).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn string(named: Property, kind: StringKind, rules: &StringRules) -> Property {
    let secret = matches!(kind, StringKind::Secret | StringKind::SecretMultiline);
    Property {
        r#type: "string",
        min_length: rules.min_length,
        max_length: rules.max_length,
        pattern: rules.patterns.first().cloned(),
        format: secret.then_some("password"),
        write_only: secret.then_some(true),
        ..named
    }
}

/// An option, as both form libraries want it.
pub(super) fn const_title(choice: &Choice) -> ConstTitle {
    ConstTitle {
        r#const: choice.id.to_string(),
        title: plain::text(&choice.label),
    }
}

/// A bound; a whole number without a fraction.
pub(super) fn number(bound: f64) -> Number {
    // Up to here every whole number is one of its own, in JavaScript too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if bound.fract() == 0.0 && bound.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
        return Number::from(bound as i64);
    }
    match Number::from_f64(bound) {
        Some(number) => number,
        None => panic!("the bound of a number field is not finite"),
    }
}
