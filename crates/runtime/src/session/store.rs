//! The tokens that clones of a connection share, and getting new ones once for all who wait.

use super::obtain::renew;
use super::{TokenError, Tokens};
use crate::engine::Parts;
use crate::http::{BoxFuture, HttpClient};
use crate::table::Session;
use futures_util::FutureExt;
use futures_util::future::Shared;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// For how long a failure is the answer to everybody who asks: they would only fail like that, and
/// the vendor would count it against them.
const PAUSE: Duration = Duration::from_secs(5);

type Renewal = Shared<BoxFuture<'static, Result<Arc<Tokens>, TokenError>>>;

/// Where the tokens of a connection are.
#[derive(Default)]
pub(crate) struct TokenStore(Mutex<State>);

#[derive(Default)]
struct State {
    tokens: Option<Arc<Tokens>>,
    /// What everybody waits for who needs new tokens. It goes on where it was when the task that
    /// has driven it is gone: a refresh token that was used must not be lost with its answer.
    under_way: Option<Renewal>,
    /// The last failure and when it was, until there are tokens.
    failed: Option<(SystemTime, TokenError)>,
}

impl TokenStore {
    pub(crate) fn new(tokens: Tokens) -> Self {
        Self(Mutex::new(State {
            tokens: Some(Arc::new(tokens)),
            ..State::default()
        }))
    }

    /// The tokens, good or not.
    pub(crate) fn current(&self) -> Option<Arc<Tokens>> {
        self.state().tokens.clone()
    }

    /// Tokens that are good and are not `refused`.
    pub(crate) async fn get(
        &self,
        session: &'static Session,
        parts: &Arc<Parts>,
        client: &Arc<dyn HttpClient>,
        refused: Option<&Arc<Tokens>>,
    ) -> Result<Arc<Tokens>, TokenError> {
        let renewal = {
            let now = client.now();
            let mut state = self.state();
            if let Some(tokens) = state.good(now, refused) {
                return Ok(tokens);
            }
            match &state.under_way {
                Some(renewal) => renewal.clone(),
                None => {
                    if let Some(error) = state.recent_failure(now) {
                        return Err(error);
                    }
                    let tokens = state.tokens.clone();
                    let renewal = renew(session, parts.clone(), tokens, client.clone());
                    let renewal = renewal.boxed().shared();
                    state.under_way = Some(renewal.clone());
                    renewal
                }
            }
        };
        let mut ending = Ending {
            store: self,
            renewal: renewal.clone(),
            result: None,
        };
        let result = renewal.await;
        ending.result = Some((client.now(), result.clone()));
        result
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is locked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn good(&self, now: SystemTime, refused: Option<&Arc<Tokens>>) -> Option<Arc<Tokens>> {
        let tokens = self.tokens.as_ref()?;
        let is_refused = refused.is_some_and(|refused| Arc::ptr_eq(refused, tokens));
        (tokens.is_good(now) && !is_refused).then(|| tokens.clone())
    }

    fn recent_failure(&self, now: SystemTime) -> Option<TokenError> {
        let (at, error) = self.failed.as_ref()?;
        let is_recent = now.duration_since(*at).is_ok_and(|since| since < PAUSE);
        is_recent.then(|| error.clone())
    }
}

/// Writes down how a renewal ended; the first of those who waited does it. Where the HTTP client of
/// the application panicked, the renewal is dropped with it, so that the next one can succeed.
struct Ending<'a> {
    store: &'a TokenStore,
    renewal: Renewal,
    result: Option<(SystemTime, Result<Arc<Tokens>, TokenError>)>,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        let is_over = self.result.is_some() || std::thread::panicking();
        let mut state = self.store.state();
        let is_it = |known: &Renewal| known.ptr_eq(&self.renewal);
        if !is_over || !state.under_way.as_ref().is_some_and(is_it) {
            return;
        }
        state.under_way = None;
        match self.result.take() {
            Some((_, Ok(tokens))) => {
                state.tokens = Some(tokens);
                state.failed = None;
            }
            Some((now, Err(error))) => state.failed = Some((now, error)),
            None => {}
        }
    }
}
