//! Navigation and redirects: JSON and YAML taken apart as pages are.

use serde_json::Value;

use crate::shape::{Page, Reader};

/// Takes JSON apart.
pub fn json(text: &str) -> Page {
    let mut reader = Reader::default();
    node(
        &serde_json::from_str(text).unwrap(),
        &str::to_owned,
        &mut reader,
    );
    reader.finish()
}

/// Takes YAML or JSON apart whose texts are HTML: the navigation of MkDocs and VitePress.
pub fn html(text: &str) -> Page {
    let mut reader = Reader::default();
    let shown = |html: &str| {
        assert!(!html.contains(['<', '>', '"']), "{html}");
        let mut shown = html.to_owned();
        for (reference, c) in [
            ("&#60;", "<"),
            ("&#62;", ">"),
            ("&#34;", "\""),
            ("&#38;", "&"),
        ] {
            shown = shown.replace(reference, c);
        }
        shown
    };
    node(&serde_yaml::from_str(text).unwrap(), &shown, &mut reader);
    reader.finish()
}

fn node(value: &Value, shown: &dyn Fn(&str) -> String, reader: &mut Reader) {
    let leaf = |text: &str, reader: &mut Reader| {
        reader.open("text");
        reader.text(&shown(text));
        reader.close();
    };
    match value {
        Value::String(text) => leaf(text, reader),
        Value::Array(items) => {
            reader.open("list");
            items.iter().for_each(|item| node(item, shown, reader));
            reader.close();
        }
        Value::Object(entries) => {
            reader.open("map");
            for (key, value) in entries {
                leaf(key, reader);
                node(value, shown, reader);
            }
            reader.close();
        }
        other => reader.open(&other.to_string()),
    }
}
