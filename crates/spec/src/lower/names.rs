//! What a method declares besides its fields: captured values and signed assertions.

use connspec_diagnostics::Span;

use super::fields::{Fields, Known, Sort, What};
use super::{Lowering, ids, items};
use crate::Id;
use crate::problem::names as problem;
use crate::surface::{self, AuthMethod, Capture, CaptureWord, Items, PlaceEntry, Sign, Spec};

/// The parts of a method that declare names for templates.
#[derive(Default)]
pub(super) struct Declared<'a> {
    /// What the author captures.
    pub captures: Vec<&'a Capture>,
    /// What is captured without being said, each with the reason for it.
    pub implied: Vec<Implied>,
    sign: Option<&'a Sign>,
    place: Option<&'a Items<PlaceEntry>>,
    /// Whether these are all: what could not be read was reported.
    is_whole: bool,
}

/// A value that is captured although nobody wrote so.
pub(super) struct Implied {
    pub id: &'static str,
    pub is_required: bool,
    /// What makes it so, in words.
    pub why: &'static str,
    /// And its place.
    pub span: Span,
}

/// Names that a callback has for values of its own.
const FLOW_VALUES: &[&str] = &[
    "code",
    "code_challenge",
    "code_verifier",
    "redirect_uri",
    "state",
];

impl<'a> Declared<'a> {
    pub fn of(method: &'a AuthMethod) -> Self {
        match method {
            AuthMethod::ClientCredentials(method) => Self::of_grant(method.grant(), false, None),
            AuthMethod::AuthorizationCode(method) => {
                let register = method.client.as_ref().map(|client| client.anchor);
                Self::of_grant(method.grant(), true, register)
            }
            AuthMethod::TokenExchange(method) => {
                let calls = items(method.calls.as_ref());
                let captures = calls.iter().map(|call| call.capture.as_ref());
                let is_read = |captures: &Items<Capture>| captures.is_whole;
                Self {
                    captures: captures.clone().flat_map(items).collect(),
                    implied: Vec::new(),
                    sign: method.sign.as_ref(),
                    place: method.place.as_ref(),
                    is_whole: method.calls.as_ref().is_some_and(|calls| calls.is_whole)
                        && captures.clone().all(|list| list.is_some_and(is_read))
                        && (method.sign.is_some() || !method.has("sign")),
                }
            }
            _ => Self {
                is_whole: true,
                ..Self::default()
            },
        }
    }

    fn of_grant(grant: surface::Grant<'a>, refreshes: bool, register: Option<Span>) -> Self {
        let captures = items(grant.capture);
        let is_named = |id: &str| {
            let ids = captures.iter().filter_map(|capture| capture.id.as_ref());
            ids.into_iter().any(|named| named.0.text == id)
        };
        let token = grant.token_url.map_or(grant.anchor, |url| url.0.span);
        let implied = |id, is_required, why, span| Implied {
            id,
            is_required,
            why,
            span,
        };
        let call = "the token call captures a value of that name";
        let mut all = vec![implied("access_token", true, call, token)];
        if refreshes {
            all.push(implied("refresh_token", false, call, token));
        }
        // Where the author names a client as well, that alone is the mistake.
        let is_alone = !grant.has_client_id && !grant.has_client_secret;
        if let Some(register) = register.filter(|_| is_alone) {
            let registration = "the registration gives a value of that name";
            all.push(implied("client_id", true, registration, register));
            all.push(implied("client_secret", false, registration, register));
        }
        all.retain(|implied| !is_named(implied.id));
        Self {
            implied: all,
            captures: captures.iter().collect(),
            sign: grant.sign,
            place: grant.place,
            is_whole: grant.is_readable && grant.capture.is_none_or(|captures| captures.is_whole),
        }
    }

    /// Whether every name that was written is among those that are known.
    pub fn is_known(&self) -> bool {
        let captures = self.captures.iter().map(|capture| capture.id.as_ref());
        let sign = self.sign.iter().map(|sign| sign.id.as_ref());
        self.is_whole && captures.chain(sign).all(|id| super::id_of(id).is_some())
    }

