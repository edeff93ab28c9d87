//! Fixed text in templates that was probably not meant as such: keys, and placeholders of other
//! template languages.

use connspec_diagnostics::{Code, Span};

use super::Lowering;
use super::fields::Fields;
use super::place::Place;
use super::template::{DraftKind, DraftPart, span_of};
use crate::problem::{field as field_problem, template as problem};

/// How the keys of well-known vendors begin; each is followed by the key itself.
const PREFIXES: &[&str] = &[
    "AKIA",
    "AIza",
    "eyJ",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "rk_live_",
    "shpat_",
    "sk_live_",
    "sk_test_",
    "xoxa-",
    "xoxb-",
    "xoxp-",
];

/// Fewest characters of a key behind its prefix. What is shorter shows the form of one.
const SHORTEST_REST: usize = 10;

/// Reports what looks like a key, and names of the method in doubled braces or behind a dollar sign.
pub(super) fn check(
    cx: &mut Lowering<'_>,
    parts: &[DraftPart],
    place: Place<'_>,
    fields: &Fields<'_>,
) {
    // A credential that is nothing but fixed text was reported as a whole.
    let is_reported = span_of(parts).is_some_and(|span| {
        let mut reported = cx.diagnostics.iter();
        reported.any(|known| {
            known.code == Code::LiteralSecret
                && known.span.start <= span.start
                && span.end <= known.span.end
        })
    });
    if is_reported {
        return;
    }
    for (word, span) in words(parts) {
        if is_key(&word) || is_hex_key(&word) && place.is_for_credentials() {
            cx.report(field_problem::key_in_text(span));
        }
    }
    for (index, part) in parts.iter().enumerate() {
        let rest = &parts[index..];
        if let [dollar, name, ..] = rest
            && dollar.kind == DraftKind::Literal('$')
            && let DraftKind::Placeholder(id) = &name.kind
        {
            cx.report(problem::dollar(dollar.span, id.as_str()));
        }
        if part.kind == DraftKind::Literal('{')
            && let Some((name, span)) = in_braces(rest)
            && fields.known.iter().any(|known| known.id == name)
        {
            // The name that was meant is used.
            fields.mark(&name);
            cx.report(problem::doubled_braces(span, &name));
        }
    }
}

/// The fixed text in literal braces at the start of `parts`, and the place of all of it.
fn in_braces(parts: &[DraftPart]) -> Option<(String, Span)> {
    let end = parts
        .iter()
        .position(|part| part.kind == DraftKind::Literal('}'))?;
    let name = super::template::as_literal(&parts[1..end])?;
    Some((name, span_of(&parts[..=end])?))
}

/// The runs of characters that keys are made of.
fn words(parts: &[DraftPart]) -> Vec<(String, Span)> {
    let is_inside = |part: &DraftPart| matches!(part.kind, DraftKind::Literal(c) if c.is_ascii_alphanumeric() || "-_".contains(c));
    let runs = parts.split(|part| !is_inside(part));
    runs.filter_map(|run| Some((super::template::as_literal(run)?, span_of(run)?)))
        .collect()
}

fn is_key(word: &str) -> bool {
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.is_some_and(|rest| rest.len() >= SHORTEST_REST && has(rest, |b| b.is_ascii_digit()) > 0)
        || word.split(['-', '_']).any(is_random)
}

/// Letters of both cases and digits, mixed at a length that no word has.
fn is_random(word: &str) -> bool {
    word.len() >= 24
        && has(word, |b| b.is_ascii_digit()) >= 3
        && has(word, |b| b.is_ascii_uppercase()) >= 3
        && has(word, |b| b.is_ascii_lowercase()) >= 3
}

/// Hexadecimal digits at the length of a key. Hashes that are no secret look the same.
fn is_hex_key(word: &str) -> bool {
    word.len() >= 32
        && word.bytes().all(|b| b.is_ascii_hexdigit())
        && has(word, |b| b.is_ascii_digit()) >= 4
        && has(word, |b| b.is_ascii_alphabetic()) >= 4
}

fn has(word: &str, is_counted: impl Fn(u8) -> bool) -> usize {
    word.bytes().filter(|b| is_counted(*b)).count()
}
