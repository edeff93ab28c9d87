//! Redirects as the engines take them.

use serde_json::{Map, Value, json};

use super::around::Redirect;
use crate::json;

/// A list of objects with a key for each side.
pub(crate) fn list(redirects: &[Redirect], from: &str, to: &str) -> String {
    let rules = redirects.iter().map(|redirect| {
        let side = |key: &str, address: &str| (key.to_owned(), Value::from(address));
        Value::Object(Map::from_iter([
            side(from, &redirect.from),
            side(to, &redirect.to),
        ]))
    });
    json::write(&json!(rules.collect::<Vec<_>>()))
}

/// One object: from where, to where.
pub(crate) fn map(redirects: &[Redirect], end: &str) -> String {
    let rules = redirects
        .iter()
        .map(|redirect| (redirect.from.clone(), format!("{}{end}", redirect.to)));
    json::write(&rules.collect::<json::Object<String>>())
}
