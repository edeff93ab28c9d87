//! Text -> tree. The only place that knows the YAML crate.

mod builder;
mod cut;
mod document;
mod line;
mod locate;
mod mend;
mod node;
mod parse;
mod scalar;
mod syntax;
mod unread;

pub(crate) use document::Document;
pub(crate) use locate::Locator;
pub(crate) use node::{Entry, Mapping, Node, Scalar, Style, Value};
pub(crate) use parse::parse;
pub(crate) use scalar::{Plain, is_read_differently, resolve};

#[cfg(test)]
mod tests {
    use connspec_diagnostics::{FileId, SourceFile};
    use proptest::prelude::*;
    use serde_json::Value as Json;

    fn read(text: &str) -> Option<Json> {
        let mut diagnostics = Vec::new();
        let source = SourceFile::new(FileId(0), "x", text);
        let root = super::parse(&source, &mut diagnostics).root?;
        diagnostics.is_empty().then(|| root.to_json())
    }

    #[test]
    fn another_reader_reads_the_same() {
        for text in [
            include_str!("../../../../specs/iterable.connector.yaml"),
            include_str!("../../../../specs/customer_io.connector.yaml"),
            include_str!("../../../../specs/dotdigital.connector.yaml"),
            include_str!("../../tests/fixtures/ok/every_field.connector.yaml"),
            include_str!("../../tests/fixtures/ok/every_text.connector.yaml"),
        ] {
            let other: Json = serde_yaml::from_str(text).unwrap();
            assert_eq!(read(text), Some(other));
        }
    }

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Json::from),
            any::<i32>().prop_map(Json::from),
            "[ -~é\n]{0,20}".prop_map(Json::from),
            Just(Json::Null),
        ];
        // The writer leaves `<<` without quotes, and there it is a merge key.
        let key = || "[ -~]{1,8}".prop_filter("a merge key", |key| key != "<<");
        leaf.prop_recursive(4, 24, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                prop::collection::vec((key(), inner), 0..4)
                    .prop_map(|entries| Json::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// What a writer of YAML writes, we read as it was meant.
        #[test]
        fn what_is_written_is_read(value in any_json()) {
            let text = serde_yaml::to_string(&value).unwrap();
            prop_assert_eq!(read(&text), Some(value), "{}", text);
        }
    }
}
