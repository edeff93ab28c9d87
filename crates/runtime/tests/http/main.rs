//! Sending requests: over real sockets, to servers of these tests that do what servers should not.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod against;
mod body;
mod client;
mod exchange;
mod failure;
mod leak;
mod log_capture;
mod origin;
mod private;
mod proxy;
mod redirect;
mod retry;
mod retry_policy;
mod server;
mod tls;
