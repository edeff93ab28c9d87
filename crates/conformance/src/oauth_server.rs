//! The OAuth 2 server in `servers/oauth`, started and stopped.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::Child;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value as Json;
use url::Url;

use crate::browser::walk;
use crate::node::start_node;
use crate::{Client, Response};

/// How long a server may take until it listens, and how often it is started. A process of Node was
/// seen to hang before the first line of its script, once in hundreds of starts; what is tested is
/// not Node.
const PATIENCE: Duration = Duration::from_secs(30);
const STARTS: usize = 3;

/// An OAuth 2 server: `oidc-provider`, in a process of its own that ends with this value.
///
/// | Address | What it is |
/// |---|---|
/// | `/authorize` | authorization code, with PKCE by S256 only |
/// | `/token` | client credentials, authorization code, refresh with rotation |
/// | `/register` | dynamic registration (RFC 7591) |
/// | `/me` | `{id, login, scope, audience}` for an access token, otherwise 401 |
/// | `/.well-known/openid-configuration` | where all of this is |
///
/// Scopes are `openid`, `offline_access`, `read` and `write`. A `resource` or `audience` may be
/// `https://api.vendor.example` or `urn:vendor:eu`. Every client that may refresh gets a refresh
/// token; using one twice revokes the whole grant. It answers for every host, and the addresses in
/// its answers are those by which it was called.
pub struct OAuthServer {
    /// Its standard input is open for as long as the server shall run.
    child: Child,
    address: SocketAddr,
    issuer: String,
}

/// How the server behaves.
#[derive(Clone, Debug)]
pub struct OAuthOptions {
    /// The name of the server, as in `iss` and in the audience of assertions.
    pub issuer: String,
    /// How long access tokens are valid; whole seconds, at least one.
    pub access_token_ttl: Duration,
    /// How long refresh tokens are valid; whole seconds, at least one.
    pub refresh_token_ttl: Duration,
    /// How long a token call waits between its work and its answer. With a wait, two refreshes
    /// that should have been one meet each other.
    pub token_delay: Duration,
}

impl Default for OAuthOptions {
    fn default() -> Self {
        Self {
            issuer: "https://vendor.example".to_owned(),
            access_token_ttl: Duration::from_secs(3_600),
            refresh_token_ttl: Duration::from_secs(86_400),
            token_delay: Duration::ZERO,
        }
    }
}

/// A client that the server knows from the start. All may be called back at
/// `https://app.example/callback` and at `http://127.0.0.1:<any port>/callback`.
#[derive(Clone, Copy, Debug)]
pub struct OAuthClient {
    /// Its id.
    pub id: &'static str,
    /// Its secret; empty where it has none.
    pub secret: &'static str,
}

impl OAuthClient {
    /// Authenticates by `client_secret_basic`. The secret has characters that must be form-encoded
    /// first (RFC 6749, 2.3.1).
    pub const BASIC: Self = Self {
        id: "basic-client",
        secret: "secret of basic: 100%/+&=",
    };
    /// Authenticates by `client_secret_post`.
    pub const POST: Self = Self {
        id: "post-client",
        secret: "secret of post: 100%/+&=",
    };
    /// Authenticates by `private_key_jwt`, with RS256 and [`OAuthServer::client_key`]; unknown
    /// until that was asked for.
    pub const JWT: Self = Self {
        id: "jwt-client",
        secret: "",
    };
    /// Authenticates by nothing; may not use client credentials.
    pub const PUBLIC: Self = Self {
        id: "public-client",
        secret: "",
    };
}

