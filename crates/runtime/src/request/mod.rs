//! An authenticated request.

mod body;
mod builder;
mod draft;
mod json;
mod placement;

pub use builder::RequestBuilder;
pub(crate) use draft::Draft;
pub(crate) use json::object;
pub(crate) use placement::{authenticate, basic};

use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, Uri};
use std::fmt;

/// An authenticated request. No IO has happened.
///
/// It is an [`http::Request`] that does not print credentials: `Debug` shows the verb, the host,
/// the path with `{name}` for each value in it, the names of the headers, and how long the body is.
/// [`into_http`](Self::into_http) gives the request itself. The headers that carry credentials are
/// marked [sensitive](http::HeaderValue::is_sensitive).
pub struct Request {
    http: http::Request<Vec<u8>>,
    shown_path: String,
}

impl Request {
    pub(crate) const fn new(http: http::Request<Vec<u8>>, shown_path: String) -> Self {
        Self { http, shown_path }
    }

    /// The verb.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.http.method()
    }

    /// The URL. Its path and its query may hold credentials.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.http.uri()
    }

    /// The headers. Some hold credentials.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.http.headers()
    }

    /// The body, which may hold credentials; empty where there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.http.body()
    }

    /// The request for an HTTP client. Its `Debug` prints the URL and the body.
    #[must_use]
    pub fn into_http(self) -> http::Request<Vec<u8>> {
        self.http
    }

    pub(crate) const fn http_mut(&mut self) -> &mut http::Request<Vec<u8>> {
        &mut self.http
    }
}

impl From<Request> for http::Request<Vec<u8>> {
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
            uri.authority().map_or("", http::uri::Authority::as_str),
            self.shown_path
        );
        let mut shown = f.debug_struct("Request");
        shown
            .field("method", self.method())
            .field("url", &url)
            .field("headers", &self.headers().keys().collect::<Vec<_>>());
        if let Some(content_type) = self.headers().get(CONTENT_TYPE) {
            let body = format!("{} bytes of {content_type:?}", self.body().len());
            shown.field("body", &body);
        }
        shown.finish()
    }
}
