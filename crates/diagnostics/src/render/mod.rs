//! Diagnostics as text for people, and as what tools read.
//!
//! Each format has a `render` for diagnostics, and those for tools a `problem` for what has no
//! place in a spec. None of them lets a control character through, whatever a spec, a file name or
//! a message holds.

pub mod github;
pub mod json;
pub mod sarif;
pub mod text;
