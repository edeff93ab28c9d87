//! A group of `navigation.groups` in `docs.json`, and entries of its `redirects`.

use serde_json::{Value, json};

use crate::guide::around::{Around, TITLE};
use crate::guide::redirects;
use crate::json;

pub(super) fn files(around: &Around<'_>) -> Vec<(&'static str, String)> {
    let groups = around.groups.iter().map(|group| {
        let entries = group.entries.iter();
        let pages: Vec<_> = entries.map(|entry| around.on_site(&entry.path)).collect();
        match group.only() {
            Some(only) => Value::from(around.on_site(&only.path)),
            None => json!({"group": group.name(), "pages": pages}),
        }
    });
    let pages: Vec<_> = std::iter::once(Value::from(around.on_site("index")))
        .chain(groups)
        .collect();
    vec![
        (
            "navigation.json",
            json::write(&json!({"group": TITLE, "pages": pages})),
        ),
        (
            "redirects.json",
            redirects::list(&around.redirects, "source", "destination"),
        ),
    ]
}
