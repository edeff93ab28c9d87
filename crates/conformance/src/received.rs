//! A request that a server received.

use std::io::{BufRead, Read as _, Result};

use serde_json::Value as Json;
use url::form_urlencoded;

use crate::Headers;
use crate::wire::{HEAD_FIELDS, invalid, read_head};

/// A request that [`FakeVendor`](crate::FakeVendor) received.
#[derive(Clone, Debug)]
pub struct Received {
    /// What the `Host` header says, port and all.
    pub host: String,
    /// The method, as it was written.
    pub method: String,
    /// Path and query, as they were written.
    pub target: String,
    /// All header fields.
    pub headers: Headers,
    /// The body, whole.
    pub body: Vec<u8>,
}

impl Received {
    /// The path without the query, as it was written.
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The value of the first header field of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }

    /// The decoded pairs of the query, in order.
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        pairs(query.as_bytes())
    }

    /// The decoded pairs of a body that is a form, in order.
    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// The body as JSON, where it is.
    pub fn json(&self) -> Option<Json> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Those of the connection, and [`InvalidData`](std::io::ErrorKind::InvalidData) where it is
    /// not HTTP, has no `Host`, or has a body without `Content-Length`.
    pub(crate) fn read(reader: &mut impl BufRead) -> Result<Self> {
        let head = read_head(reader)?;
        let mut fields = [httparse::EMPTY_HEADER; HEAD_FIELDS];
        let mut parsed = httparse::Request::new(&mut fields);
        parsed
            .parse(&head)
            .map_err(|error| invalid(error.to_string()))?;
        let headers = Headers::from(&*parsed.headers);
        if headers.get("transfer-encoding").is_some() {
            return Err(invalid("a body needs a Content-Length"));
        }
        let length = match headers.get("content-length") {
            Some(length) => length.parse().map_err(|_| invalid("Content-Length"))?,
            None => 0,
        };
        let mut body = Vec::new();
        let read = reader.by_ref().take(length).read_to_end(&mut body)?;
        if read as u64 != length {
            return Err(invalid("the body is cut"));
        }
        let host = headers.get("host").ok_or_else(|| invalid("no Host"))?;
        Ok(Self {
            host: host.to_owned(),
            method: parsed.method.unwrap_or_default().to_owned(),
            target: parsed.path.unwrap_or_default().to_owned(),
            headers,
            body,
        })
    }
}

fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}
