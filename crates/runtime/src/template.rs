//! Texts with values in them.

use crate::session::{Captured, Flow};
use crate::table::{AuthMethod, Cut, Derived, Field, Part};
use crate::{RequestError, Secret, Value, ValueProblem, Values, address};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// The values that templates are filled with.
#[derive(Clone, Copy)]
pub(crate) struct Filler<'a> {
    pub(crate) method: &'static AuthMethod,
    /// Of the fields, and then of the setup fields.
    pub(crate) values: &'a Values,
    /// What token calls and the callback gave.
    pub(crate) captured: &'a Captured,
    /// What the flow that is under way made.
    pub(crate) flow: &'a Flow,
}

impl<'a> Filler<'a> {
    /// The template with its values filled in. `encode` makes a value fit the place, or says why
    /// it cannot. `None` where the template has values and all of them are empty: an optional
    /// value that a person left out takes with it what it alone fills. An empty value beside
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
            if let Part::Literal(text) = part {
                pieces.push(Zeroizing::new((*text).to_owned()));
                continue;
            }
            let Some(value) = self.part(*part)? else {
                empty = true;
                continue;
            };
            filled = true;
            let encoded = encode(&value).map_err(|problem| RequestError::Value {
                field: self.name(*part).unwrap_or_default(),
                problem,
            })?;
            pieces.push(Zeroizing::new(encoded.into_owned()));
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

    /// As [`Filler::fill`], where nothing may be left out.
    pub(crate) fn fill_all(
        self,
        template: &[Part],
        encode: impl for<'t> Fn(&'t str) -> Result<Cow<'t, str>, ValueProblem>,
    ) -> Result<Zeroizing<String>, RequestError> {
        self.fill(template, encode)?
            .ok_or_else(|| RequestError::Value {
                field: self.first_name(template).unwrap_or_default(),
                problem: ValueProblem::Missing,
            })
    }

    /// The name of the first value of a template, to name it in an error.
    pub(crate) fn first_name(self, template: &[Part]) -> Option<&'static str> {
        template.iter().find_map(|part| self.name(*part))
    }

    /// The value of the field of that id, or what stands for it; with the field.
    ///
    /// # Panics
    /// If the method has no such field: the compiler resolves the references of a table.
    pub(crate) fn field(self, id: &str) -> (&'static Field, Option<Zeroizing<String>>) {
        let (field, value) = self.value(id);
        let text = match value {
            Some(value) => Some(value.text(field).into_owned()),
            None => field.default.map(str::to_owned),
        };
        (field, text.map(Zeroizing::new))
    }

    fn value(self, id: &str) -> (&'static Field, Option<&'a Value>) {
        let mut fields = self.method.all_fields().enumerate();
        let (position, field) = fields
            .find(|(_, field)| field.id == id)
            .expect("a template names fields of its own method");
        (field, self.values[position].as_ref())
    }

    /// What to call the value of a part in an error; `None` for a literal.
    fn name(self, part: Part) -> Option<&'static str> {
        match part {
            Part::Literal(_) => None,
            Part::Derived(name) => Some(self.derived(name).from),
            part => Some(label(part)),
        }
    }

    /// The value of a part; `None` where it is empty.
    fn part(self, part: Part) -> Result<Option<Zeroizing<String>>, RequestError> {
        let owned = |text: &str| Zeroizing::new(text.to_owned());
        let exposed = |secret: &Secret| owned(secret.expose());
        let flow = self.flow;
        Ok(match part {
            Part::Literal(text) => Some(owned(text)),
            Part::Field(id) => self.field(id).1,
            Part::Value(name) => Some(owned(address::value(self, name)?)),
            Part::Derived(name) => self.cut(self.derived(name)),
            Part::Address(name) => Some(Zeroizing::new(address::text(self, name)?)),
            Part::Captured(name) => match self.captured.get(name) {
                Some(value) => Some(owned(value)),
                // What always comes with the tokens is not there: there are none.
                None if self.method.requires_captured(name) => return Err(RequestError::NoToken),
                None => None,
            },
            Part::Signed(name) => flow.signed(name).map(owned),
            Part::RedirectUri => flow.redirect_uri.as_deref().map(owned),
            Part::State => flow.state.as_ref().map(exposed),
            Part::CodeChallenge => flow.code_challenge().map(Zeroizing::new),
            Part::CodeVerifier => flow.code_verifier.as_ref().map(exposed),
            Part::Code => flow.code.as_ref().map(exposed),
        })
    }

    fn derived(self, name: &str) -> &'static Derived {
        let mut all = self.method.derived.iter();
        all.find(|derived| derived.id == name)
            .expect("a template names values that the connector derives")
    }

    fn cut(self, derived: &Derived) -> Option<Zeroizing<String>> {
        let (_, value) = self.field(derived.from);
        value.map(|value| {
            let cut = match derived.cut {
                Cut::AfterLast(mark) => value.rsplit_once(mark).map(|(_, behind)| behind),
                Cut::BeforeFirst(mark) => value.split_once(mark).map(|(before, _)| before),
            };
            // The field's rules make sure that there is something to cut.
            Zeroizing::new(cut.unwrap_or_default().to_owned())
        })
    }
}

/// What a part is called.
const fn label(part: Part) -> &'static str {
    match part {
        Part::Literal(text) => text,
        Part::Field(name)
        | Part::Value(name)
        | Part::Derived(name)
        | Part::Address(name)
        | Part::Captured(name)
        | Part::Signed(name) => name,
        Part::RedirectUri => "redirect_uri",
        Part::State => "state",
        Part::CodeChallenge => "code_challenge",
        Part::CodeVerifier => "code_verifier",
        Part::Code => "code",
    }
}

/// A template to be shown, with `{name}` for each value.
pub(crate) fn shown(template: &[Part]) -> String {
    let parts = template.iter().map(|part| match *part {
        Part::Literal(text) => text.to_owned(),
        part => format!("{{{}}}", label(part)),
    });
    parts.collect()
}

/// For a place that takes any text.
pub(crate) fn as_it_is(text: &str) -> Result<Cow<'_, str>, ValueProblem> {
    Ok(text.into())
}
