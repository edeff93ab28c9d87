//! The authorization code flow (RFC 6749, 4.1): sending a person to the vendor and back.

use super::call::{is_shown, send};
use super::flow::random;
use super::obtain::obtain;
use super::tokens::{from_values, read, to_values};
use super::{AuthorizeError, Captured, Flow, StoredError, TokenError};
use crate::engine::Core;
use crate::http::HttpClient;
use crate::request::Draft;
use crate::table::{Authorize, Session};
use crate::{Connection, Secret};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::fmt;
use url::{Url, form_urlencoded};

/// A person is on the way to the vendor, to allow the connection.
///
/// The person is sent to [`url`](Self::url). When the browser comes back to the redirect URI,
/// [`finish`](Self::finish) takes the query it came with. In between, a web application keeps
/// [`to_json`](Self::to_json) in the session of the person who started, and in no other place that
/// the browser could name: that the same person comes back is what `state` makes sure of.
///
/// `Debug` shows what it is for.
pub struct Authorization<U> {
    connection: Connection<U>,
    flow: Flow,
    /// What registering the product gave.
    captured: Captured,
    url: String,
}

impl<U> Authorization<U> {
    /// Where the person is to be sent.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A JSON text that [`Connection::resume`] reads. It holds what protects the flow, and perhaps a
    /// client's secret: keep it on the server.
    #[must_use]
    pub fn to_json(&self) -> Secret {
        let exposed = |secret: &Option<Secret>| secret.as_ref().map(|s| s.expose().to_owned());
        json!({
            "version": 1,
            "redirect_uri": self.flow.redirect_uri,
            "state": exposed(&self.flow.state),
            "code_verifier": exposed(&self.flow.code_verifier),
            "values": to_values(&self.captured),
        })
        .to_string()
        .into()
    }

    /// Takes the query that the browser came back with, with or without its question mark, and
    /// changes the code in it into tokens.
    ///
    /// # Errors
    /// If it is not the answer to this authorization, if the person or the vendor refused, or if
    /// there are no tokens for the code.
    pub async fn finish<C: HttpClient + Clone + 'static>(
        self,
        client: &C,
        query: &str,
    ) -> Result<Connection<U>, AuthorizeError> {
        let (session, authorize) = tables(&self.connection.core)?;
        let callback = Callback::parse(query)?;
        let state = self.flow.state.as_ref().map_or("", Secret::expose);
        // Before anything else in it is looked at.
        if !callback.get("state").is_some_and(|s| is_same(s, state)) {
            return Err(AuthorizeError::State);
        }
        let parts = &self.connection.core.parts;
        if let Some(code) = callback.get("error") {
            let filler = parts.filler(&self.captured, &self.flow);
            let code = is_shown(code, filler).then(|| code.to_owned());
            return Err(AuthorizeError::Refused { code });
        }
        let mut captured = self.captured;
        let parameter = |name: &str| callback.get(name).map(Secret::from);
        captured
            .take(authorize.captures, parameter)
            .map_err(TokenError::from)?;
        let code = callback.get("code").ok_or(AuthorizeError::Callback)?;
        let flow = Flow {
            code: Some(code.into()),
            ..self.flow
        };
        let tokens = obtain(session, parts, captured, flow, client).await?;
        Ok(self.connection.with_tokens(tokens))
    }
}

impl<U> Connection<U> {
    /// Prepares to send a person to the vendor, who comes back to `redirect_uri`: an address of the
    /// application that the vendor knows, without a fragment. Where the vendor lets products
    /// register themselves, that is done first.
    ///
    /// # Errors
    /// If the method connects in another way, if `redirect_uri` is none, or if the product cannot
    /// be registered.
    pub async fn authorize<C: HttpClient + Clone + 'static>(
        &self,
        client: &C,
        redirect_uri: &str,
    ) -> Result<Authorization<U>, AuthorizeError> {
        let (_, authorize) = tables(&self.core)?;
        let is_uri = Url::parse(redirect_uri).is_ok_and(|url| url.fragment().is_none());
        if !is_uri {
            return Err(AuthorizeError::RedirectUri);
        }
        let flow = Flow {
            redirect_uri: Some(redirect_uri.to_owned()),
            state: Some(random()),
            code_verifier: authorize.pkce.then(random),
            ..Flow::NONE
        };
        let mut captured = Captured::NONE;
        if let Some(call) = &authorize.register {
            let answer = send(call, self.core.parts.filler(&Captured::NONE, &flow), client).await?;
            answer.take(call, &mut captured)?;
        }
        self.authorization(authorize, flow, captured)
    }

    /// Goes on with an authorization that was stored by [`Authorization::to_json`].
    ///
    /// # Errors
    /// If it is something else, or if the method connects in another way.
    pub fn resume(&self, stored: &str) -> Result<Authorization<U>, AuthorizeError> {
        let (_, authorize) = tables(&self.core)?;
        let stored = read(stored)?;
        let text = |key: &str| match &stored[key] {
            Json::Null => Ok(None),
            text => text.as_str().map(Some).ok_or(StoredError),
        };
        let state = text("state")?.ok_or(StoredError)?;
        let flow = Flow {
            redirect_uri: text("redirect_uri")?.map(str::to_owned),
            state: Some(state.into()),
            code_verifier: text("code_verifier")?.map(Secret::from),
            ..Flow::NONE
        };
        self.authorization(authorize, flow, from_values(&stored["values"])?)
    }

    fn authorization(
        &self,
        authorize: &Authorize,
        flow: Flow,
        captured: Captured,
    ) -> Result<Authorization<U>, AuthorizeError> {
        let filler = self.core.parts.filler(&captured, &flow);
        let request = Draft::of_table(filler, &authorize.request)?.build()?;
        Ok(Authorization {
            connection: self.clone(),
            url: request.uri().to_string(),
            flow,
            captured,
        })
    }
}

fn tables(core: &Core) -> Result<(&'static Session, &'static Authorize), AuthorizeError> {
    let session = core.parts.method.session;
    let authorize = session.and_then(|s| s.authorize.as_ref().map(|a| (s, a)));
    authorize.ok_or(AuthorizeError::NotSupported)
}

/// The parameters that a browser came back with.
struct Callback(Vec<(String, Secret)>);

impl Callback {
    fn parse(query: &str) -> Result<Self, AuthorizeError> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut parameters: Vec<(String, Secret)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // RFC 6749, 3.1: none may come twice. Who takes which of them is how values are
            // smuggled in.
            if parameters.iter().any(|(known, _)| *known == name) {
                return Err(AuthorizeError::Callback);
            }
            parameters.push((name.into_owned(), value.into_owned().into()));
        }
        Ok(Self(parameters))
    }

    /// The value of a parameter that is not empty.
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.expose())
            .filter(|v| !v.is_empty())
    }
}

/// Compares in a time that tells nothing about how much of it is right: whoever guesses cannot
/// steer the digests.
fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

impl<U> fmt::Debug for Authorization<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authorization({:?})", self.connection)
    }
}
