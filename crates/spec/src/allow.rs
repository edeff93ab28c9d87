//! `# connspec: allow <code> -- <reason>`: a warning that somebody has looked at.
//!
//! Such a comment stands above a line or at its end, and covers what starts on that line: the key with
//! all of its value, or the entry of a list. Only warnings can be allowed, each by its code and with a
//! reason; a comment that allows nothing is itself a warning.

use connspec_diagnostics::{
    Class, Code, Diagnostic, Severity, SourceFile, Span, has_errors, nearest,
};

use crate::problem::allow as problem;
use crate::yaml::{Document, Node, Value};

/// What people write who know another tool.
const OTHER_WORDS: &[&str] = &[
    "disable", "expect", "ignore", "nolint", "silence", "suppress",
];

/// One of the comments.
pub(crate) struct Allow {
    code: Code,
    /// The name of the code in the comment.
    place: Span,
    /// What it covers.
    scope: Span,
}

/// Reads the comments; those that cannot be understood are reported.
pub(crate) fn read(
    source: &SourceFile,
    document: &Document,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Allow> {
    let mut allows = Vec::new();
    for comment in &document.comments {
        if let Some((code, place)) = parse(source, *comment, diagnostics) {
            let scope = scope(source, document, *comment);
            allows.push(Allow { code, place, scope });
        }
    }
    allows
}

/// Leaves out what is allowed, and says which comments allow nothing. Behind an error nobody knows
/// what would have been warned of.
pub(crate) fn apply(allows: &[Allow], diagnostics: &mut Vec<Diagnostic>) {
    let mut is_used = vec![false; allows.len()];
    diagnostics.retain(|found| {
        let mut is_allowed = false;
        for (allow, is_used) in allows.iter().zip(&mut is_used) {
            if found.code == allow.code
                && allow.scope.range().contains(&(found.span.start as usize))
            {
                *is_used = true;
                is_allowed = true;
            }
        }
        !is_allowed
    });
    if has_errors(diagnostics) {
        return;
    }
    let unused = allows.iter().zip(is_used).filter(|(_, is_used)| !is_used);
    diagnostics.extend(unused.map(|(allow, _)| problem::unused(allow.place, allow.code.name())));
}

/// The code of a comment and its place; `None` where it is for people, or was reported.
fn parse(
    source: &SourceFile,
    comment: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Code, Span)> {
    let text = source.slice(comment);
    let rest = text.trim_start_matches('#').trim_start();
    let rest = rest.strip_prefix("connspec:")?.trim_start();
    let (word, rest) = split_word(rest);
    // `part` is a part of `text`, so that its distance from there is its place.
    let place = |part: &str| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        comment.slice(start, start + part.len())
    };
    if word != "allow" {
        let is_meant = OTHER_WORDS.contains(&word) || nearest(word, ["allow"]).is_some();
        diagnostics.extend(is_meant.then(|| problem::other_word(place(word), word)));
        return None;
    }
    let (name, rest) = split_word(rest);
    let reason = rest.strip_prefix("--").unwrap_or_default();
    let code = Code::named(name).filter(|code| *code != Code::UnusedAllow);
    let found = match code {
        _ if name.is_empty() || name.starts_with("--") => problem::no_code(place(word)),
        None => {
            let warnings = Code::ALL.iter().filter(|code| can_be_allowed(**code));
            let warnings: Vec<_> = warnings.map(|code| code.name()).collect();
            problem::unknown_code(place(name), name, &warnings)
        }
        Some(code) if !can_be_allowed(code) => problem::is_error(place(name), name),
        Some(_) if !reason.contains(char::is_alphanumeric) => problem::no_reason(place(name), name),
        Some(code) => return Some((code, place(name))),
    };
    diagnostics.push(found);
    None
}

/// What is said of a file needs more than the text that is looked at here.
fn can_be_allowed(code: Code) -> bool {
    code.severity() == Severity::Warning && code != Code::UnusedAllow && code.class() != Class::File
}

/// The first word, and what follows it.
fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// What starts on the line that a comment belongs to: its own, or the next one that is no comment.
fn scope(source: &SourceFile, document: &Document, comment: Span) -> Span {
    let text = source.text();
    let at = comment.start as usize;
    let mut line = source.start_of_line(at);
    if text[line..at].trim().is_empty() {
        let mut behind = comment.end as usize;
        for next in text[behind..].split_inclusive('\n') {
            line = source.start_of_line(behind);
            behind += next.len();
            let next = text[line..behind].trim();
            if !next.is_empty() && !next.starts_with('#') {
                break;
            }
        }
    }
    let line_end = text[line..].find('\n').map_or(text.len(), |end| line + end);
    let mut scope = Span::new(source.id(), line, line_end);
    if let Some(root) = &document.root {
        widen(source, root, &mut scope);
    }
    scope
}

/// Takes in every entry that starts on the line of `scope`.
fn widen(source: &SourceFile, node: &Node, scope: &mut Span) {
    let line = scope.start as usize;
    let mut take = |start: u32, end: u32| {
        if source.start_of_line(start as usize) == line {
            scope.end = scope.end.max(end);
        }
    };
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                take(entry.key.span.start, entry.value.span.end);
            }
            for entry in &mapping.entries {
                widen(source, &entry.value, scope);
            }
        }
        Value::Sequence(items) => {
            for item in items {
                take(item.span.start, item.span.end);
            }
            for item in items {
                widen(source, item, scope);
            }
        }
        Value::Scalar(_) | Value::Invalid => {}
    }
}
