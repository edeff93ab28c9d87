//! The HTTP client that is ready to use.

use super::reqwest_builder::{ReqwestClientBuilder, Switches};
use super::reqwest_error::kind_of;
use super::special_address::is_public;
use super::{BoxFuture, ClientBuildError, HttpClient, TransportError, TransportErrorKind};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{Method, Request, Response};
use std::net::IpAddr;
use std::time::Duration;
use url::{Host, Url};

/// An [`HttpClient`] that is ready to use. It keeps connections open between requests; clones
/// share them.
///
/// It speaks HTTP/1.1 over TLS 1.2 and 1.3 and trusts what the operating system trusts. It follows
/// no redirects, sends no `Referer`, keeps no cookies, repeats nothing and asks for no compression,
/// so that the limit on the size of an answer means what was sent. What it refuses besides can be
/// changed in the [builder](Self::builder).
///
/// It uses no proxy, whatever the environment says: a proxy resolves names on its own, so private
/// addresses could not be refused, and a variable that somebody else set should not decide who
/// carries credentials. An application that must go through one implements [`HttpClient`] for the
/// client that it has set up for that.
///
/// # Panics
/// The futures of [`send`](HttpClient::send) and [`sleep`](HttpClient::sleep) need a tokio runtime
/// with time and IO, and panic outside of one.
#[derive(Clone, Debug)]
pub struct ReqwestClient {
    client: reqwest::Client,
    switches: Switches,
}

impl ReqwestClient {
    /// A client with the defaults of the [builder](Self::builder).
    ///
    /// # Errors
    /// If the certificates that the operating system trusts cannot be read.
    pub fn new() -> Result<Self, ClientBuildError> {
        Self::builder().build()
    }

    /// A client with other limits than the defaults.
    pub fn builder() -> ReqwestClientBuilder {
        ReqwestClientBuilder::default()
    }

    pub(super) const fn from_parts(client: reqwest::Client, switches: Switches) -> Self {
        Self { client, switches }
    }

    async fn exchange(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, TransportErrorKind> {
        let request = self.checked(request)?;
        let answer = self.client.execute(request).await;
        let mut answer = answer.map_err(|error| kind_of(&error))?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.version_mut() = answer.version();
        std::mem::swap(response.headers_mut(), answer.headers_mut());
        *response.body_mut() = self.whole_body(answer).await?;
        Ok(response)
    }

    /// What only this client can check: how the HTTP library reads the URL.
    fn checked(
        &self,
        mut request: Request<Vec<u8>>,
    ) -> Result<reqwest::Request, TransportErrorKind> {
        if request.method() == Method::CONNECT {
            return Err(TransportErrorKind::InvalidRequest);
        }
        // How long the body is, the body says.
        for framing in [CONTENT_LENGTH, TRANSFER_ENCODING] {
            request.headers_mut().remove(framing);
        }
        let request = reqwest::Request::try_from(request);
        let request = request.map_err(|_| TransportErrorKind::InvalidRequest)?;
        self.check_url(request.url())?;
        Ok(request)
    }

    fn check_url(&self, url: &Url) -> Result<(), TransportErrorKind> {
        // The library would turn a user name into an `Authorization` header.
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TransportErrorKind::InvalidRequest);
        }
        if !(url.scheme() == "https" || (self.switches.allow_http && url.scheme() == "http")) {
            return Err(TransportErrorKind::NotAllowed);
        }
        // Names are looked at when they are resolved; addresses are never resolved.
        let address = match url.host() {
            None => return Err(TransportErrorKind::InvalidRequest),
            Some(Host::Domain(_)) => None,
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        };
        if !self.switches.allow_private && address.is_some_and(|address| !is_public(address)) {
            return Err(TransportErrorKind::PrivateAddress);
        }
        Ok(())
    }

    async fn whole_body(
        &self,
        mut answer: reqwest::Response,
    ) -> Result<Vec<u8>, TransportErrorKind> {
        let limit = self.switches.max_body;
        if answer
            .content_length()
            .is_some_and(|announced| announced > limit as u64)
        {
            return Err(TransportErrorKind::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| kind_of(&error))? {
            if chunk.len() > limit - body.len() {
                return Err(TransportErrorKind::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

impl HttpClient for ReqwestClient {
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> BoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async move {
            let uri = request.uri().clone();
            let answer = tokio::time::timeout(self.switches.timeout, self.exchange(request)).await;
            answer
                .unwrap_or(Err(TransportErrorKind::Timeout))
                .map_err(|kind| TransportError::new(kind).at(&uri))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        // Made when it is first polled: only then there has to be a tokio runtime.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}