impl OAuthServer {
    /// Starts a server and waits until it listens. `None`, and a line on standard error that is
    /// seen even where a test passes, when Node or the server's packages are not installed.
    ///
    /// # Panics
    ///
    /// In CI instead of `None`, and when the server does not start.
    pub fn start(options: &OAuthOptions) -> Option<Self> {
        let seconds = |time: Duration| time.as_secs().to_string();
        let arguments = [
            "--issuer",
            &options.issuer,
            "--access-token-ttl",
            &seconds(options.access_token_ttl),
            "--refresh-token-ttl",
            &seconds(options.refresh_token_ttl),
            "--token-delay",
            &options.token_delay.as_millis().to_string(),
        ];
        for _ in 0..STARTS {
            let mut child = start_node("servers", "OAuth server", "oauth/server.mjs", &arguments)?;
            if let Some(port) = port(&mut child) {
                return Some(Self {
                    child,
                    address: (Ipv4Addr::LOCALHOST, port).into(),
                    issuer: options.issuer.clone(),
                });
            }
        }
        panic!("the OAuth server was started {STARTS} times and never listened");
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client that calls it by the name of the issuer.
    pub fn client(&self) -> Client {
        Client::new(self.address, &self.issuer)
    }

    /// A person who consents: follows the authorize address and gives the address at which the
    /// client would be called back, with `code` and `state`. Nothing is sent there.
    ///
    /// # Errors
    ///
    /// The page that the server shows to the person where it does not trust the address to call
    /// back.
    ///
    /// # Panics
    ///
    /// When the authorize address is none or has no `redirect_uri`.
    pub fn consent(&self, authorize_url: &str) -> Result<Url, Response> {
        walk(self.address, authorize_url, &[])
    }

    /// A person who refuses: as [`consent`](Self::consent), with `error=access_denied` instead of a
    /// code.
    ///
    /// # Errors
    ///
    /// As [`consent`](Self::consent).
    ///
    /// # Panics
    ///
    /// As [`consent`](Self::consent).
    pub fn refuse(&self, authorize_url: &str) -> Result<Url, Response> {
        walk(self.address, authorize_url, &[("decision", "refuse")])
    }

    /// Makes every access token worthless that was given so far, before its time.
    pub fn expire_all(&self) {
        self.look_inside("POST", "/test/expire");
    }

    /// Makes every refresh token worthless as well: each person must sign in again.
    pub fn revoke_all(&self) {
        self.look_inside("POST", "/test/revoke");
    }

    /// How often each thing was asked: `<endpoint>:<status>` for every request, such as `me:401`,
    /// and `token:<grant>` and `token:<grant>:<status>` for every token call, such as
    /// `token:refresh_token:200`.
    pub fn counters(&self) -> BTreeMap<String, u64> {
        let counters = self.look_inside("GET", "/test/counters").json();
        serde_json::from_value(counters).expect("counters are numbers")
    }

    /// One of the [`counters`](Self::counters); 0 where it was never counted.
    pub fn count(&self, counter: &str) -> u64 {
        self.counters().remove(counter).unwrap_or_default()
    }

    /// The token calls so far, each `{status, host, headers, parameters}`. Values of secrets are
    /// `hidden`, and of `Authorization` only the scheme is there.
    pub fn token_calls(&self) -> Vec<Json> {
        let calls = self.look_inside("GET", "/test/token-calls").json();
        serde_json::from_value(calls).expect("calls are a list")
    }

    /// Makes a new private key for [`OAuthClient::JWT`]: PEM, PKCS 8.
    pub fn client_key(&self) -> String {
        self.look_inside("GET", "/test/client-key").text()
    }

    /// Closes the server's standard input, as the end of the process that started it does. Whether
    /// it then ended by itself.
    pub fn abandon(mut self) -> bool {
        drop(self.child.stdin.take());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.success();
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }

    fn look_inside(&self, method: &str, path: &str) -> Response {
        let response = self.client().send(method, path, &[], b"");
        let response = response.expect("the server answers");
        assert_eq!(response.status / 100, 2, "{path}: {}", response.text());
        response
    }
}

impl Drop for OAuthServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl fmt::Debug for OAuthServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OAuthServer").field(&self.address).finish()
    }
}

/// The port, from the line by which the server says that it listens. `None` where it says nothing:
/// it is stopped then.
///
/// # Panics
///
/// When it says something else, or ends.
#[expect(clippy::print_stderr, reason = "`cargo test` collects it for the test")]
fn port(child: &mut Child) -> Option<u16> {
    let output = child.stdout.take().expect("standard output is piped");
    let (said, first_line) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        let _ = said.send((line, read));
    });
    let Ok((line, read)) = first_line.recv_timeout(PATIENCE) else {
        eprintln!("the OAuth server said nothing for {PATIENCE:?}: {child:?}");
        let _ = child.kill();
        let _ = child.wait();
        return None;
    };
    let port = line.trim().strip_prefix("LISTENING ");
    let port = port.and_then(|port| port.parse().ok());
    if port.is_none() {
        let _ = child.kill();
        panic!("the OAuth server does not listen, but says {line:?} ({read:?}, {child:?})");
    }
    port
}
