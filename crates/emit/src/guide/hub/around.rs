//! Navigation and redirects for an app that shows the guides itself, in a form of their own.

use serde_json::{Value, json};

use crate::guide::around::Around;
use crate::guide::redirects;
use crate::json;

pub(super) fn files(around: &Around<'_>) -> Vec<(&'static str, String)> {
    let groups = around.groups.iter().map(|group| {
        let entries = group.entries.iter();
        let pages: Vec<_> = entries
            .map(|entry| json!({"label": entry.name(), "page": entry.page, "file": format!("{}.mdx", entry.path)}))
            .collect();
        json!({"id": group.connector.id.as_str(), "label": group.name(), "pages": pages})
    });
    let groups: Vec<Value> = groups.collect();
    vec![
        (
            "navigation.json",
            json::write(&json!({"connectors": groups})),
        ),
        (
            "redirects.json",
            redirects::list(&around.redirects, "from", "to"),
        ),
    ]
}
