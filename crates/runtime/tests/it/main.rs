//! The runtime through the eyes of a generated connector and of the host that uses it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod address;
mod any_input;
mod authorize;
mod body;
mod check;
mod custom;
mod fake;
mod form;
mod places;
mod registry;
mod report;
mod request;
mod sample;
mod secrets;
#[cfg(feature = "sign")]
mod signed;
mod tokens;
mod vault;
