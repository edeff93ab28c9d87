//! Tests of what generated connectors do, in a package of their own: the emitters must compile and
//! rewrite the golden files even where the generated code of the moment does not.
//!
//! The library is what such tests run against: an HTTP server that answers as a test says
//! ([`FakeVendor`]). It listens on the loopback address without TLS. A client that connects to it
//! keeps the `Host` of the vendor, so that one server can stand for all hosts; [`Client`] does so as
//! well.
//!
//! It panics where a test would have to: when the machine, and not what is tested, is at fault.

mod answer;
mod client;
mod fake_vendor;
mod headers;
mod received;
mod wire;

pub use answer::Answer;
pub use client::{Client, Response};
pub use fake_vendor::FakeVendor;
pub use headers::Headers;
pub use received::Received;

/// The examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/connectors.md")]
pub struct Documentation;

/// The examples of this package's own page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
