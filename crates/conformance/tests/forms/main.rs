//! Forms and the code that is generated beside them: what each makes of the same values.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod agreement;
mod browser;
mod engine;
mod form;
mod mutants;
#[path = "../support/mod.rs"]
mod support;
mod values;
mod words;