    /// The names as templates see them. What is implied comes last: where an author gives such a
    /// name to something, that is what is meant.
    pub fn known(&self) -> Vec<Known> {
        let captures = self.captures.iter().filter_map(|capture| {
            let id = &capture.id.as_ref()?.0;
            // One whose `as` cannot be read, or that has hosts without it, is meant as an address.
            let is_address = match capture.kind {
                Some(kind) => kind != CaptureWord::Text,
                None => capture.has("as") || capture.has("hosts"),
            };
            let what = if is_address {
                What::CapturedAddress
            } else {
                What::Captured
            };
            Some(Known {
                is_secret: !is_address && self.is_credential(&id.text),
                is_optional: capture.required.is_some_and(|required| !required.value),
                ..Known::new(&id.text, id.span, what, Sort::Line)
            })
        });
        let sign = self.sign.iter().filter_map(|sign| {
            let id = &sign.id.as_ref()?.0;
            Some(Known::new(&id.text, id.span, What::Signed, Sort::Line))
        });
        let implied = self.implied.iter().map(|implied| Known {
            is_secret: implied.id != "client_id",
            is_optional: !implied.is_required,
            ..Known::new(implied.id, implied.span, What::Captured, Sort::Line)
        });
        captures.chain(sign).chain(implied).collect()
    }

    /// Whether a captured value is a token, and not something such as an account's id, which may
    /// stand in a URL.
    fn is_credential(&self, id: &str) -> bool {
        let placeholder = format!("{{{id}}}");
        let mut placed = items(self.place)
            .iter()
            .filter_map(|entry| entry.value.as_ref());
        matches!(id, "access_token" | "refresh_token")
            || placed.any(|value| value.0.text.contains(&placeholder))
    }
}

/// Checks that every name of a method means one thing. Fields, addresses and values of the table
/// are compared where they are declared.
pub(super) fn check(cx: &mut Lowering<'_>, spec: &Spec, method: &AuthMethod, fields: &Fields<'_>) {
    let all = [spec.fields.as_ref(), method.fields(), method.setup_fields()];
    ids::declare(
        cx,
        ids::FIELDS,
        all.into_iter()
            .flat_map(items)
            .filter_map(|field| field.id()),
    );
    let declared = Declared::of(method);
    for id in declared.captures.iter().filter_map(|c| c.id.as_ref()) {
        if FLOW_VALUES.contains(&id.0.text.as_str()) {
            let why = "the authorization code flow has a value of that name";
            cx.report(problem::reserved(id.0.span, &id.0.text, why));
        }
    }
    for (index, known) in fields.known.iter().enumerate() {
        let is_same = |other: &&Known| other.id == known.id;
        let of_table =
            |other: &&Known| matches!(other.what, What::Address | What::Value | What::Derived);
        let mut all = fields.known.iter();
        let other = match known.what {
            What::SetupField => all.find(|other| is_same(other) && of_table(other)),
            What::Captured | What::CapturedAddress | What::Signed => all.take(index).find(is_same),
            What::Field | What::Address | What::Value | What::Derived => None,
        };
        let Some(other) = other else {
            continue;
        };
        let mut implied = declared.implied.iter();
        match implied.find(|implied| implied.id == known.id && implied.span == known.span) {
            Some(implied) => cx.report(problem::reserved(other.span, &other.id, implied.why)),
            None => {
                let (kind, other_kind) = (known.what.words(), other.what.words());
                let (id, span) = (&known.id, known.span);
                cx.report(if is_captured(known) && is_captured(other) {
                    problem::duplicate(span, What::Captured.words(), id, other.span)
                } else {
                    problem::two_meanings(span, kind, id, other_kind, other.span)
                });
            }
        }
    }
}

/// Whether a token call or the callback gives the value.
pub(super) fn is_captured(known: &Known) -> bool {
    matches!(known.what, What::Captured | What::CapturedAddress)
}

/// Whether the author took a text of an answer that the language itself has no use for. Addresses
/// are there for the host application as well.
pub(super) fn is_own_text(known: &Known) -> bool {
    const LANGUAGE: &[&str] = &[
        "access_token",
        "refresh_token",
        "client_id",
        "client_secret",
    ];
    known.what == What::Captured && !LANGUAGE.contains(&known.id.as_str())
}

/// Checks the names that requests can start with against each other: they are variants of one
/// Rust enum. The same name may be captured by several methods.
pub(super) fn check_addresses(cx: &mut Lowering<'_>, fields: &[Fields<'_>]) {
    let mut seen: Vec<(Id, Span)> = Vec::new();
    for known in fields.iter().flat_map(|fields| &fields.known) {
        let is_address = matches!(known.what, What::Address | What::CapturedAddress);
        let Some(id) = Id::new(&known.id).filter(|_| is_address) else {
            continue;
        };
        let same = seen.iter().find(|(other, _)| other.folded() == id.folded());
        match same {
            // Names of the table were compared with each other there.
            Some((other, first)) if *other != id && known.what == What::CapturedAddress => {
                let kind = known.what.words();
                cx.report(problem::collision(
                    known.span,
                    kind,
                    id.as_str(),
                    other.as_str(),
                    *first,
                ));
            }
            Some(_) => {}
            None => seen.push((id, known.span)),
        }
    }
}
