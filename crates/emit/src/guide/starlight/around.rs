//! A group of Starlight's `sidebar`, and `redirects` of Astro's configuration.

use serde_json::{Value, json};

use crate::guide::around::{Around, Entry, OVERVIEW, TITLE};
use crate::guide::redirects;
use crate::json;

pub(super) fn files(around: &Around<'_>) -> Vec<(&'static str, String)> {
    let link = |label: String, entry: &Entry<'_>| json!({"label": label, "slug": around.on_site(&entry.path)});
    let index = json!({"label": OVERVIEW, "link": format!("{}/", around.base_path)});
    let groups = around.groups.iter().map(|group| match group.only() {
        Some(only) => link(group.name(), only),
        None => {
            let entries = group.entries.iter();
            let items: Vec<_> = entries.map(|entry| link(entry.name(), entry)).collect();
            json!({"label": group.name(), "collapsed": true, "items": items})
        }
    });
    let items: Vec<Value> = std::iter::once(index).chain(groups).collect();
    vec![
        (
            "sidebar.json",
            json::write(&json!({"label": TITLE, "items": items})),
        ),
        ("redirects.json", redirects::map(&around.redirects, "/")),
    ]
}
