//! Getting tokens: the calls of a session, in order.

use super::call::{self, Answer};
use super::{Captured, Flow, TokenError, Tokens, expiry, sign};
use crate::engine::Parts;
use crate::http::HttpClient;
use crate::table::{Session, TokenCall};
use std::sync::Arc;

/// New tokens: for the refresh token of the `old` ones, or by the calls that gave these.
pub(super) async fn renew(
    session: &'static Session,
    parts: Arc<Parts>,
    old: Option<Arc<Tokens>>,
    client: Arc<dyn HttpClient>,
) -> Result<Arc<Tokens>, TokenError> {
    let client = client.as_ref();
    let needs_person = session.authorize.is_some();
    let old = old.filter(|old| old.captured().get("refresh_token").is_some());
    if let (Some(call), Some(old)) = (&session.refresh, old) {
        let captured = old.captured().clone();
        let calls = std::slice::from_ref(call);
        match run(session, calls, &parts, captured, Flow::NONE, client).await {
            // A refresh token that is not good any more is no reason to give up, where nobody has
            // to be asked.
            Err(TokenError::Refused { .. }) if !needs_person => {}
            result => return result.map(Arc::new),
        }
    }
    if needs_person {
        return Err(TokenError::AuthorizationNeeded);
    }
    obtain(session, &parts, Captured::NONE, Flow::NONE, client)
        .await
        .map(Arc::new)
}

/// Tokens by the calls that give them, beginning with what is known already.
pub(super) async fn obtain(
    session: &'static Session,
    parts: &Parts,
    captured: Captured,
    flow: Flow,
    client: &dyn HttpClient,
) -> Result<Tokens, TokenError> {
    run(session, session.obtain, parts, captured, flow, client).await
}

async fn run(
    session: &'static Session,
    calls: &'static [TokenCall],
    parts: &Parts,
    mut captured: Captured,
    mut flow: Flow,
    client: &dyn HttpClient,
) -> Result<Tokens, TokenError> {
    let mut now = client.now();
    let mut answer = Answer::default();
    for call in calls {
        // Taken before the call: tokens grow old on their way.
        now = client.now();
        // Each call gets its own, because an assertion is good for one use.
        flow.assertions = sign::all(session, parts.filler(&captured, &Flow::NONE), now)?;
        answer = call::send(call, parts.filler(&captured, &flow), client).await?;
        answer.take(call, &mut captured)?;
    }
    let good_until = expiry::good_until(&session.expires, &answer.json, now);
    Ok(Tokens::new(captured, good_until))
}
