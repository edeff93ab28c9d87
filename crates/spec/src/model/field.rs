//! What a person fills in.

use super::Inline;
use crate::{Id, Text};
use connspec_diagnostics::Span;

/// One input of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Key in the form's data and name of the Rust field. The region select is `region`.
    pub id: Id,
    /// What people call it.
    pub label: Text,
    /// Words beside the input.
    pub help: Option<Vec<Inline>>,
    /// Shown in the empty input.
    pub placeholder: Option<Text>,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether [`TRIMMED`] characters at both ends are dropped before anything else is looked at.
    pub trim: bool,
    /// Heading of the group that it stands in.
    pub section: Option<Text>,
    /// What a person is told, one entry per keyword of [`Field::keywords`], in that order. The
    /// author's own words where there are any.
    pub messages: Vec<Message>,
    /// What stands for the value in an address where a person gives none.
    pub default: Option<String>,
    /// The step that says where the value comes from.
    pub given_by: Option<StepRef>,
    /// Values that are known to be right; they pass the rules.
    pub valid: Vec<Text>,
    /// Values that are known to be wrong; they do not.
    pub invalid: Vec<Text>,
    /// The place of its id.
    pub span: Span,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// A line or more of text.
    String(StringKind, StringRules),
    /// One of a few options of the field's own.
    Select(Vec<Choice>),
    /// One of the connector's region options.
    Region,
    /// One of the connector's environment options.
    Environment,
    /// A number.
    Number(NumberRules),
    /// A tick box. A required one is an acknowledgement: it must be ticked.
    Boolean,
}

/// The type of a text input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// Any line of text.
    Text,
    /// A line that is never shown, logged or printed.
    Secret,
    /// Several lines that are never shown: a PEM or JSON key.
    SecretMultiline,
    /// Several lines.
    Multiline,
    /// An e-mail address.
    Email,
    /// A https URL, or, with `allow`, the address of a product that somebody hosts themselves.
    Url(Option<UrlAllow>),
    /// A whole host name.
    Hostname(HostScope),
    /// One DNS label, or a part of one.
    Subdomain,
}

/// What the URL of a product that somebody hosts themselves may have besides `https://host`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlAllow {
    /// `http://` as well.
    pub http: bool,
    /// A port.
    pub port: bool,
    /// A path.
    pub path: bool,
}

/// Which hosts a person may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostScope {
    /// Those under the connector's domains; the field's patterns say so.
    Declared,
    /// Any public one: a vanity domain.
    Any,
}

/// Rules for a text. Lengths count Unicode scalar values after trimming.
#[derive(Clone, Debug, Default)]
pub struct StringRules {
    /// Fewest characters; at least 1 where the field is required.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Patterns that must all be found somewhere in the value, in the dialect of
    /// [`pattern`](crate::pattern): that of the type first, then the author's.
    pub patterns: Vec<String>,
}

/// Rules for a number, both inclusive.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumberRules {
    /// Smallest.
    pub min: Option<f64>,
    /// Largest.
    pub max: Option<f64>,
}

/// One option of a select.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Value in the form's data, and the name of the Rust variant.
    pub id: Id,
    /// What people see.
    pub label: Text,
    /// Words beside the option.
    pub help: Option<Vec<Inline>>,
    /// What a request carries: the id unless the author says otherwise.
    pub value: String,
    /// The place of its id.
    pub span: Span,
}

/// What a person is told when a keyword of the form's schema refuses their value.
#[derive(Clone, Debug)]
pub struct Message {
    /// The keyword.
    pub keyword: Keyword,
    /// The sentence.
    pub text: Text,
}

/// A keyword of JSON Schema that can refuse the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keyword {
    /// Missing, or not one line or number as it should be.
    Required,
    /// Of another JSON type.
    Type,
    /// Too few characters.
    MinLength,
    /// Too many.
    MaxLength,
    /// A pattern was not found.
    Pattern,
    /// Number too small.
    Minimum,
    /// Number too large.
    Maximum,
    /// None of the options of a select.
    OneOf,
    /// A box that must be ticked is not.
    Enum,
}

impl Keyword {
    /// The keyword as JSON Schema spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Type => "type",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::OneOf => "oneOf",
            Self::Enum => "enum",
        }
    }
}

/// A step of the method's guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRef {
    /// The section.
    pub section: Id,
    /// The step in it; its id is unique in the whole guide.
    pub step: Id,
}

/// The characters that trimming drops, spelled out because the `trim` of JavaScript and that of
/// Rust differ: what ECMAScript calls white space and line terminators, and U+0085.
pub const TRIMMED: &[char] = &[
    '\u{9}', '\u{A}', '\u{B}', '\u{C}', '\u{D}', '\u{20}', '\u{85}', '\u{A0}', '\u{1680}',
    '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}',
    '\u{2008}', '\u{2009}', '\u{200A}', '\u{2028}', '\u{2029}', '\u{202F}', '\u{205F}', '\u{3000}',
    '\u{FEFF}',
];

impl Field {
    /// Whether the value is never shown, logged or printed.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(
            self.kind,
            FieldKind::String(StringKind::Secret | StringKind::SecretMultiline, _)
        )
    }

    /// The keywords that can refuse a value of this field, in the order in which both the form and
    /// the Rust code look at them.
    #[must_use]
    pub fn keywords(&self) -> Vec<Keyword> {
        keywords(self.required, &self.kind)
    }
}

/// The keywords that can refuse a value of a field of that kind.
pub(crate) fn keywords(required: bool, kind: &FieldKind) -> Vec<Keyword> {
    let mut keywords = Vec::new();
    if required {
        keywords.push(Keyword::Required);
    }
    keywords.push(Keyword::Type);
    match kind {
        FieldKind::String(_, rules) => {
            keywords.extend(rules.min_length.map(|_| Keyword::MinLength));
            keywords.extend(rules.max_length.map(|_| Keyword::MaxLength));
            keywords.extend((!rules.patterns.is_empty()).then_some(Keyword::Pattern));
        }
        FieldKind::Number(rules) => {
            keywords.extend(rules.min.map(|_| Keyword::Minimum));
            keywords.extend(rules.max.map(|_| Keyword::Maximum));
        }
        FieldKind::Select(_) | FieldKind::Region | FieldKind::Environment => {
            keywords.push(Keyword::OneOf);
        }
        FieldKind::Boolean if required => keywords.push(Keyword::Enum),
        FieldKind::Boolean => {}
    }
    keywords
}
