//! Credentials in requests.

use crate::request::Draft;
use crate::table::{Basic, Part, Placement};
use crate::template::{Filler, as_it_is};
use crate::{RequestError, ValueProblem};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;
use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

/// Adds the credentials of the method. What optional values alone fill is left out without them.
/// Those in the path are there already.
pub(crate) fn authenticate(filler: Filler<'_>, draft: &mut Draft) -> Result<(), RequestError> {
    let mut placements = filler.method.placements.iter();
    placements.try_for_each(|placement| place(filler, placement, draft))
}

fn place(filler: Filler<'_>, placement: &Placement, draft: &mut Draft) -> Result<(), RequestError> {
    match placement {
        Placement::Header(name, template) => match fill_header(filler, template)? {
            Some(value) => draft.credential(name, &value),
            None => Ok(()),
        },
        Placement::Query(name, template) => match filler.fill(template, as_it_is)? {
            Some(value) => draft.query(name, &value),
            None => Ok(()),
        },
        Placement::Path(..) => Ok(()),
        Placement::Body(..) if !draft.takes_members() && is_elsewhere(filler) => Ok(()),
        Placement::Body(name, template) => match filler.fill(template, as_it_is)? {
            Some(value) => draft.body_member(name, value),
            None => Ok(()),
        },
        Placement::Basic(pair) => basic(filler, pair, draft),
    }
}

/// Whether credentials stand outside the body as well. Then a request without a body goes without
/// those in the body: some vendors want the key in the query of one verb and in the body of another.
fn is_elsewhere(filler: Filler<'_>) -> bool {
    let has_value = |template: &[Part]| !matches!(template, [] | [Part::Literal(_)]);
    filler
        .method
        .placements
        .iter()
        .any(|placement| match placement {
            Placement::Header(_, template)
            | Placement::Query(_, template)
            | Placement::Path(_, template) => has_value(template),
            Placement::Basic(_) => true,
            Placement::Body(..) => false,
        })
}

/// The value of a header: visible ASCII characters and spaces.
pub(super) fn fill_header(
    filler: Filler<'_>,
    template: &[Part],
) -> Result<Option<Zeroizing<String>>, RequestError> {
    filler.fill(template, |value| {
        let fits = value.bytes().all(|byte| (0x20..0x7F).contains(&byte));
        fits.then_some(Cow::Borrowed(value))
            .ok_or(ValueProblem::Header)
    })
}

/// RFC 7617: UTF-8, and no colon in the user name.
pub(crate) fn basic(
    filler: Filler<'_>,
    pair: &Basic,
    draft: &mut Draft,
) -> Result<(), RequestError> {
    let username = filler.fill(pair.username, |value| match pair.is_encoded {
        true => form_encoded(value),
        false if value.contains(':') => Err(ValueProblem::Colon),
        false => as_it_is(value),
    })?;
    let password = filler.fill(pair.password, |value| match pair.is_encoded {
        true => form_encoded(value),
        false => as_it_is(value),
    })?;
    if username.is_none() && password.is_none() {
        return Ok(());
    }
    let pair = [
        username.as_ref().map_or("", |text| text.as_str()),
        ":",
        password.as_ref().map_or("", |text| text.as_str()),
    ];
    let pair = Zeroizing::new(pair.concat());
    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    let value = Zeroizing::new(["Basic ", &encoded].concat());
    draft.credential("authorization", &value)
}

/// RFC 6749, 2.3.1 and appendix B.
fn form_encoded(value: &str) -> Result<Cow<'_, str>, ValueProblem> {
    Ok(byte_serialize(value.as_bytes()).collect::<String>().into())
}
