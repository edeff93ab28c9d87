//! Tests of what generated connectors do, in a package of their own: the emitters must compile and
//! rewrite the golden files even where the generated code of the moment does not.
//!
//! The library is the servers that such tests run against: a real OAuth 2 server ([`OAuthServer`])
//! and an HTTP server that answers as a test says ([`FakeVendor`]). Both listen on the loopback
//! address without TLS. A client that connects to them keeps the `Host` of the vendor, so that one
//! server can stand for all hosts; [`Client`] does so as well.
//!
//! [`start_node`] starts any other program of the packages in `servers/` and `forms/`.
//!
//! They panic where a test would have to: when the machine, and not what is tested, is at fault.

mod answer;
mod browser;
mod client;
mod fake_vendor;
mod headers;
mod node;
mod oauth_server;
mod received;
mod wire;

pub use answer::Answer;
pub use client::{Client, Response};
pub use fake_vendor::FakeVendor;
pub use headers::Headers;
pub use node::{find_chromium, start_node};
pub use oauth_server::{OAuthClient, OAuthOptions, OAuthServer};
pub use received::Received;

/// The examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/connectors.md")]
pub struct Documentation;

/// The examples of this package's own page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
