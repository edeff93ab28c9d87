//! Characters that deceive a reader of the spec: refused everywhere, comments included.

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
