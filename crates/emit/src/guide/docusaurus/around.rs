//! A file of sidebars, and `redirects` of `@docusaurus/plugin-client-redirects`.
//!
//! Ids of pages are their paths in the folder that the docs plugin reads, which is the flavour's.

use serde_json::{Value, json};

use crate::guide::around::{Around, Entry, TITLE};
use crate::guide::redirects;
use crate::json;

pub(super) fn files(around: &Around<'_>) -> Vec<(&'static str, String)> {
    let doc =
        |label: String, entry: &Entry<'_>| json!({"type": "doc", "id": entry.path, "label": label});
    let groups = around.groups.iter().map(|group| match group.only() {
        Some(only) => doc(group.name(), only),
        None => {
            let entries = group.entries.iter();
            let items: Vec<_> = entries.map(|entry| doc(entry.name(), entry)).collect();
            json!({"type": "category", "label": group.name(), "items": items})
        }
    });
    let category = json!({
        "type": "category",
        "label": TITLE,
        "link": {"type": "doc", "id": "index"},
        "items": groups.collect::<Vec<Value>>(),
    });
    vec![
        (
            "sidebar.json",
            json::write(&json!({"connectors": [category]})),
        ),
        (
            "redirects.json",
            redirects::list(&around.redirects, "from", "to"),
        ),
    ]
}
