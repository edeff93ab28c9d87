//! What may stand where: names in templates become parts of the model.

use connspec_diagnostics::{Span, nearest};

use super::fields::{Fields, Known, Sort, What};
use super::template::{self, DraftPart};
use super::{Lowering, literal};
use crate::Id;
use crate::model::{Part, Template};
use crate::problem::template::WayOut;
use crate::problem::{derive as derive_problem, field as field_problem, template as problem};

/// Where a template stands, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// A part of the host of an address.
    Host,
    /// The whole host of an address, behind `https://`.
    WholeHost,
    /// The start of an address, scheme and host included.
    Start,
    /// The path of an address.
    AddressPath,
    /// The path of a request.
    Path,
    /// The value of a query parameter.
    Query,
    /// The value of a header.
    Header,
    /// A text in a body.
    Body,
    /// A text in a signed assertion, which is not encrypted.
    Claim,
    /// What carries credentials, and the key that must hold nothing but secrets, where there is
    /// one.
    Credential(Option<&'a str>),
    /// The key that something is signed with.
    SigningKey,
}

impl Place<'_> {
    const fn is_in_address(self) -> bool {
        matches!(
            self,
            Self::Host | Self::WholeHost | Self::Start | Self::AddressPath
        )
    }

    /// Whether it is written to logs: no secret belongs there.
    const fn is_logged(self) -> bool {
        matches!(self, Self::AddressPath | Self::Path | Self::Query)
    }

    /// Whether credentials usually stand there.
    pub const fn is_for_credentials(self) -> bool {
        matches!(self, Self::Credential(_) | Self::Header | Self::Query)
    }

    /// Whether what a single value fills is left out where that value is empty.
    const fn can_be_left_out(self) -> bool {
        matches!(self, Self::Query | Self::Header | Self::Body | Self::Claim)
    }

    /// Whether text of several lines may stand there.
    const fn takes_lines(self) -> bool {
        matches!(self, Self::Body | Self::Claim | Self::SigningKey)
    }

    /// Whether what is not a person's own value may stand there.
    const fn takes(self, what: What) -> bool {
        match what {
            What::Field | What::Derived => true,
            What::SetupField | What::Value | What::Captured | What::CapturedAddress => {
                !self.is_in_address()
            }
            What::Address => {
                matches!(self, Self::Query | Self::Header | Self::Body | Self::Claim)
            }
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
        literal::check(cx, parts, place, self);
        template::build(parts, |id, span| {
            let known = self.placeholder(cx, id, span)?;
            check(cx, known, span, place, is_alone).then(|| part(known.what, id))
        })
    }

    /// Looks at the names in the addresses: every method may be asked for every address.
    pub fn check_addresses(&self, cx: &mut Lowering<'_>) {
        for placeholder in &self.table.placeholders {
            let (id, span) = (&placeholder.field, placeholder.span);
            let Some(known) = self.placeholder(cx, id, span) else {
                continue;
            };
            // A URL brings its own scheme.
            match placeholder.scheme {
                Some(scheme) if known.sort == Sort::OwnUrl => {
                    cx.report(problem::second_scheme(scheme, id.as_str(), known.span));
                }
                _ => {
                    if let Some(place) = placeholder.place {
                        check(cx, known, span, place, false);
                    }
                }
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
                !matches!(known.sort, Sort::Unfit(_) | Sort::Later(_))
                    && known.what != What::Address
            };
            let known = self.known.iter().filter(fit);
            let mut known: Vec<_> = known.map(|known| known.id.as_str()).collect();
            // Two of one name were reported.
            known.dedup();
            cx.report(problem::unknown(span, id.as_str(), method, &known));
        }
        match found {
            Some(known) => self.mark_used(cx, known, span),
            // A misspelled name is a use of the one that was meant.
            None => {
                let known = self.known.iter().map(|known| known.id.as_str());
                let meant = nearest(id.as_str(), known).map(str::to_owned);
                self.used.borrow_mut().extend(meant);
            }
        }
        found
    }

    /// Remembers that something is used, and with a derived value the field that it is cut from.
    fn mark_used(&self, cx: &mut Lowering<'_>, known: &Known, span: Span) {
        self.used.borrow_mut().insert(known.id.clone());
        if known.what != What::Derived {
            return;
        }
        let mut derived = self.table.derived.iter();
        let Some(cutting) = derived.find(|cutting| cutting.id == known.id) else {
            return;
        };
        let Some((from, place)) = &cutting.from else {
            return;
        };
        let is_field = |known: &&Known| known.what == What::Field && known.id == *from;
        let is_foreign = self.foreign.iter().any(|(_, field)| field.id == *from);
        self.used.borrow_mut().insert(from.clone());
        // Where no method has it, that is said where the value is declared.
        if self.is_whole && is_foreign && !self.known.iter().any(|known| is_field(&known)) {
            let (id, method) = (known.id.as_str(), self.method);
            cx.report(derive_problem::no_source(span, id, from, method, *place));
        }
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
    let mark = cx.mark();
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
        Sort::Later(why) => {
            let kind = known.what.words();
            cx.report(problem::not_yet(span, kind, id, why, known.span));
            return false;
        }
        Sort::Unfit(why) => Some(why),
        Sort::Lines if !place.takes_lines() => Some("its value has several lines"),
        Sort::Line if place == Place::SigningKey && known.is_secret => {
            cx.report(problem::one_line_key(span, id, known.span));
            return false;
        }
        Sort::Line | Sort::Lines | Sort::Subdomain | Sort::Hostname | Sort::OwnUrl => None,
    };
    if let Some(why) = unfit {
        cx.report(problem::unfit(span, id, why, known.span));
        return false;
    }
    if known.is_optional && !(is_alone && place.can_be_left_out()) {
        let may_have_default = place.is_in_address()
            && matches!(known.sort, Sort::Subdomain | Sort::Hostname | Sort::OwnUrl);
        let way_out = if place.can_be_left_out() {
            WayOut::Alone
        } else if may_have_default {
            WayOut::Default
        } else {
            WayOut::Required
        };
        cx.report(problem::optional(span, id, known.span, way_out));
    }
    if let Some((message, help)) = misfit(place, known.sort, id) {
        cx.report(problem::not_allowed(span, message, help).label(known.span, "declared here"));
    } else if place.is_logged() && known.is_secret {
        cx.report(field_problem::secret_in_url(span, id, known.span));
    } else if place == Place::Claim && known.is_secret {
        cx.report(problem::readable(span, id, known.span));
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
    cx.is_good_since(mark)
}

/// Why a value does not fit its place in an address, and what does.
fn misfit(place: Place<'_>, sort: Sort, id: &str) -> Option<(String, &'static str)> {
    let any_host = format!("the field `{id}` could name any host, and credentials would follow");
    match (place, sort) {
        (Place::Host, Sort::Subdomain)
        | (Place::WholeHost, Sort::Hostname)
        | (Place::Start, Sort::OwnUrl) => None,
        (Place::Host, Sort::Hostname) => Some((
            format!("`{id}` is a whole host, and something stands beside it"),
            "write `https://{host}` and a path; a part of a host is a field of `type: subdomain`",
        )),
        (Place::Host, _) => Some((
            any_host,
            "only a field of `type: subdomain` may be a part of a host",
        )),
        (Place::WholeHost, Sort::Subdomain) => Some((
            format!("`{id}` is one label of a host, and no whole host"),
            "write the domain behind it: `https://{subdomain}.example.com`; a whole host is a field of `type: hostname`",
        )),
        (Place::WholeHost, _) => Some((
            any_host,
            "only a field of `type: hostname` may be a whole host",
        )),
        (Place::Start, Sort::Hostname) => Some((
            format!("`{id}` is a host, and an address starts with `https://`"),
            "write `https://{host}`",
        )),
        (Place::Start, Sort::Subdomain) => Some((
            format!("`{id}` is a part of a host, and an address starts with `https://`"),
            "write `https://{subdomain}.example.com`",
        )),
        (Place::AddressPath, Sort::OwnUrl) => Some((
            format!("the URL `{id}` stands behind the start of an address"),
            "write `{site}` and a path: where it stands, there is no room for a host",
        )),
        (Place::Start, _) => Some((
            any_host,
            "only a field of `type: url` with `allow` may stand at the start of an address; where the host is all that people choose, use `type: hostname` with `hosts: any`",
        )),
        _ => None,
    }
}

fn part(what: What, id: &Id) -> Part {
    let id = id.clone();
    match what {
        What::Field | What::SetupField => Part::Field(id),
        What::Address => Part::Address(id),
        What::Value => Part::Value(id),
        What::Derived => Part::Derived(id),
        What::Captured | What::CapturedAddress => Part::Captured(id),
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
            Self::CapturedAddress => "captured address",
            Self::Signed => "signed assertion",
        }
    }
}
