//! What a person filled in, once it is known to be right.

use crate::Secret;
use crate::table::{Choice, Field, Kind};
use std::borrow::Cow;

/// The value of one field.
#[derive(Clone, Debug)]
pub enum Value {
    /// Of a text.
    Text(String),
    /// Of a secret.
    Secret(Secret),
    /// Of a select: the position of the option.
    Choice(usize),
    /// Of a number.
    Number(f64),
    /// Of a tick box.
    Boolean(bool),
}

/// The values of an auth method's fields, in their order; `None` where a field is empty.
pub type Values = Vec<Option<Value>>;

impl Value {
    /// The value as a request carries it: the `value` of an option, a number in decimal digits,
    /// `true` or `false`.
    pub(crate) fn text(&self, field: &Field) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Secret(secret) => secret.expose().into(),
            Self::Choice(index) => options(field)[*index].value.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Boolean(ticked) => if *ticked { "true" } else { "false" }.into(),
        }
    }
}

/// The options of a select; none for any other field.
pub(crate) fn options(field: &Field) -> &'static [Choice] {
    match field.kind {
        Kind::Select(options) | Kind::Region(options) | Kind::Environment(options) => options,
        _ => &[],
    }
}
