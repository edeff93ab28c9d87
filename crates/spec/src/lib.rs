//! From YAML text to a valid connector.
//!
//! In: the text of one spec. Out: the [`model`] and every mistake, at its place. Pure: no file,
//! no environment, no clock. The way is text -> tree -> surface -> model.

mod allow;
mod characters;
mod consequence;
mod day;
mod decode;
mod editors;
mod hidden;
pub mod id;
mod lower;
mod markdown;
pub mod model;
mod names;
mod outline;
pub mod pattern;
mod problem;
mod repair;
mod review;
mod schema;
mod shape;
mod surface;
mod text;
mod yaml;

pub use day::Day;
pub use id::Id;
pub use names::Names;
pub use outline::{Outline, outline};
pub use repair::{Repair, repair};
pub use text::Text;

use connspec_diagnostics::{Diagnostic, FileId, SourceFile, Span, has_errors, sort};
use decode::{Decode, Decoder};
use model::{Block, Connector};
use problem::text as problem_text;

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
/// anything is wrong the text is for showing only and must not be [`check`]ed. A byte order mark
/// stays where it is, so that positions are those of the file.
#[must_use]
pub fn decode(file: FileId, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    if bytes.len() > MAX_BYTES {
        return (
            String::new(),
            vec![problem_text::too_large(file, MAX_BYTES)],
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_start_matches('\u{FEFF}').trim().is_empty() => {
            (text.to_owned(), vec![problem_text::empty_file(file)])
        }
        Ok(text) => (text.to_owned(), Vec::new()),
        Err(error) => {
            // What is valid up to the bad byte is the same in the lossy text, so the place holds.
            let at = error.valid_up_to();
            let text = String::from_utf8_lossy(bytes).into_owned();
            let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            (text, vec![problem_text::not_utf8(span, bytes[at])])
        }
    }
}

/// Checks one spec. All its mistakes come back, sorted by place; the connector comes back when
/// none of them is an error.
#[must_use]
pub fn check(source: &SourceFile) -> (Option<Connector>, Vec<Diagnostic>) {
    let checked = check_with_names(source);
    (checked.connector, checked.diagnostics)
}

/// As [`check`], with what the spec names beyond itself, which is known of one with mistakes too.
#[must_use]
pub fn check_with_names(source: &SourceFile) -> Checked {
    let mut checked = inspect(source);
    consequence::leave_out(source, &mut checked.diagnostics);
    checked
}

/// What there is to know of a spec.
#[derive(Debug)]
pub struct Checked {
    /// What was made of it; none where one of the mistakes is an error.
    pub connector: Option<Connector>,
    /// What it names beyond itself.
    pub names: Names,
    /// All mistakes, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The byte from which on nothing could be read, if there is one.
    cut: Option<usize>,
}

/// As [`check_with_names`], with what follows from other mistakes.
fn inspect(source: &SourceFile) -> Checked {
    let mut diagnostics = Vec::new();
    characters::check_source(source, &mut diagnostics);
    let mut document = yaml::parse(source, &mut diagnostics);
    // `---` and nothing behind it.
    let is_nothing = |root: &yaml::Node| root.scalar().is_some_and(yaml::Scalar::is_absent);
    document.root = document.root.filter(|root| !is_nothing(root));
    if document.root.is_none() && !has_errors(&diagnostics) {
        diagnostics.push(problem_text::empty_file(source.id()));
    }
    let allows = allow::read(source, &document, &mut diagnostics);
    let mut names = Names::default();
    let connector = document.root.as_ref().and_then(|root| {
        characters::check_escapes(source, root, &mut diagnostics);
        shape::check(source, root, &mut diagnostics);
        let spec = surface::Spec::decode(root, &mut Decoder::new(source, &mut diagnostics))?;
        let before = diagnostics.len();
        let connector = lower::lower(source, &spec, &mut diagnostics);
        if document.cut.is_some() {
            let found = diagnostics.split_off(before);
            let is_sure = |found: &Diagnostic| !hidden::may_explain(found.code);
            diagnostics.extend(found.into_iter().filter(is_sure));
        }
        if let Some(connector) = connector.as_ref().filter(|_| !has_errors(&diagnostics)) {
            review::check(source, &spec, connector, &mut diagnostics);
        }
        names = Names::of(source, &spec, connector.as_ref());
        connector
    });
    // Comments alone are no YAML document.
    if connector.is_none() && diagnostics.is_empty() {
        diagnostics.push(problem_text::empty_file(source.id()));
    }
    allow::apply(&allows, &mut diagnostics);
    sort(&mut diagnostics);
    Checked {
        connector: connector.filter(|_| !has_errors(&diagnostics)),
        names,
        diagnostics,
        cut: document.cut,
    }
}

/// The JSON Schema of the language (draft 7), for editors. It accepts what [`check`] accepts by its
/// shape; names and references are checked by [`check`] alone.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    editors::for_editors(schema::schema())
}

/// Reads Markdown from outside a spec (`connspec.toml`), where there is nothing to refer to.
/// Mistakes are reported at `span`.
pub fn parse_blocks(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    markdown::blocks(text, &mut markdown::Outside(span), diagnostics)
}
