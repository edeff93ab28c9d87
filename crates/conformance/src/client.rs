//! The least HTTP client that tests of the servers need, so that these tests depend on nothing
//! that is itself tested by the servers.

use std::io::{BufReader, Error, ErrorKind, Read as _, Result, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value as Json;
use url::form_urlencoded;

use crate::Headers;
use crate::wire::{HEAD_FIELDS, invalid, read_head};

/// How long an answer may pause: longer than any test lets a server wait, but a test that hangs
/// fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client of a server on the loopback address that stands for a vendor: it connects to the
/// server and says `Host` and `X-Forwarded-Proto` as if it spoke to the vendor through a proxy.
///
/// It follows no redirects and keeps no cookies.
#[derive(Clone, Debug)]
pub struct Client {
    server: SocketAddr,
    scheme: String,
    host: String,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields.
    pub headers: Headers,
    /// The body, whole.
    pub body: Vec<u8>,
}

impl Client {
    /// A client that connects to `server` and calls it by `origin`, such as
    /// `https://vendor.example`.
    ///
    /// # Panics
    ///
    /// When the origin has no scheme.
    pub fn new(server: SocketAddr, origin: &str) -> Self {
        let (scheme, host) = origin.split_once("://").expect("an origin has a scheme");
        Self {
            server,
            scheme: scheme.to_owned(),
            host: host.to_owned(),
        }
    }

    /// GET of a path with its query.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn get(&self, target: &str, headers: &[(&str, &str)]) -> Result<Response> {
        self.send("GET", target, headers, b"")
    }

    /// POST of a form (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn post_form(
        &self,
        target: &str,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Result<Response> {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        let content_type = ("content-type", "application/x-www-form-urlencoded");
        let headers = [headers, &[content_type]].concat();
        self.send("POST", target, &headers, body.finish().as_bytes())
    }

    /// POST of a JSON document.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn post_json(&self, target: &str, document: &Json) -> Result<Response> {
        let content_type = ("content-type", "application/json");
        self.send(
            "POST",
            target,
            &[content_type],
            document.to_string().as_bytes(),
        )
    }

    /// Sends a request over a connection of its own and reads the whole answer.
    ///
    /// # Errors
    ///
    /// Those of the connection, among them an answer that pauses for a minute or ends before its
    /// announced length, and [`InvalidData`](ErrorKind::InvalidData) where the answer is not HTTP.
    pub fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Response> {
        let mut stream = TcpStream::connect(self.server)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // Version 1.0, because its answers are never chunked and the connection ends with them.
        let mut request = format!(
            "{method} {target} HTTP/1.0\r\nHost: {}\r\nX-Forwarded-Proto: {}\r\nContent-Length: {}\r\n",
            self.host,
            self.scheme,
            body.len()
        );
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes())?;
        stream.write_all(body)?;
        read_response(&mut BufReader::new(stream))
    }
}

impl Response {
    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// When it is none.
    pub fn json(&self) -> Json {
        let Ok(document) = serde_json::from_slice(&self.body) else {
            panic!("the answer is not JSON: {} {}", self.status, self.text());
        };
        document
    }

    /// The body as text; bytes that are not UTF-8 become replacement characters.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn read_response(reader: &mut BufReader<TcpStream>) -> Result<Response> {
    let head = read_head(reader)?;
    let mut fields = [httparse::EMPTY_HEADER; HEAD_FIELDS];
    let mut parsed = httparse::Response::new(&mut fields);
    parsed
        .parse(&head)
        .map_err(|error| invalid(error.to_string()))?;
    let status = parsed.code.ok_or_else(|| invalid("no status"))?;
    let headers = Headers::from(&*parsed.headers);
    let mut body = Vec::new();
    reader.read_to_end(&mut body)?;
    let announced = headers.get("content-length");
    if announced.is_some_and(|length| length != body.len().to_string()) {
        return Err(Error::new(ErrorKind::UnexpectedEof, "the body is cut"));
    }
    Ok(Response {
        status,
        headers,
        body,
    })
}
