//! Characters that deceive a reader of the spec: refused everywhere, comments included.

use std::borrow::Cow;

use connspec_diagnostics::{Diagnostic, SourceFile, Span, is_deceptive};

use crate::problem::text as problem;
use crate::yaml::{Locator, Node, Scalar, Style, Value};

/// Most of them that are reported in one file; a binary file would give thousands.
const MAX_REPORTED: usize = 20;

/// Looks at every character of the file as it stands.
pub(crate) fn check_source(source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) {
    let text = source.text();
    // Nearly every spec is plain ASCII with line feeds, which one pass over the bytes tells.
    if text
        .bytes()
        .all(|b| (b' '..0x7F).contains(&b) || b == b'\n')
    {
        return;
    }
    let found = text.char_indices().filter(|(at, c)| match c {
        '\n' | '\t' => false,
        '\r' => !text[at + 1..].starts_with('\n'),
        // A byte order mark is allowed at the very start.
        '\u{FEFF}' => *at != 0,
        c => is_deceptive(*c),
    });
    for (at, c) in found.take(MAX_REPORTED) {
        diagnostics.push(problem::deceptive(
            Span::new(source.id(), at, at + c.len_utf8()),
            c,
        ));
    }
}

/// The text as it is read. Control characters, half line breaks among them, are reported; read as
/// spaces they do no more harm, and everything keeps its place.
pub(crate) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_refused = |at: usize, c: char| match c {
        '\n' | '\t' => false,
        '\r' => !text[at + 1..].starts_with('\n'),
        c => c.is_ascii_control(),
    };
    if !text.char_indices().any(|(at, c)| is_refused(at, c)) {
        return Cow::Borrowed(text);
    }
    let read = text.char_indices();
    read.map(|(at, c)| if is_refused(at, c) { ' ' } else { c })
        .collect()
}

/// Looks at what escapes in double quotes have become.
pub(crate) fn check_escapes(source: &SourceFile, node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Scalar(scalar) => check_scalar(source, scalar, diagnostics),
        Value::Sequence(items) => {
            items
                .iter()
                .for_each(|item| check_escapes(source, item, diagnostics));
        }
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                check_scalar(source, &entry.key, diagnostics);
                check_escapes(source, &entry.value, diagnostics);
            }
        }
        Value::Invalid => {}
    }
}

fn check_scalar(source: &SourceFile, scalar: &Scalar, diagnostics: &mut Vec<Diagnostic>) {
    let is_hidden = |c: char| c != '\n' && is_deceptive(c);
    if scalar.style != Style::Double
        || !scalar.text.contains(is_hidden)
        || !source.slice(scalar.span).contains('\\')
    {
        return;
    }
    let locator = Locator::new(source.text(), scalar);
    for (at, c) in scalar.text.char_indices().filter(|(_, c)| is_hidden(*c)) {
        let span = locator.span(at, at + c.len_utf8());
        // One that stands as it is was found in the source already.
        if source.slice(span).starts_with('\\') {
            diagnostics.push(problem::deceptive(span, c));
        }
    }
}
