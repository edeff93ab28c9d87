//! What every connection does, whatever its addresses are called.

use crate::address::origins;
use crate::custom::Signer;
use crate::http::{HttpClient, Origin, Repeat, RetryPolicy, check_origin};
use crate::request::Draft;
use crate::session::{Captured, Flow, TokenStore, Tokens};
use crate::table::AuthMethod;
use crate::template::Filler;
use crate::{Request, RequestError, SendError, TokenError, TransportError, Values};
use std::sync::Arc;

/// The answer to a request. Its `Debug` prints the body.
pub type Response = http::Response<Vec<u8>>;

/// Puts together the request that is meant, with these values.
pub(crate) type MakeDraft<'a> = &'a (dyn Fn(Filler<'_>) -> Result<Draft, RequestError> + Sync);

/// Credentials and the tokens that were got with them. Clones share the tokens.
#[derive(Clone)]
pub(crate) struct Core {
    pub(crate) parts: Arc<Parts>,
    store: Arc<TokenStore>,
}

/// What does not change.
pub(crate) struct Parts {
    pub(crate) method: &'static AuthMethod,
    /// Of the fields and then of the setup fields.
    pub(crate) values: Values,
    /// What signs each request where a table cannot say how.
    pub(crate) custom: Option<Signer>,
}

impl Parts {
    pub(crate) const fn filler<'a>(&'a self, captured: &'a Captured, flow: &'a Flow) -> Filler<'a> {
        Filler {
            method: self.method,
            values: &self.values,
            captured,
            flow,
        }
    }

    fn with_tokens<'a>(&'a self, tokens: Option<&'a Tokens>) -> Filler<'a> {
        static NO_TOKENS: Captured = Captured::NONE;
        static NO_FLOW: Flow = Flow::NONE;
        let captured = tokens.map_or(&NO_TOKENS, Tokens::captured);
        self.filler(captured, &NO_FLOW)
    }

    fn build(&self, draft: Draft) -> Result<Request, RequestError> {
        let mut request = draft.build()?;
        self.sign(&mut request)?;
        Ok(request)
    }

    /// Lets the function of the application sign the request. It must not send it elsewhere.
    fn sign(&self, request: &mut Request) -> Result<(), RequestError> {
        let Some(name) = self.method.custom else {
            return Ok(());
        };
        let custom = self.custom.as_ref();
        let custom = custom.ok_or(RequestError::NoCustom { name })?;
        let before = request.uri().clone();
        let http = request.http_mut();
        custom(http).map_err(|error| RequestError::Custom { name, error })?;
        for value in http.headers_mut().values_mut() {
            value.set_sensitive(true);
        }
        let after = http.uri();
        if (before.scheme(), before.authority()) == (after.scheme(), after.authority()) {
            Ok(())
        } else {
            Err(RequestError::Host)
        }
    }
}

impl Core {
    pub(crate) fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
            store: Arc::default(),
        }
    }

    /// The same credentials with these tokens, which are shared with nobody yet.
    pub(crate) fn with_tokens(&self, tokens: Tokens) -> Self {
        Self {
            parts: self.parts.clone(),
            store: Arc::new(TokenStore::new(tokens)),
        }
    }

    /// The tokens that it has at the moment, good or not.
    pub(crate) fn current_tokens(&self) -> Option<Arc<Tokens>> {
        self.parts.method.session.and_then(|_| self.store.current())
    }

    /// The request with the tokens that there are at the moment.
    pub(crate) fn build(
        &self,
        draft: impl FnOnce(Filler<'_>) -> Result<Draft, RequestError>,
    ) -> Result<Request, RequestError> {
        let tokens = self.current_tokens();
        self.parts
            .build(draft(self.parts.with_tokens(tokens.as_deref()))?)
    }

    /// Tokens that are good and are not `refused`; `None` where the method needs none.
    pub(crate) async fn tokens(
        &self,
        client: &Arc<dyn HttpClient>,
        refused: Option<&Arc<Tokens>>,
    ) -> Result<Option<Arc<Tokens>>, TokenError> {
        let Some(session) = self.parts.method.session else {
            return Ok(None);
        };
        let tokens = self.store.get(session, &self.parts, client, refused);
        tokens.await.map(Some)
    }

    /// Sends a request with tokens that are good. Where the answer says that they are not, it is
    /// sent once more with new ones.
    pub(crate) async fn send(
        &self,
        client: &Arc<dyn HttpClient>,
        repeat: Repeat,
        draft: MakeDraft<'_>,
    ) -> Result<Response, SendError> {
        let tokens = self.tokens(client, None).await?;
        let answer = self.attempt(client, repeat, draft, tokens.as_deref());
        let answer = answer.await?;
        let statuses = self.parts.method.session.map_or(&[][..], |s| s.refresh_on);
        if !statuses.contains(&answer.status().as_u16()) {
            return Ok(answer);
        }
        let tokens = self.tokens(client, tokens.as_ref()).await?;
        self.attempt(client, repeat, draft, tokens.as_deref()).await
    }

    async fn attempt(
        &self,
        client: &Arc<dyn HttpClient>,
        repeat: Repeat,
        draft: MakeDraft<'_>,
        tokens: Option<&Tokens>,
    ) -> Result<Response, SendError> {
        let filler = self.parts.with_tokens(tokens);
        let request = self.parts.build(draft(filler)?)?;
        let origins = origins(filler);
        Ok(exchange(client.as_ref(), request, repeat, &origins).await?)
    }
}

/// Sends a request to one of `origins` and nowhere else. Every request goes through here.
pub(crate) async fn exchange(
    client: &dyn HttpClient,
    request: Request,
    repeat: Repeat,
    origins: &[Origin],
) -> Result<Response, TransportError> {
    check_origin(request.uri(), origins)?;
    let policy = RetryPolicy::default();
    policy.send(client, request.into_http(), repeat).await
}

#[cfg(test)]
mod tests {
    use super::exchange;
    use crate::http::{BoxFuture, HttpClient, Origin, Repeat};
    use crate::{Request, Response, TransportError, TransportErrorKind};
    use futures_util::FutureExt;
    use std::time::Duration;

    /// Says yes to everything.
    struct Yes;

    impl HttpClient for Yes {
        fn send(
            &self,
            _: http::Request<Vec<u8>>,
        ) -> BoxFuture<'_, Result<Response, TransportError>> {
            Box::pin(std::future::ready(Ok(Response::default())))
        }

        fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
            Box::pin(std::future::ready(()))
        }
    }

    #[test]
    fn nothing_is_sent_elsewhere() {
        let origins = [Origin::host("api.example")];
        let send = |url: &str| {
            let request = http::Request::get(url).body(Vec::new()).unwrap();
            let request = Request::new(request, String::new());
            let sent = exchange(&Yes, request, Repeat::Never, &origins);
            sent.now_or_never().unwrap()
        };
        assert!(send("https://api.example/x").is_ok());
        for url in [
            "https://evil.example/x",
            "http://api.example/x",
            "https://api.example:1/x",
        ] {
            let error = send(url).unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::NotAllowed);
        }
    }
}
