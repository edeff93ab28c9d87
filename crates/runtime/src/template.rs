//! Texts with fields in them.

use crate::table::{AuthMethod, Field, Part};
use crate::{RequestError, Value, ValueProblem, Values};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// The values that templates are filled with.
#[derive(Clone, Copy)]
pub(crate) struct Filler<'a> {
    pub(crate) method: &'static AuthMethod,
    pub(crate) values: &'a Values,
}

impl<'a> Filler<'a> {
    /// The template with its fields filled in. `encode` makes a value fit the place, or says why
    /// it cannot. `None` where the template has fields and all of them are empty: an optional
    /// value that a person left out takes with it what it alone fills. An empty field beside
    /// others is an empty text.
    pub(crate) fn fill(
        self,
        template: &[Part],
        encode: impl for<'t> Fn(&'t str) -> Result<Cow<'t, str>, ValueProblem>,
    ) -> Result<Option<Zeroizing<String>>, RequestError> {
        let mut pieces = Vec::with_capacity(template.len());
        let mut empty = false;
        let mut filled = false;
        for part in template {
            match part {
                Part::Literal(text) => pieces.push(Zeroizing::new((*text).to_owned())),
                Part::Field(id) => match self.field(id) {
                    (_, None) => empty = true,
                    (field, Some(value)) => {
                        filled = true;
                        let text = Zeroizing::new(value.text(field).into_owned());
                        let encoded = encode(&text).map_err(|problem| RequestError::Value {
                            field: field.id,
                            problem,
                        })?;
                        pieces.push(Zeroizing::new(encoded.into_owned()));
                    }
                },
            }
        }
        if empty && !filled {
            return Ok(None);
        }
        // Of the right size from the start: growing would leave a copy of a secret behind.
        let length = pieces.iter().map(|piece| piece.len()).sum();
        let mut text = Zeroizing::new(String::with_capacity(length));
        for piece in &pieces {
            text.push_str(piece);
        }
        Ok(Some(text))
    }

    /// The error for a template that must not be left out and is.
    pub(crate) fn missing(self, template: &[Part]) -> RequestError {
        RequestError::Value {
            field: self.first_field(template).unwrap_or_default(),
            problem: ValueProblem::Missing,
        }
    }

    /// The first field of a template, to name it in an error.
    pub(crate) fn first_field(self, template: &[Part]) -> Option<&'static str> {
        template.iter().find_map(|part| match part {
            Part::Field(id) => Some(self.field(id).0.id),
            Part::Literal(_) => None,
        })
    }

    /// # Panics
    /// If the method has no such field: the compiler resolves the references of a table.
    fn field(self, id: &str) -> (&'static Field, Option<&'a Value>) {
        let position = self.method.fields.iter().position(|field| field.id == id);
        let position = position.expect("a template names fields of its own method");
        (
            &self.method.fields[position],
            self.values[position].as_ref(),
        )
    }
}

/// For a place that takes any text.
pub(crate) fn as_it_is(text: &str) -> Result<Cow<'_, str>, ValueProblem> {
    Ok(text.into())
}
