//! `schema/connector.schema.json`: the language itself, for editors.

use crate::Files;

/// The JSON Schema of the spec language as a file: indented, in the order of the language's own
/// keys, with a line feed at its end.
#[must_use]
pub fn schema_json() -> String {
    format!("{:#}\n", connspec_spec::json_schema())
}

pub(crate) fn emit(files: &mut Files) {
    files.add("schema/connector.schema.json", schema_json());
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_the_schema() {
        let text = super::schema_json();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, connspec_spec::json_schema());
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    }
}
