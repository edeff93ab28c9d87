//! Setting up the HTTP client that is ready to use.

use super::ReqwestClient;
use super::resolver::Resolver;
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The limits of a [`ReqwestClient`] and what it refuses.
#[derive(Clone, Debug)]
#[must_use]
pub struct ReqwestClientBuilder {
    switches: Switches,
    connect_timeout: Duration,
    user_agent: String,
    root_certificates: Vec<Vec<u8>>,
}

/// What a client looks at for every request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Switches {
    pub(super) timeout: Duration,
    pub(super) max_body: usize,
    pub(super) allow_http: bool,
    pub(super) allow_private: bool,
}

impl Default for ReqwestClientBuilder {
    fn default() -> Self {
        Self {
            switches: Switches {
                timeout: Duration::from_secs(30),
                max_body: 8 << 20,
                allow_http: false,
                allow_private: false,
            },
            connect_timeout: Duration::from_secs(10),
            user_agent: concat!("connspec-runtime/", env!("CARGO_PKG_VERSION")).to_owned(),
            root_certificates: Vec::new(),
        }
    }
}

impl ReqwestClientBuilder {
    /// How long an exchange may take, from resolving the name to the last byte of the answer.
    /// Default: 30 seconds.
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.switches.timeout = timeout;
        self
    }

    /// How long resolving, connecting and the TLS handshake may take together. Default: 10 seconds.
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How many bytes the body of an answer may have. Default: 8 MiB.
    pub const fn max_body(mut self, bytes: usize) -> Self {
        self.switches.max_body = bytes;
        self
    }

    /// Whether requests may be sent without TLS, for everybody on the way to read. Default: no.
    pub const fn allow_http(mut self, allow: bool) -> Self {
        self.switches.allow_http = allow;
        self
    }

    /// Whether requests may go to private, loopback, link-local and other special addresses.
    ///
    /// By default they may not: where people may type host names, somebody types that of an inner
    /// service. Addresses are looked at after a name was resolved and right before the connection
    /// is made, so it does not help to let the name point elsewhere in between.
    pub const fn allow_private_addresses(mut self, allow: bool) -> Self {
        self.switches.allow_private = allow;
        self
    }

    /// What to send as `User-Agent` with requests that do not bring their own. Default: the name
    /// and version of this crate. Some vendors refuse requests without it, and some ask that it
    /// names the application.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Trusts the certificates in `pem` as well, for servers whose certificates were issued by an
    /// organisation for itself.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// The client.
    ///
    /// # Errors
    /// Says which of the things that were given cannot be used, or that the certificates which the
    /// operating system trusts cannot be read.
    pub fn build(self) -> Result<ReqwestClient, ClientBuildError> {
        let user_agent = http::HeaderValue::from_str(&self.user_agent);
        let user_agent = user_agent.map_err(|_| ClientBuildError::UserAgent)?;
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(self.tls()?)
            .connect_timeout(self.connect_timeout)
            .user_agent(user_agent)
            .dns_resolver(Arc::new(Resolver {
                allow_private: self.switches.allow_private,
            }))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            // Another crate of the application may have enabled these in the library.
            .http1_only()
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .build()
            .map_err(|_| ClientBuildError::Tls)?;
        Ok(ReqwestClient::from_parts(client, self.switches))
    }

    /// With a cryptography library of our choice and not what else the process has installed.
    fn tls(&self) -> Result<ClientConfig, ClientBuildError> {
        let mut roots = Vec::new();
        for pem in &self.root_certificates {
            let before = roots.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                roots.push(certificate.map_err(|_| ClientBuildError::RootCertificate)?);
            }
            if roots.len() == before {
                return Err(ClientBuildError::RootCertificate);
            }
        }
        let provider = Arc::new(ring::default_provider());
        let verifier = if roots.is_empty() {
            Verifier::new(provider.clone()).map_err(|_| ClientBuildError::Tls)?
        } else {
            Verifier::new_with_extra_roots(roots, provider.clone())
                .map_err(|_| ClientBuildError::RootCertificate)?
        };
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| ClientBuildError::Tls)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(config)
    }
}

/// Why there is no [`ReqwestClient`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientBuildError {
    /// TLS cannot be set up: above all, the operating system has no certificates to trust.
    Tls,
    /// The root certificates that were given are not certificates in the PEM format.
    RootCertificate,
    /// The name of the application cannot stand in a header.
    UserAgent,
}

impl fmt::Display for ClientBuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tls => "the certificates that the operating system trusts cannot be read",
            Self::RootCertificate => "the root certificates are not certificates in the PEM format",
            Self::UserAgent => "the user agent cannot stand in a header",
        })
    }
}

impl std::error::Error for ClientBuildError {}
