//! Where something is, what is wrong with it, and how to say so.
//!
//! In: spans (byte ranges of a file in a [`SourceMap`]) and [`Diagnostic`]s that name them.
//! Out: text for a terminal ([`render::text`]), JSON lines ([`render::json`]), annotations for GitHub
//! ([`render::github`]), SARIF ([`render::sarif`]), and what each code means ([`explain`]).
//!
//! A diagnostic always has a [`Code`], a span and a message; the code decides the severity.
//! This crate knows nothing of YAML or connectors.

#[macro_use]
mod code;
mod codes;
mod diagnostic;
mod edit;
mod escape;
pub mod explain;
mod problem;
pub mod render;
mod source;
mod span;
mod suggest;

pub use code::{Class, Severity};
pub use codes::Code;
pub use diagnostic::{Applicability, Diagnostic, Fix, Label, has_errors, sort};
pub use edit::apply;
pub use escape::{escape_control, is_deceptive};
pub use problem::Problem;
pub use source::{LineColumn, SourceFile, SourceMap};
pub use span::{FileId, Span, Spanned};
pub use suggest::{Near, beginning_with, near, nearest};
