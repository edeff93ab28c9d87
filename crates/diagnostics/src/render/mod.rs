//! Diagnostics as text for people and as JSON for tools.

pub mod json;
pub mod text;
