//! From what a person typed to values that are right.

use crate::table::{AuthMethod, Field, Kind, NumberRules, TextRules};
use crate::value::options;
use crate::{FormError, FormErrors, Keyword, Secret, Value, Values, pattern, trim};
use serde_json::Value as Json;

/// Reads the values of a form with these fields, as `{"<field>": <value>}`.
pub(crate) fn read(fields: &'static [Field], form: Json) -> Result<Values, FormErrors> {
    let Json::Object(mut form) = form else {
        return Err(FormErrors::new(vec![FormError {
            field: "".into(),
            keyword: Keyword::Type,
            message: "The values of a form are an object.",
        }]));
    };
    // Taken out first, so that every secret is one before anything can go wrong.
    let typed: Vec<_> = fields
        .iter()
        .map(|field| {
            let json = form.remove(field.id);
            json.map(|json| from_json(field, json)).transpose()
        })
        .collect();
    let mut errors = Vec::new();
    let values = collect(fields, typed, &mut errors);
    // `remove` has changed the order of what is left.
    let mut unknown: Vec<String> = form.into_iter().map(|(key, _)| key).collect();
    unknown.sort_unstable();
    errors.extend(unknown.into_iter().map(|key| FormError {
        field: key.into(),
        keyword: Keyword::AdditionalProperties,
        message: "The form has no field of this name.",
    }));
    finish(values, errors)
}

/// Looks at values of the right types, of the fields and then of the setup fields, as the forms do.
pub(crate) fn validate(method: &'static AuthMethod, values: Values) -> Result<Values, FormErrors> {
    let mut errors = Vec::new();
    let typed = values.into_iter().map(Ok);
    let values = collect(method.all_fields(), typed, &mut errors);
    finish(values, errors)
}

fn finish(values: Values, errors: Vec<FormError>) -> Result<Values, FormErrors> {
    if errors.is_empty() {
        Ok(values)
    } else {
        Err(FormErrors::new(errors))
    }
}

/// The values that are right, and an error for each that is not.
fn collect(
    fields: impl IntoIterator<Item = &'static Field>,
    typed: impl IntoIterator<Item = Result<Option<Value>, Keyword>>,
    errors: &mut Vec<FormError>,
) -> Values {
    let fields = fields.into_iter().zip(typed);
    fields
        .map(|(field, value)| {
            value
                .and_then(|value| checked(field, value))
                .unwrap_or_else(|keyword| {
                    errors.push(error(field, keyword));
                    None
                })
        })
        .collect()
}

fn error(field: &'static Field, keyword: Keyword) -> FormError {
    let own = field.messages.iter().find(|(about, _)| *about == keyword);
    FormError {
        field: field.id.into(),
        keyword,
        message: own.map_or("This value is not right.", |(_, text)| text),
    }
}

/// The value of a field out of JSON.
fn from_json(field: &Field, json: Json) -> Result<Value, Keyword> {
    match (&field.kind, json) {
        (Kind::Text(_) | Kind::Hostname(..) | Kind::Url(..), Json::String(text)) => {
            Ok(Value::Text(text))
        }
        (Kind::Secret(_), Json::String(text)) => Ok(Value::Secret(Secret::from(text))),
        (Kind::Select(_) | Kind::Region(_) | Kind::Environment(_), Json::String(id)) => {
            options(field)
                .iter()
                .position(|option| option.id == id)
                .map(Value::Choice)
                .ok_or(Keyword::OneOf)
        }
        (Kind::Number(_), Json::Number(number)) => {
            number.as_f64().map(Value::Number).ok_or(Keyword::Type)
        }
        (Kind::Boolean, Json::Bool(ticked)) => Ok(Value::Boolean(ticked)),
        _ => Err(Keyword::Type),
    }
}

/// The value after normalisation, or the first keyword that refuses it.
fn checked(field: &Field, mut value: Option<Value>) -> Result<Option<Value>, Keyword> {
    if let (Some(rules), Some(text)) = (field.kind.text_rules(), value.as_mut().and_then(text_mut))
    {
        trim::line_feeds(text);
        if rules.trim {
            trim::trim(text);
        }
        if text.is_empty() && !field.required {
            value = None;
        }
    }
    match (&field.kind, &value) {
        (_, None) if field.required => Err(Keyword::Required),
        (_, None) => Ok(()),
        (
            Kind::Text(rules) | Kind::Hostname(rules, _) | Kind::Url(rules, _),
            Some(Value::Text(text)),
        ) => check_text(rules, text),
        (Kind::Secret(rules), Some(Value::Secret(secret))) => check_text(rules, secret.expose()),
        (Kind::Number(rules), Some(Value::Number(number))) => check_number(rules, *number),
        (Kind::Boolean, Some(Value::Boolean(false))) if field.required => Err(Keyword::Enum),
        (Kind::Boolean, Some(Value::Boolean(_))) => Ok(()),
        (
            Kind::Select(options) | Kind::Region(options) | Kind::Environment(options),
            Some(Value::Choice(index)),
        ) => {
            if *index < options.len() {
                Ok(())
            } else {
                Err(Keyword::OneOf)
            }
        }
        _ => Err(Keyword::Type),
    }?;
    Ok(value)
}

fn text_mut(value: &mut Value) -> Option<&mut String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Secret(secret) => Some(secret.expose_mut()),
        Value::Choice(_) | Value::Number(_) | Value::Boolean(_) => None,
    }
}

fn check_text(rules: &TextRules, text: &str) -> Result<(), Keyword> {
    // A length that does not fit is longer than any limit.
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if rules.min_length.is_some_and(|min| length < min) {
        return Err(Keyword::MinLength);
    }
    if rules.max_length.is_some_and(|max| length > max) {
        return Err(Keyword::MaxLength);
    }
    let found = |pattern: &&'static str| pattern::is_found(pattern, text);
    if rules.patterns.iter().all(found) {
        Ok(())
    } else {
        Err(Keyword::Pattern)
    }
}

fn check_number(rules: &NumberRules, number: f64) -> Result<(), Keyword> {
    // JSON has no NaN and no infinity.
    if !number.is_finite() {
        Err(Keyword::Type)
    } else if rules.min.is_some_and(|min| number < min) {
        Err(Keyword::Minimum)
    } else if rules.max.is_some_and(|max| number > max) {
        Err(Keyword::Maximum)
    } else {
        Ok(())
    }
}
