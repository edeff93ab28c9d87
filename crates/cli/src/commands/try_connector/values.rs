//! The values of a form from somewhere else than a person's fingers.

use std::io::Read as _;
use std::path::Path;
use std::{env, fs, io};

use connspec_runtime::table::{Field, Kind};
use serde_json::{Map, Value as Json};

use super::Refusal;
use crate::terminal::Failure;

/// The values of a form, `{"<field>": <value>}`.
pub type Values = Map<String, Json>;

/// Reads a JSON object from a file, or from stdin where the path is `-`.
pub fn from_file(path: &Path) -> Result<Values, Refusal> {
    let name = path.display();
    let read = if path == Path::new("-") {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    let text = read.map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Refusal::Usage(format!("there is no `{name}`"))
        } else {
            Refusal::Failed(Failure::System("read the values", error))
        }
    })?;
    match serde_json::from_str(&text) {
        Ok(Json::Object(values)) => Ok(values),
        Ok(_) => Err(Refusal::Usage(format!(
            "`{name}` holds no object: write `{{\"<field>\": <value>}}`"
        ))),
        // The message of the JSON parser names a place and quotes nothing.
        Err(error) => Err(Refusal::Usage(format!("`{name}` is not JSON: {error}"))),
    }
}

/// The name of the variable that holds a field's value: `ITERABLE_API_KEY`.
pub fn variable(connector: &str, field: &Field) -> String {
    format!("{connector}_{}", field.id).to_ascii_uppercase()
}

/// The value of a field in a variable of the environment, as the form would send it.
pub fn from_environment(variable: &str, field: &Field) -> Option<Json> {
    let text = env::var(variable).ok()?;
    Some(typed(field, &text))
}

/// A text as a value of the field's own type. What is none stays a text, and the form refuses it.
pub fn typed(field: &Field, text: &str) -> Json {
    let value = match field.kind {
        Kind::Number(_) => text.trim().parse::<f64>().ok().map(Json::from),
        Kind::Boolean => match text.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" | "true" => Some(Json::Bool(true)),
            "n" | "no" | "false" => Some(Json::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    value.unwrap_or_else(|| Json::from(text))
}
