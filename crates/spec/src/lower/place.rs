//! What may stand where: names in templates become parts of the model.

use connspec_diagnostics::Span;

use super::fields::{Fields, Known, Sort, What};
use super::template::{self, DraftPart};
use super::{Lowering, address::Table};
use crate::Id;
use crate::model::{Part, Template};
use crate::problem::{field as field_problem, template as problem};

/// Where a template stands, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(dead_code, reason = "the surface does not have all of them yet")]
pub(super) enum Place<'a> {
    /// A part of the host of an address.
    Host,
    /// The path of an address.
    AddressPath,
    /// The path of a request.
    Path,
    /// The value of a query parameter.
    Query,
    /// The value of a header.
    Header,
    /// A text in a body, or what is signed.
    Body,
    /// What carries credentials, and the key that must hold nothing but secrets, where there is
    /// one.
    Credential(Option<&'a str>),
    /// The key that something is signed with.
    SigningKey,
}

impl Place<'_> {
    /// Whether it is written to logs: no secret belongs there.
    const fn is_logged(self) -> bool {
        matches!(self, Self::AddressPath | Self::Path | Self::Query)
    }

    /// Whether what a single value fills is left out where that value is empty.
    const fn can_be_left_out(self) -> bool {
        matches!(self, Self::Query | Self::Header | Self::Body)
    }

    /// Whether text of several lines may stand there.
    const fn takes_lines(self) -> bool {
        matches!(self, Self::Body | Self::SigningKey)
    }

    /// Whether what is not a person's own value may stand there.
    const fn takes(self, what: What) -> bool {
        match what {
            What::Field | What::Derived => true,
            What::SetupField | What::Value | What::Captured => {
                !matches!(self, Self::Host | Self::AddressPath)
            }
            What::Address => matches!(self, Self::Query | Self::Header | Self::Body),
            What::Signed => matches!(self, Self::Header | Self::Body | Self::Credential(_)),
        }
    }
}

impl Fields<'_> {
    /// The template that stands in `place`. What may not stand there, and names that nothing has,
    /// are reported and left out.
    pub fn template(
        &self,
        cx: &mut Lowering<'_>,
        parts: &[DraftPart],
        place: Place<'_>,
    ) -> Template {
        let is_alone = parts.len() == 1;
        template::build(parts, |id, span| {
            let known = self.placeholder(cx, id, span)?;
            check(cx, known, span, place, is_alone).then(|| part(known.what, id))
        })
    }

    /// Looks at the names in the addresses: every method may be asked for every address.
    pub fn check_addresses(&self, cx: &mut Lowering<'_>, table: &Table) {
        for placeholder in &table.placeholders {
            let (id, span) = (&placeholder.field, placeholder.span);
            let place = if placeholder.in_host {
                Place::Host
            } else {
                Place::AddressPath
            };
            if let Some(known) = self.placeholder(cx, id, span) {
                check(cx, known, span, place, false);
            }
        }
    }

    /// What is meant by a placeholder; an unknown name is reported.
    fn placeholder(&self, cx: &mut Lowering<'_>, id: &Id, span: Span) -> Option<&Known> {
        let found = self.known.iter().find(|known| known.id == id.as_str());
        if found.is_none() && self.is_whole {
            let is_foreign = self
                .foreign
                .iter()
                .any(|(_, field)| field.id == id.as_str());
            let method = if is_foreign {
                Some(self.method)
            } else {
                self.only()
            };
            let fit = |known: &&Known| {
                !matches!(known.sort, Sort::Unfit(_)) && known.what != What::Address
            };
            let known = self.known.iter().filter(fit);
            let known: Vec<_> = known.map(|known| known.id.as_str()).collect();
            cx.report(problem::unknown(span, id.as_str(), method, &known));
        }
        found
    }
}

/// Whether the value may stand in that place; reported where not.
fn check(
    cx: &mut Lowering<'_>,
    known: &Known,
    span: Span,
    place: Place<'_>,
    is_alone: bool,
) -> bool {
    let before = cx.diagnostics.len();
    let id = known.id.as_str();
    if !place.takes(known.what) {
        cx.report(problem::wrong_kind(
            span,
            id,
            known.what.words(),
            known.span,
        ));
        return false;
    }
    let unfit = match known.sort {
        Sort::Unfit(why) => Some(why),
        Sort::Lines if !place.takes_lines() => Some("its value has several lines"),
        Sort::Line | Sort::Lines | Sort::Subdomain => None,
    };
    if let Some(why) = unfit {
        cx.report(problem::unfit(span, id, why, known.span));
        return false;
    }
    if known.is_optional && !(is_alone && place.can_be_left_out()) {
        let is_beside = place.can_be_left_out();
        cx.report(problem::optional(span, id, known.span, is_beside));
    }
    if place == Place::Host && known.sort != Sort::Subdomain {
        cx.report(problem::any_host(span, id, known.span));
    } else if place.is_logged() && known.is_secret {
        cx.report(field_problem::secret_in_url(span, id, known.span));
    }
    let secret_key = match place {
        Place::Credential(key) => key,
        Place::SigningKey => Some("key"),
        _ => None,
    };
    let is_a_persons = matches!(known.what, What::Field | What::SetupField | What::Derived);
    if let Some(key) = secret_key
        && is_a_persons
        && !known.is_secret
        && !known.is_excused
    {
        cx.report(field_problem::secret_expected(span, key, id, known.span));
    }
    cx.diagnostics.len() == before
}

fn part(what: What, id: &Id) -> Part {
    let id = id.clone();
    match what {
        What::Field | What::SetupField => Part::Field(id),
        What::Address => Part::Address(id),
        What::Value => Part::Value(id),
        What::Derived => Part::Derived(id),
        What::Captured => Part::Captured(id),
        What::Signed => Part::Signed(id),
    }
}

impl What {
    /// What one of them is called in messages.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::SetupField => "setup field",
            Self::Address => "address",
            Self::Value => "value",
            Self::Derived => "derived value",
            Self::Captured => "captured value",
            Self::Signed => "signed assertion",
        }
    }
}
