//! Credentials in requests.

use crate::request::RequestBuilder;
use crate::table::{Basic, Part, Placement};
use crate::template::{Filler, as_it_is};
use crate::{RequestError, ValueProblem};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;
use zeroize::Zeroizing;

/// Adds the credentials of the method. What optional values alone fill is left out without them.
pub(crate) fn authenticate(
    filler: Filler<'_>,
    request: &mut RequestBuilder,
) -> Result<(), RequestError> {
    let mut placements = filler.method.placements.iter();
    placements.try_for_each(|placement| place(filler, placement, request))
}

fn place(
    filler: Filler<'_>,
    placement: &Placement,
    request: &mut RequestBuilder,
) -> Result<(), RequestError> {
    match placement {
        Placement::Header(name, value) => header(filler, name, value, request),
        Placement::Query(name, value) => {
            if let Some(value) = filler.fill(value, as_it_is)? {
                request.query(name, &value);
            }
            Ok(())
        }
        Placement::Path(..) | Placement::Body(..) => Ok(()),
        Placement::Basic(pair) => basic(filler, pair, request),
    }
}

fn header(
    filler: Filler<'_>,
    name: &str,
    template: &[Part],
    request: &mut RequestBuilder,
) -> Result<(), RequestError> {
    let value = filler.fill(template, |value| {
        let fits = value.bytes().all(|byte| (0x20..0x7F).contains(&byte));
        fits.then_some(Cow::Borrowed(value))
            .ok_or(ValueProblem::Header)
    })?;
    if let Some(value) = value {
        request
            .credential(name, &value)
            .expect("literals and values of a header are visible ASCII");
    }
    Ok(())
}

/// RFC 7617: UTF-8, and no colon in the user name.
fn basic(
    filler: Filler<'_>,
    pair: &Basic,
    request: &mut RequestBuilder,
) -> Result<(), RequestError> {
    let username = filler.fill(pair.username, |value| {
        let splits = value.contains(':');
        (!splits).then_some(value.into()).ok_or(ValueProblem::Colon)
    })?;
    let password = filler.fill(pair.password, as_it_is)?;
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
    request
        .credential("authorization", &value)
        .expect("base64 is visible ASCII");
    Ok(())
}
