//! Leaves: the kinds of text and of other scalars.

use std::borrow::Cow;

use connspec_diagnostics::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::decode::{Decode, Decoder};
use crate::model::ImageKind;
use crate::yaml::{Node, Plain, Scalar, resolve};

/// The patterns of the kinds of text; `shape` says in words what each of them asks for.
pub(crate) const ID: &str = "^[a-z][a-z0-9_]*$";
pub(crate) const NOT_BLANK: &str = r"\S";
pub(crate) const WEB: &str = "^https://";
pub(crate) const MEDIA: &str = r"^(https://|/|[a-z0-9][a-z0-9._/-]*\.(png|jpg|jpeg|gif|webp)$)";
pub(crate) const PICTURE: &str = r"^[a-z0-9][a-z0-9._/-]*\.(png|jpg|jpeg|gif|webp)$";
pub(crate) const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// Whether `text` has the form of [`MEDIA`].
pub(crate) fn is_media(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with('/') || is_picture(text)
}

/// Whether `text` has the form of [`PICTURE`].
pub(crate) fn is_picture(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./".contains(&b);
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.bytes().all(plain)
        && ImageKind::of_name(text).is_some()
}

/// A kind of text: a newtype over the scalar, with the schema that the kind has. Its `$comment` says
/// what may be written, and stays where the description of a key takes the place of any other.
/// `$read` is the reading of it: `text`, `plain` where nothing can be referred to, or `date`, which no reader of YAML takes for anything else.
macro_rules! text {
    ($(#[doc = $doc:literal])* $name:ident, $schema:tt) => {
        text!($(#[doc = $doc])* $name: text, $schema);
    };
    ($(#[doc = $doc:literal])* $name:ident: $read:ident, $schema:tt) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name(pub(crate) Scalar);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }

        impl Decode for $name {
            fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
                decoder.$read(node).map(Self)
            }
        }
    };
}

text!(
    /// An id: names the thing for machines and never changes once published.
    IdText,
    {
        "type": "string",
        "pattern": (ID),
        "maxLength": 64,
        "$comment": "An id: lower case letters, digits and `_`, starting with a letter.",
    }
);
text!(
    /// Words without any markup.
    PlainText: plain,
    {
        "type": "string",
        "maxLength": 200,
        "pattern": (NOT_BLANK),
        "$comment": "Plain text of one line, without markup.",
    }
);
text!(
    /// A paragraph of Markdown.
    InlineText,
    {
        "type": "string",
        "maxLength": 16384,
        "pattern": (NOT_BLANK),
        "$comment": "One paragraph of Markdown: emphasis, bold, code, links; where it belongs to an auth method, also references such as `<field:api_key>`.",
    }
);
text!(
    /// Markdown of several paragraphs.
    BlockText,
    {
        "type": "string",
        "maxLength": 16384,
        "pattern": (NOT_BLANK),
        "$comment": "Markdown: paragraphs, lists, tables, fenced code, images, and references: `<field:id>`, `<region:id>`, `<environment:id>`, `<url:name>`, `<step:id>`, `[words](step:id)`.",
    }
);
text!(
    /// A text with `{name}` in it.
    TemplateText,
    {
        "type": "string",
        "maxLength": 2048,
        "$comment": "A template: `{name}` is filled by the field, the address or the value of that name. `{{` and `}}` are literal braces.",
    }
);
text!(
    /// A text that is sent or compared to the letter.
    ValueText,
    {
        "type": "string",
        "minLength": 1,
        "maxLength": 2048,
    }
);
text!(
    /// A pattern.
    PatternText,
    {
        "type": "string",
        "minLength": 1,
        "maxLength": 500,
        "$comment": "A pattern in the dialect that browsers and Rust read alike: classes such as `[A-Za-z0-9]`, groups `(?:…)`, quantifiers, `^` and `$`. No `\\d`, `.` or lookaround.",
    }
);
text!(
    /// A link to the web.
    WebUrl,
    {
        "type": "string",
        "pattern": (WEB),
        "maxLength": 2048,
        "$comment": "A link that starts with `https://`.",
    }
);
text!(
    /// Where a picture lies.
    MediaUrl,
    {
        "type": "string",
        "pattern": (MEDIA),
        "maxLength": 2048,
        "$comment": "The path of a picture beside the spec, such as `images/keys.png`; or a link that starts with `https://`, or a path of the docs site that starts with `/`.",
    }
);
text!(
    /// A picture beside the spec.
    PictureFile,
    {
        "type": "string",
        "pattern": (PICTURE),
        "maxLength": 2048,
        "$comment": "The path of a picture beside the spec, such as `images/logo.png`.",
    }
);
text!(
    /// A day.
    Date: date,
    {
        "type": "string",
        "pattern": (DAY),
        "$comment": "A day, as `YYYY-MM-DD`.",
    }
);

/// A value that is not text: its JSON type is its own, its place is kept.
macro_rules! value {
    ($(#[doc = $doc:literal])* $name:ident($ty:ty), $schema:tt, $plain:pat => $value:expr) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name {
            pub(crate) value: $ty,
            #[allow(dead_code, reason = "not every kind is the subject of a message")]
            pub(crate) span: Span,
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }

        impl Decode for $name {
            fn decode(node: &Node, _: &mut Decoder<'_>) -> Option<Self> {
                match resolve(node.scalar()?) {
                    $plain => Some(Self { value: $value, span: node.span }),
                    _ => None,
                }
            }
        }
    };
}

value!(
    /// `true` or `false`.
    Flag(bool), { "type": "boolean" }, Plain::Bool(value) => value
);
value!(
    /// A whole number from 0; what is larger fits no key anyway.
    Integer(u32), { "type": "integer", "minimum": 0, "maximum": 1_000_000 },
    Plain::Integer(value) => u32::try_from(value).ok()?
);
value!(
    /// The status of an answer.
    AnswerStatus(u16), { "type": "integer", "minimum": 100, "maximum": 599 },
    Plain::Integer(value) => u16::try_from(value).ok()?
);
value!(
    /// The status of an answer that refuses.
    Refusal(u16), { "type": "integer", "minimum": 400, "maximum": 599 },
    Plain::Integer(value) => u16::try_from(value).ok()?
);

/// A number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Float {
    pub(crate) value: f64,
    pub(crate) span: Span,
}

impl JsonSchema for Float {
    fn schema_name() -> Cow<'static, str> {
        "Float".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

impl Decode for Float {
    fn decode(node: &Node, _: &mut Decoder<'_>) -> Option<Self> {
        let value = match resolve(node.scalar()?) {
            // Exact up to 2^53, as for everything else that reads JSON.
            #[expect(clippy::cast_precision_loss, reason = "JSON numbers are doubles")]
            Plain::Integer(value) => value as f64,
            Plain::Float(value) if value.is_finite() => value,
            _ => return None,
        };
        Some(Self {
            value,
            span: node.span,
        })
    }
}

/// Any scalar, kept as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Anything {
    pub(crate) value: serde_json::Value,
}

impl JsonSchema for Anything {
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

impl Decode for Anything {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        decoder.layout(node.scalar()?);
        Some(Self {
            value: node.to_json(),
        })
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::{MEDIA, is_media};

    #[test]
    fn the_pattern_of_pictures_is_what_lowering_takes() {
        let pattern = Regex::new(MEDIA).unwrap();
        for text in [
            "images/keys.png",
            "keys.jpg",
            "a/b.c/d.jpeg",
            "0.gif",
            "a.webp",
            "/x",
            "https://a.com",
            "",
            "keys",
            "keys.svg",
            "Keys.png",
            "keys.PNG",
            "./keys.png",
            "../keys.png",
            "_a.png",
            "http://a.com/x.png",
            "a b.png",
            "a.png/",
            ".png",
            "a/.png",
            "png",
            "x.png?a",
            "a.png\n",
        ] {
            assert_eq!(is_media(text), pattern.is_match(text), "{text:?}");
        }
    }
}
