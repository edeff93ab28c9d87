//! An authenticated request.

use crate::RequestError;
use crate::address::Target;
use crate::path::encode;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use std::fmt;
use url::Url;
use zeroize::Zeroizing;

/// An authenticated request without a body. No IO has happened.
///
/// It is an [`http::Request`] that does not print credentials: `Debug` shows the verb, host and
/// path, and neither the query nor header values. [`into_http`](Self::into_http) gives the
/// request itself; `.map(|()| body)` adds a body there. The headers that carry credentials are
/// marked [sensitive](HeaderValue::is_sensitive).
pub struct Request(http::Request<()>);

impl Request {
    /// The verb.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.0.method()
    }

    /// The URL. Its query may hold credentials.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.0.uri()
    }

    /// The headers. Some hold credentials.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The request for an HTTP client. Its `Debug` prints the URL with its query.
    #[must_use]
    pub fn into_http(self) -> http::Request<()> {
        self.0
    }
}

impl From<Request> for http::Request<()> {
    fn from(request: Request) -> Self {
        request.into_http()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.uri();
        let query = if uri.query().is_some() { "?…" } else { "" };
        let url = format!(
            "{}://{}{}{query}",
            uri.scheme_str().unwrap_or_default(),
            uri.host().unwrap_or_default(),
            uri.path()
        );
        f.debug_struct("Request")
            .field("method", self.method())
            .field("url", &url)
            .field("headers", &self.headers().keys().collect::<Vec<_>>())
            .finish()
    }
}

/// A request in the making.
pub(crate) struct RequestBuilder {
    scheme: &'static str,
    host: String,
    port: Option<u16>,
    path: String,
    query: Zeroizing<String>,
    headers: HeaderMap,
}

impl RequestBuilder {
    pub(crate) fn new(target: Target) -> Self {
        Self {
            scheme: target.scheme,
            host: target.host,
            port: target.port,
            path: target.path,
            query: Zeroizing::default(),
            headers: HeaderMap::new(),
        }
    }

    /// The path, to be made longer.
    pub(crate) fn path_mut(&mut self) -> &mut String {
        &mut self.path
    }

    /// Adds parameters that are encoded already.
    pub(crate) fn raw_query(&mut self, query: &str) {
        let separator = if self.query.is_empty() { "" } else { "&" };
        self.append([separator, query]);
    }

    /// Adds a parameter.
    pub(crate) fn query(&mut self, name: &str, value: &str) {
        let separator = if self.query.is_empty() { "" } else { "&" };
        let value = Zeroizing::new(encode(value).into_owned());
        self.append([separator, &encode(name), "=", &value]);
    }

    /// A new text of the right size: growing would leave a copy of a secret behind.
    fn append<const N: usize>(&mut self, pieces: [&str; N]) {
        let length = pieces.iter().map(|piece| piece.len()).sum::<usize>();
        let mut query = String::with_capacity(self.query.len() + length);
        query.push_str(&self.query);
        query.extend(pieces);
        self.query = Zeroizing::new(query);
    }

    /// Adds a header that carries credentials. `None` where HTTP does not allow the value.
    ///
    /// # Panics
    /// If HTTP does not allow the name: the compiler has checked those of the tables.
    pub(crate) fn credential(&mut self, name: &str, value: &str) -> Option<()> {
        let name = HeaderName::from_bytes(name.as_bytes());
        let name = name.expect("a table holds only header names that the compiler has checked");
        let mut value = HeaderValue::from_str(value).ok()?;
        value.set_sensitive(true);
        self.headers.append(name, value);
        Some(())
    }

    pub(crate) fn build(self, method: Method) -> Result<Request, RequestError> {
        let path = if self.path.is_empty() {
            "/"
        } else {
            &self.path
        };
        let separator = if self.query.is_empty() { "" } else { "?" };
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        let pieces = [
            self.scheme,
            "://",
            &self.host,
            &port,
            path,
            separator,
            &self.query,
        ];
        let length = pieces.iter().map(|piece| piece.len()).sum();
        let mut text = Zeroizing::new(String::with_capacity(length));
        text.extend(pieces);
        self.check_again(&text, path)?;
        let uri: Uri = text.parse().map_err(|_| RequestError::TooLong)?;
        let mut request = http::Request::new(());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(Request(request))
    }

    /// Reads the finished URL as an HTTP client would: it must go to the host that was checked,
    /// and to the path that was built, whatever is in it.
    fn check_again(&self, text: &str, path: &str) -> Result<(), RequestError> {
        let url = Url::parse(text).map_err(|_| RequestError::Host)?;
        let plain = url.scheme() == self.scheme
            && url.host_str() == Some(&self.host)
            && url.port() == self.port
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none()
            && url.path() == path;
        plain.then_some(()).ok_or(RequestError::Host)
    }
}
