//! What is wrong with the values of a form.

use crate::escape::Shown;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A keyword of the form's JSON Schema that refused a value. The order is the one in which a
/// field's keywords are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyword {
    /// A value is missing.
    Required,
    /// It has another JSON type.
    Type,
    /// It has too few characters.
    MinLength,
    /// It has too many.
    MaxLength,
    /// A pattern is not found in it.
    Pattern,
    /// It is too small.
    Minimum,
    /// It is too large.
    Maximum,
    /// It is none of the options of a select.
    OneOf,
    /// It is a box that must be ticked and is not.
    Enum,
    /// The form has no such field.
    AdditionalProperties,
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
            Self::AdditionalProperties => "additionalProperties",
        }
    }
}

impl Serialize for Keyword {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What is wrong with one field. It never holds the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormError {
    /// The field's id; the key that was sent where the form has no such field; empty where what
    /// was sent is no object of fields at all.
    pub field: Cow<'static, str>,
    /// What refused the value.
    pub keyword: Keyword,
    /// What to tell a person, in the words of the connector's spec.
    pub message: &'static str,
}

/// Everything that is wrong with the values of a form: the fields in the order of the form, one
/// error each, and then the keys that are no fields. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FormErrors(Vec<FormError>);

impl FormErrors {
    pub(crate) fn new(errors: Vec<FormError>) -> Self {
        Self(errors)
    }

    /// The errors.
    pub fn iter(&self) -> std::slice::Iter<'_, FormError> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a FormErrors {
    type Item = &'a FormError;
    type IntoIter = std::slice::Iter<'a, FormError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for FormErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            // A key that is no field comes from outside: its control characters are escaped.
            let field = Shown(&error.field);
            write!(f, "{field} ({}): {}", error.keyword.as_str(), error.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for FormErrors {}
