//! Tokens from calls of the vendor's own.

use super::fields::Fields;
use super::names::is_captured;
use super::oauth::Lowered;
use super::request::{self, Verbs, Written};
use super::target::Asker;
use super::writers::Writers;
use super::{Lowering, capture, items, placement, session, token};
use crate::model::{Session, TokenCall};
use crate::surface::{Call, TokenExchangeMethod};

/// The calls, in order, and what requests carry of what they captured.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    method: &TokenExchangeMethod,
    fields: &Fields<'_>,
    writers: &mut Writers,
) -> Lowered {
    let assertions = session::sign(cx, method.sign.as_ref(), fields);
    let calls = items(method.calls.as_ref());
    let lowered: Vec<_> = (0..calls.len())
        .map(|index| lower_call(cx, calls, index, fields))
        .collect();
    let is_read = method.calls.as_ref().is_some_and(|calls| calls.is_whole);
    let obtain: Option<Vec<_>> = lowered.into_iter().collect();
    let placements = method
        .place
        .as_ref()
        .and_then(|place| token::place(cx, place, fields, writers));
    let expires = method
        .expires
        .as_ref()
        .and_then(|expires| session::expires(cx, Some(expires)));
    let refusals = items(method.refresh_on.as_ref()).iter();
    let mut refresh_on: Vec<u16> = refusals.map(|status| status.value).collect();
    if refresh_on.is_empty() {
        refresh_on.push(401);
    }
    let session = (|| {
        Some(Session {
            authorize: None,
            obtain: obtain.filter(|calls| is_read && !calls.is_empty())?,
            refresh: None,
            assertions: assertions?,
            expires: expires?,
            refresh_on,
        })
    })();
    session::check_used(cx, method.sign.as_ref(), fields);
    Lowered {
        placements,
        session,
    }
}

fn lower_call(
    cx: &mut Lowering<'_>,
    calls: &[Call],
    index: usize,
    fields: &Fields<'_>,
) -> Option<TokenCall> {
    let earlier: Vec<&str> = calls[..index]
        .iter()
        .flat_map(|call| items(call.capture.as_ref()))
        .filter_map(|capture| Some(capture.id.as_ref()?.0.text.as_str()))
        .collect();
    let own: Vec<&str> = items(calls[index].capture.as_ref())
        .iter()
        .filter_map(|capture| Some(capture.id.as_ref()?.0.text.as_str()))
        .collect();
    let before = fields.before(|known| {
        let id = known.id.as_str();
        if !is_captured(known) || earlier.contains(&id) {
            None
        } else if own.contains(&id) {
            Some("this call gives it")
        } else {
            Some("a later call gives it")
        }
    });
    let call = &calls[index];
    let mut writers = Writers::default();
    let asker = Asker {
        fields: &before,
        placements: &[],
        takes_url: true,
    };
    let basic = call.basic.as_ref().map(|pair| {
        let (username, password) = (pair.username.as_ref(), pair.password.as_ref());
        placement::basic(cx, username, password, &before, &mut writers)
    });
    let written = Written {
        line: call.request.as_ref(),
        headers: call.headers.as_ref(),
        body: call.body.as_ref(),
    };
    let request = request::lower(cx, written, Verbs::Any, asker, &mut writers);
    let captures = call.capture.as_ref().map(|list| {
        let captures = capture::lower(cx, items(Some(list)), false);
        captures.filter(|_| list.is_whole)
    });
    let mut request = request?;
    token::accept_json(&mut request.headers);
    Some(TokenCall {
        request,
        basic: match basic {
            Some(basic) => Some(basic?),
            None => None,
        },
        captures: captures??.from_answer,
    })
}
