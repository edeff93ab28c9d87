//! The OAuth 2 server by itself, with requests written by hand: whoever tests a client against it
//! must be able to trust it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod clients;
mod process;
mod requests;
mod sign_in;
mod tokens;
