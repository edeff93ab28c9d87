//! A request in the making.

use crate::RequestError;
use crate::address::{Target, start};
use crate::path::encode;
use crate::request::Request;
use crate::request::body::Body;
use crate::request::placement::fill_header;
use crate::table::{self, Part};
use crate::template::Filler;
use crate::url_path::UrlPath;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use url::Url;
use zeroize::Zeroizing;

/// A request in the making: its parts, each checked when it was put in.
pub(crate) struct Draft {
    method: Method,
    target: Target,
    query: Zeroizing<String>,
    headers: HeaderMap,
    body: Body,
}

impl Draft {
    pub(super) fn new(method: Method, target: Target) -> Self {
        Self {
            method,
            target,
            query: Zeroizing::default(),
            headers: HeaderMap::new(),
            body: Body::None,
        }
    }

    /// A request of the connector's own, without what every request carries.
    pub(crate) fn of_table(
        filler: Filler<'_>,
        table: &table::Request,
    ) -> Result<Self, RequestError> {
        let mut draft = Self::new(table.method.clone(), start(filler, &table.start)?);
        draft.target.path.push_segments(filler, table.path)?;
        for (name, template) in table.query {
            // As in the path: literals are parts of a URL already, values are data.
            if let Some(value) = filler.fill(template, |value| Ok(encode(value)))? {
                draft.raw_query(&[name, "=", &value].concat());
            }
        }
        for (name, template) in table.headers {
            if let Some(value) = fill_header(filler, template)? {
                let is_fixed = matches!(template, [] | [Part::Literal(_)]);
                draft.header(name, &value, !is_fixed);
            }
        }
        draft.body = Body::of_table(filler, &table.body)?;
        Ok(draft)
    }

    /// Puts `path` behind the address.
    pub(super) fn push_path(&mut self, path: &UrlPath) {
        self.target.path.push(path);
    }

    /// Adds parameters that are encoded already.
    pub(super) fn raw_query(&mut self, query: &str) {
        let separator = if self.query.is_empty() { "" } else { "&" };
        self.append_query([separator, query]);
    }

    /// Adds a parameter that carries credentials.
    pub(super) fn query(&mut self, name: &'static str, value: &str) -> Result<(), RequestError> {
        let mut pairs = url::form_urlencoded::parse(self.query.as_bytes());
        if pairs.any(|(known, _)| known == name) {
            return Err(RequestError::Taken { name });
        }
        let separator = if self.query.is_empty() { "" } else { "&" };
        let value = Zeroizing::new(encode(value).into_owned());
        self.append_query([separator, &encode(name), "=", &value]);
        Ok(())
    }

    /// A new text of the right size: growing would leave a copy of a secret behind.
    fn append_query<const N: usize>(&mut self, pieces: [&str; N]) {
        let length = pieces.iter().map(|piece| piece.len()).sum::<usize>();
        let mut query = String::with_capacity(self.query.len() + length);
        query.push_str(&self.query);
        query.extend(pieces);
        self.query = Zeroizing::new(query);
    }

    /// Adds a header that carries credentials.
    pub(super) fn credential(
        &mut self,
        name: &'static str,
        value: &str,
    ) -> Result<(), RequestError> {
        if self.headers.contains_key(name) {
            return Err(RequestError::Taken { name });
        }
        self.header(name, value, true);
        Ok(())
    }

    /// Adds a header.
    ///
    /// # Panics
    /// If HTTP allows the name or the value not: the compiler has checked the names and literals
    /// of the tables, and a value is checked where it is filled in.
    fn header(&mut self, name: &str, value: &str, is_sensitive: bool) {
        let name = HeaderName::from_bytes(name.as_bytes());
        let name = name.expect("a table holds only header names that the compiler has checked");
        let value = HeaderValue::from_str(value);
        let mut value = value.expect("literals and values of a header are visible ASCII");
        value.set_sensitive(is_sensitive);
        self.headers.append(name, value);
    }

    /// Adds headers of the embedding application.
    pub(super) fn own_headers(&mut self, headers: &HeaderMap) {
        let headers = headers.iter();
        self.headers
            .extend(headers.map(|(name, value)| (name.clone(), value.clone())));
    }

    /// Asks for JSON, unless the request asks for something itself.
    pub(crate) fn accept_json(&mut self) {
        let json = HeaderValue::from_static("application/json");
        self.headers.entry(ACCEPT).or_insert(json);
    }

    pub(super) fn set_body(&mut self, body: Body) {
        self.body = body;
    }

    /// Whether there is a body, or may be one.
    pub(super) fn takes_members(&self) -> bool {
        let may_have_one = matches!(self.method, Method::POST | Method::PUT | Method::PATCH);
        may_have_one || !matches!(self.body, Body::None)
    }

    /// Adds a credential to the body.
    pub(super) fn body_member(
        &mut self,
        name: &'static str,
        value: Zeroizing<String>,
    ) -> Result<(), RequestError> {
        if !self.takes_members() {
            return Err(RequestError::BodyKind { name });
        }
        self.body.insert(name, value)
    }

    pub(crate) fn build(mut self) -> Result<Request, RequestError> {
        let mut body = Vec::new();
        if let Some((content_type, bytes)) = self.body.into_bytes() {
            // What the spec or the application says goes first: `application/vnd.api+json`.
            self.headers.entry(CONTENT_TYPE).or_insert(content_type);
            body = bytes;
        }
        let path = self.target.path.as_str();
        let path = if path.is_empty() { "/" } else { path };
        let separator = if self.query.is_empty() { "" } else { "?" };
        let text = [&self.target.base(), path, separator, &self.query].concat();
        let text = Zeroizing::new(text);
        check_again(&text, &self.target, path)?;
        let uri: Uri = text.parse().map_err(|_| RequestError::TooLong)?;
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        let shown = self.target.path.shown();
        let shown = if shown.is_empty() { "/" } else { shown };
        Ok(Request::new(request, shown.to_owned()))
    }
}

/// Reads the finished URL as an HTTP client would: it must go to the host that was checked, and to
/// the path that was built, whatever is in it.
fn check_again(text: &str, target: &Target, path: &str) -> Result<(), RequestError> {
    let url = Url::parse(text).map_err(|_| RequestError::Host)?;
    let plain = url.scheme() == target.scheme
        && url.host_str() == Some(&target.host)
        && url.port() == target.port
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && url.path() == path;
    plain.then_some(()).ok_or(RequestError::Host)
}
