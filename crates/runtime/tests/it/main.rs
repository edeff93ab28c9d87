//! The runtime through the eyes of a generated connector and of the host that uses it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod check;
mod form;
mod registry;
mod request;
mod sample;
mod secrets;
