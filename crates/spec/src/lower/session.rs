//! What token calls have in common: signed assertions, and how long tokens are good.

use super::fields::{Fields, What};
use super::names::is_captured;
use super::place::Place;
use super::{Lowering, body, capture, placement, template};
use crate::model::{Algorithm, Assertion, Expires, ExpiresUnit};
use crate::problem::token as problem;
use crate::surface::{self, Sign};

/// Seconds that an assertion is good for where nobody says so.
const ASSERTION_SECONDS: u32 = 300;

/// The assertion that calls may use. It is made before all of them.
pub(super) fn sign(
    cx: &mut Lowering<'_>,
    sign: Option<&Sign>,
    fields: &Fields<'_>,
) -> Option<Vec<Assertion>> {
    let Some(sign) = sign else {
        return Some(Vec::new());
    };
    let before = fields.before(|known| match known.what {
        What::Signed => Some("it is what is signed here"),
        _ => is_captured(known).then_some("calls come after the signing"),
    });
    let key = sign.key.as_ref().map(|key| {
        placement::require_field(cx, key, "key");
        let parts = template::parse(cx, &key.0);
        before.template(cx, &parts, Place::SigningKey)
    });
    let header = body::claims(cx, sign.header.as_ref(), &["alg", "typ"], &before);
    let payload = body::claims(cx, sign.payload.as_ref(), &["iat", "exp", "jti"], &before);
    let surface::Algorithm::Rs256 = sign.alg?;
    Some(vec![Assertion {
        id: super::id_of(sign.id.as_ref())?,
        algorithm: Algorithm::Rs256,
        key: key?,
        expires: sign
            .expires
            .map_or(ASSERTION_SECONDS, |seconds| seconds.value),
        header: header?,
        payload: payload?,
    }])
}

/// How long tokens are good; what an OAuth 2 answer says where nobody says otherwise.
pub(super) fn expires(
    cx: &mut Lowering<'_>,
    expires: Option<&surface::Expires>,
) -> Option<Expires> {
    Some(match expires {
        None => Expires::Pointer("/expires_in".to_owned(), ExpiresUnit::Seconds),
        Some(surface::Expires::Never) => Expires::Never,
        Some(surface::Expires::After(after)) => Expires::After(after.after?.value),
        Some(surface::Expires::At(at)) => {
            let pointer = capture::pointer(cx, at.pointer.as_ref()?);
            let unit = match at.unit? {
                surface::ExpiresUnit::Seconds => ExpiresUnit::Seconds,
                surface::ExpiresUnit::Milliseconds => ExpiresUnit::Milliseconds,
                surface::ExpiresUnit::Timestamp => ExpiresUnit::Timestamp,
            };
            Expires::Pointer(pointer?, unit)
        }
    })
}

/// Reports an assertion that no call uses. One whose name means something else was reported.
pub(super) fn check_used(cx: &mut Lowering<'_>, sign: Option<&Sign>, fields: &Fields<'_>) {
    let Some(id) = sign.and_then(|sign| sign.id.as_ref()) else {
        return;
    };
    let mut names = fields.known.iter();
    let named = names.find(|known| known.id == id.0.text);
    let is_meant = named.is_some_and(|known| known.what == What::Signed);
    if is_meant && !fields.uses(&id.0.text) {
        cx.report(problem::unused_assertion(id.0.span, &id.0.text));
    }
}
