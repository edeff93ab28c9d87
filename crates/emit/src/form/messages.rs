//! What a person is told when a value is refused.

use connspec_spec::model::{Field, Keyword};

use crate::json::Object;
use crate::plain;

/// `<field>.error.<keyword>` to the sentence: the keys of JSON Forms' own translations, and one
/// line for RJSF.
pub(super) fn messages(fields: &[Field]) -> Object<String> {
    let entries = fields.iter().flat_map(|field| {
        field.messages.iter().flat_map(move |message| {
            let text = plain::text(&message.text);
            spellings(message.keyword)
                .iter()
                .map(move |keyword| (format!("{}.error.{keyword}", field.id), text.clone()))
        })
    });
    entries.collect()
}

/// The keywords that validators report for one rule: an option that does not exist fails each
/// `const` and then the `oneOf`, and form libraries write a list of options as `enum` too.
const fn spellings(keyword: Keyword) -> &'static [&'static str] {
    match keyword {
        Keyword::Required => &["required"],
        Keyword::Type => &["type"],
        Keyword::MinLength => &["minLength"],
        Keyword::MaxLength => &["maxLength"],
        Keyword::Pattern => &["pattern"],
        Keyword::Minimum => &["minimum"],
        Keyword::Maximum => &["maximum"],
        Keyword::OneOf => &["oneOf", "const", "enum"],
        Keyword::Enum => &["enum", "const"],
    }
}
