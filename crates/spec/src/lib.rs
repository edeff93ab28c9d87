//! From YAML text to a valid connector.
//!
//! In: the text of one spec. Out: the [`model`] and every mistake, at its place. Pure: no file,
//! no environment, no clock. The way is text -> tree -> surface -> model.

pub mod id;
pub mod model;
pub mod pattern;
mod text;

pub use id::Id;
pub use text::Text;

use connspec_diagnostics::{Diagnostic, FileId, SourceFile, Span};
use model::{Block, Connector, Inline};

/// Largest spec, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// Languages that a fenced block may name.
pub const LANGUAGES: &[&str] = &[
    "bash",
    "csv",
    "graphql",
    "html",
    "http",
    "ini",
    "javascript",
    "json",
    "php",
    "powershell",
    "python",
    "ruby",
    "sh",
    "sql",
    "text",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

/// The text of a file's bytes, and what is wrong with them: not UTF-8, empty, too large. Where
/// anything is wrong the text is for showing only and must not be [`check`]ed.
#[must_use]
pub fn decode(file: FileId, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let _ = file;
    (String::from_utf8_lossy(bytes).into_owned(), Vec::new())
}

/// Checks one spec. All its mistakes come back, sorted by place; the connector comes back when
/// none of them is an error.
#[must_use]
pub fn check(source: &SourceFile) -> (Option<Connector>, Vec<Diagnostic>) {
    let _ = source;
    (None, Vec::new())
}

/// The JSON Schema of the language, for editors.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    serde_json::Value::Null
}

/// Reads Markdown from outside a spec (`connspec.toml`), where there is nothing to refer to.
/// Mistakes are reported at `span`.
pub fn parse_blocks(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let _ = (text, span, diagnostics);
    Vec::new()
}

/// As [`parse_blocks`], for text of one paragraph.
pub fn parse_inlines(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<Inline> {
    let _ = (text, span, diagnostics);
    Vec::new()
}
