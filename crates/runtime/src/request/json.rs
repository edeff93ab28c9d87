//! JSON with values in its texts.

use crate::RequestError;
use crate::table::Json;
use crate::template::{Filler, as_it_is};
use serde_json::{Map, Value};

/// The JSON with its values filled in; `None` where it is a text that only empty fields fill.
///
/// # Panics
/// If a literal is no JSON: the compiler writes those of the tables.
pub(super) fn value(filler: Filler<'_>, template: &Json) -> Result<Option<Value>, RequestError> {
    Ok(Some(match template {
        Json::Literal(text) => serde_json::from_str(text).expect("a table holds JSON texts"),
        Json::Text(parts) => match filler.fill(parts, as_it_is)? {
            Some(text) => Value::String(text.to_string()),
            None => return Ok(None),
        },
        Json::Array(elements) => {
            let elements = elements.iter();
            let values = elements.filter_map(|element| value(filler, element).transpose());
            Value::Array(values.collect::<Result<_, _>>()?)
        }
        Json::Object(members) => Value::Object(object(filler, members)?),
    }))
}

/// The members of an object with their values filled in, without those that only empty fields fill.
pub(crate) fn object(
    filler: Filler<'_>,
    members: &[(&str, Json)],
) -> Result<Map<String, Value>, RequestError> {
    let mut filled = Map::with_capacity(members.len());
    for (name, template) in members {
        if let Some(value) = value(filler, template)? {
            filled.insert((*name).to_owned(), value);
        }
    }
    Ok(filled)
}
