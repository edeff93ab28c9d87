//! Sending everything to a local server instead of the vendor.

use super::{BoxFuture, HttpClient, Origin, TransportError, TransportErrorKind};
use http::header::HOST;
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderName, HeaderValue, Request, Response, Uri};
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime};

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// An [`HttpClient`] that sends everything to one server on this machine, whatever host it is for.
///
/// The server gets path, query, headers and body as the vendor would. The host that the request
/// was for stands in `Host`, and the scheme in `X-Forwarded-Proto`, so that one server can play
/// all hosts of a vendor. The client behind this must be allowed to send requests by http and to
/// private addresses.
///
/// ```
/// # #[cfg(feature = "reqwest")] {
/// use connspec_runtime::{Against, ReqwestClient};
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = ReqwestClient::builder().allow_http(true).allow_private_addresses(true).build()?;
/// let client = Against::new(client, "http://127.0.0.1:8080")?;
/// # Ok(()) }
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Against<C> {
    client: C,
    server: Authority,
}

impl<C: HttpClient> Against<C> {
    /// Sends everything to the server at `base`, such as `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// If `base` is more or other than `http://`, a loopback address or `localhost`, and a port.
    pub fn new(client: C, base: &str) -> Result<Self, AgainstError> {
        let uri: Uri = base.parse().map_err(|_| AgainstError)?;
        let server = uri.authority().ok_or(AgainstError)?;
        let path = uri.path_and_query().map(PathAndQuery::as_str);
        let plain = Origin::of(&uri).is_some()
            && uri.scheme() == Some(&Scheme::HTTP)
            && matches!(path, None | Some("" | "/"))
            && is_loopback(server.host());
        if !plain {
            return Err(AgainstError);
        }
        let server = server.clone();
        Ok(Self { client, server })
    }

    fn redirected(&self, mut request: Request<Vec<u8>>) -> Option<Request<Vec<u8>>> {
        // Nothing but a scheme, a host and a port.
        Origin::of(request.uri())?;
        let mut parts = request.uri().clone().into_parts();
        let scheme = HeaderValue::from_str(parts.scheme?.as_str()).ok()?;
        let host = HeaderValue::from_str(parts.authority?.as_str()).ok()?;
        parts.scheme = Some(Scheme::HTTP);
        parts.authority = Some(self.server.clone());
        *request.uri_mut() = Uri::from_parts(parts).ok()?;
        request.headers_mut().insert(HOST, host);
        request.headers_mut().insert(FORWARDED_PROTO, scheme);
        Some(request)
    }
}

fn is_loopback(host: &str) -> bool {
    let v6 = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    host.eq_ignore_ascii_case("localhost")
        || host.parse().is_ok_and(|host: Ipv4Addr| host.is_loopback())
        || v6.is_some_and(|host| host.parse().is_ok_and(|host: Ipv6Addr| host.is_loopback()))
}

impl<C: HttpClient> HttpClient for Against<C> {
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> BoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        let uri = request.uri().clone();
        match self.redirected(request) {
            Some(request) => self.client.send(request),
            None => {
                let error = TransportError::new(TransportErrorKind::InvalidRequest).at(&uri);
                Box::pin(std::future::ready(Err(error)))
            }
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.client.sleep(duration)
    }

    fn now(&self) -> SystemTime {
        self.client.now()
    }
}

/// The address is not that of a server on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstError;

impl fmt::Display for AgainstError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the server must be on this machine: `http://127.0.0.1:PORT`, `http://[::1]:PORT` or \
             `http://localhost:PORT`",
        )
    }
}

impl std::error::Error for AgainstError {}
