//! Keeping requests to the hosts that they are meant for.

use super::{BoxFuture, HttpClient, TransportError, TransportErrorKind};
use http::uri::Scheme;
use http::{Request, Response, Uri};
use std::time::{Duration, SystemTime};

/// Where requests may go: a host, or a domain and all names under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    host: String,
    and_under: bool,
    scheme: Scheme,
    port: Option<u16>,
}

impl Origin {
    /// A host, by https and at the usual port.
    #[must_use]
    pub fn host(name: &str) -> Self {
        Self {
            host: name.to_ascii_lowercase(),
            and_under: false,
            scheme: Scheme::HTTPS,
            port: None,
        }
    }

    /// A domain and all names under it, by https and at the usual port.
    #[must_use]
    pub fn domain(name: &str) -> Self {
        Self {
            and_under: true,
            ..Self::host(name)
        }
    }

    /// The host, scheme and port of a URL and no other: for products that people host themselves,
    /// whose address they give. `None` where it has no host, holds a user name, or has a scheme
    /// other than http and https.
    #[must_use]
    pub fn of(uri: &Uri) -> Option<Self> {
        let scheme = uri.scheme()?.clone();
        Some(Self {
            port: port(uri, &scheme)?,
            scheme,
            ..Self::host(uri.host()?)
        })
    }

    fn permits(&self, uri: &Uri) -> bool {
        let (Some(scheme), Some(host)) = (uri.scheme(), uri.host()) else {
            return false;
        };
        *scheme == self.scheme
            && port(uri, scheme) == Some(self.port)
            && self.permits_host(&host.to_ascii_lowercase())
    }

    fn permits_host(&self, host: &str) -> bool {
        let Some(before) = host.strip_suffix(&self.host) else {
            return false;
        };
        before.is_empty()
            || self.and_under
                && before
                    .strip_suffix('.')
                    .is_some_and(|labels| labels.split('.').all(is_label))
    }
}

/// Whether every URL parser reads these characters as a part of a host name.
fn is_label(label: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    !label.is_empty() && label.bytes().all(fits)
}

/// The port that a URL names, if it is not the usual one. `None` where there is more or other than
/// http or https, a host and a port: a user name, above all.
fn port(uri: &Uri, scheme: &Scheme) -> Option<Option<u16>> {
    let usual = match scheme.as_str() {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let authority = uri.authority()?;
    let behind_host = authority.as_str().strip_prefix(authority.host())?;
    match authority.port_u16() {
        None => behind_host.is_empty().then_some(None),
        Some(port) => {
            (behind_host == format!(":{port}")).then_some((port != usual).then_some(port))
        }
    }
}

/// Checks that a request goes where it may.
///
/// # Errors
/// [`NotAllowed`](TransportErrorKind::NotAllowed) if scheme, host and port of the URL are not those
/// of one of the origins, or if the URL holds a user name.
pub fn check_origin(uri: &Uri, origins: &[Origin]) -> Result<(), TransportError> {
    if origins.iter().any(|origin| origin.permits(uri)) {
        Ok(())
    } else {
        Err(TransportError::new(TransportErrorKind::NotAllowed).at(uri))
    }
}

/// An [`HttpClient`] whose requests go to certain origins and nowhere else.
#[derive(Clone, Debug)]
pub struct Guarded<C> {
    client: C,
    origins: Vec<Origin>,
}

impl<C: HttpClient> Guarded<C> {
    /// Lets through what goes to one of `origins`.
    #[must_use]
    pub const fn new(client: C, origins: Vec<Origin>) -> Self {
        Self { client, origins }
    }
}

impl<C: HttpClient> HttpClient for Guarded<C> {
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> BoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        match check_origin(request.uri(), &self.origins) {
            Ok(()) => self.client.send(request),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.client.sleep(duration)
    }

    fn now(&self) -> SystemTime {
        self.client.now()
    }
}
