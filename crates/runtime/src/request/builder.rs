//! What an embedding application asks for.

use crate::address::resolve;
use crate::engine::Core;
use crate::http::{HttpClient, Repeat};
use crate::request::body::Body;
use crate::request::{Draft, Request, authenticate};
use crate::template::Filler;
use crate::url_path::UrlPath;
use crate::{RequestError, Response, SendError};
use http::header::{
    CONNECTION, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Headers that say where a request goes and where it ends, which only an HTTP client may say.
const RESERVED: [HeaderName; 8] = [
    CONNECTION,
    CONTENT_LENGTH,
    HOST,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// A request that an embedding application asks for, before the credentials are in it.
///
/// [`build`](Self::build) gives the authenticated request without IO; [`send`](Self::send) gets
/// tokens where there have to be some, sends it and gives the answer. Both report the first
/// mistake that was made on the way there.
///
/// `Debug` shows the verb, the name of the address and the path.
#[must_use = "nothing is built or sent yet"]
pub struct RequestBuilder<'c> {
    core: &'c Core,
    asked: Result<Asked, RequestError>,
    repeat: Option<Repeat>,
}

/// What was asked for.
#[derive(Clone)]
struct Asked {
    method: Method,
    url: String,
    path: String,
    headers: HeaderMap,
    body: Body,
}

impl<'c> RequestBuilder<'c> {
    pub(crate) fn new(core: &'c Core, method: Method, url: &str, path: &str) -> Self {
        let asked = Asked {
            method,
            url: url.to_owned(),
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Body::None,
        };
        Self {
            core,
            asked: Ok(asked),
            repeat: None,
        }
    }

    fn change(mut self, change: impl FnOnce(&mut Asked) -> Result<(), RequestError>) -> Self {
        if let Ok(asked) = &mut self.asked
            && let Err(error) = change(asked)
        {
            self.asked = Err(error);
        }
        self
    }

    /// Adds a header. It must not be one that carries credentials, nor one that says where the
    /// request goes or ends; its value is visible ASCII characters and spaces.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|asked| {
            let name = HeaderName::from_bytes(name.as_bytes());
            let value = HeaderValue::from_str(value);
            let (Ok(name), Ok(value)) = (name, value) else {
                return Err(RequestError::Header);
            };
            if RESERVED.contains(&name) {
                return Err(RequestError::Header);
            }
            asked.headers.append(name, value);
            Ok(())
        })
    }

    /// Sends `value` as the body, as JSON.
    pub fn json(self, value: serde_json::Value) -> Self {
        self.with_body(Body::Json(value))
    }

    /// Sends the pairs as the body, as an HTML form would.
    pub fn form<K: Into<String>, V: Into<String>>(
        self,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let pairs = pairs.into_iter();
        let pairs = pairs.map(|(name, value)| (name.into(), Zeroizing::new(value.into())));
        self.with_body(Body::Form(pairs.collect()))
    }

    /// Sends `bytes` as the body, which are of that media type. Credentials that stand in the body
    /// cannot be put into it.
    pub fn body(self, content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        match HeaderValue::from_str(content_type) {
            Ok(content_type) => self.with_body(Body::Bytes(content_type, bytes.into())),
            Err(_) => self.change(|_| Err(RequestError::Header)),
        }
    }

    fn with_body(self, body: Body) -> Self {
        self.change(|asked| {
            asked.body = body;
            Ok(())
        })
    }

    /// Says whether the request may be sent again where its fate is not known. Without this, a
    /// request of an idempotent method may (RFC 9110, 9.2.2), and no other.
    pub const fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = Some(repeat);
        self
    }

    /// The authenticated request. Does no IO.
    ///
    /// # Errors
    /// Says what is wrong with what was asked for, which field's value cannot stand where it has
    /// to, or that there is no token yet.
    pub fn build(self) -> Result<Request, RequestError> {
        let asked = self.asked?;
        self.core.build(|filler| asked.draft(filler))
    }

    /// Sends the request and gives the answer, whatever its status is.
    ///
    /// Where the method needs tokens and has none that are good, they are got first. Where the
    /// vendor answers that the token is not good any more, new ones are got and the request is sent
    /// once more, whatever its verb is: the vendor has refused the first. It goes to hosts of the
    /// connector only. What failed for a moment is sent again where that is safe, see
    /// [`repeat`](Self::repeat).
    ///
    /// # Errors
    /// Says why there is no request, no token, or no answer.
    pub async fn send<C: HttpClient + Clone + 'static>(
        self,
        client: &C,
    ) -> Result<Response, SendError> {
        let asked = self.asked?;
        let repeat = self.repeat.unwrap_or(if asked.method.is_idempotent() {
            Repeat::Safe
        } else {
            Repeat::Never
        });
        let client: Arc<dyn HttpClient> = Arc::new(client.clone());
        let draft = |filler: Filler<'_>| asked.draft(filler);
        self.core.send(&client, repeat, &draft).await
    }
}

impl Asked {
    /// The request that was asked for, with the credentials in it.
    fn draft(&self, filler: Filler<'_>) -> Result<Draft, RequestError> {
        let (path, query) = UrlPath::asked(filler, &self.path)?;
        let mut draft = Draft::new(self.method.clone(), resolve(filler, &self.url)?);
        draft.push_path(&path);
        if let Some(query) = query {
            draft.raw_query(query);
        }
        draft.own_headers(&self.headers);
        draft.set_body(self.body.clone());
        authenticate(filler, &mut draft)?;
        Ok(draft)
    }
}

impl fmt::Debug for RequestBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.asked {
            Ok(asked) => write!(
                f,
                "RequestBuilder({} {{{}}}{})",
                asked.method, asked.url, asked.path
            ),
            Err(error) => write!(f, "RequestBuilder({error})"),
        }
    }
}
