//! `{name}` templates: their grammar, and what may stand where.

use std::ops::Range;

use connspec_diagnostics::{Span, is_deceptive};

use super::Lowering;
use crate::Id;
use crate::model::{Part, Template};
use crate::problem::template as problem;
use crate::yaml::{Locator, Scalar};

/// One part of a template as it was written, with its place.
#[derive(Clone, Debug)]
pub(super) struct DraftPart {
    pub kind: DraftKind,
    pub span: Span,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DraftKind {
    /// One character, so that its place is known whatever it is split by.
    Literal(char),
    /// The id in the braces.
    Placeholder(Id),
    /// Braces around something else; reported where it was read.
    Broken,
}

/// Splits a template. Mistakes are reported; what could be read comes back.
pub(super) fn parse(cx: &mut Lowering<'_>, scalar: &Scalar) -> Vec<DraftPart> {
    let text = scalar.text.as_str();
    let locator = Locator::new(cx.source.text(), scalar);
    let span = |range: Range<usize>| locator.span(range.start, range.end);
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let literal = |kind, length| {
            (
                DraftPart {
                    kind,
                    span: span(at..at + length),
                },
                length,
            )
        };
        let (part, length) = if rest.starts_with("{{") || rest.starts_with("}}") {
            literal(DraftKind::Literal(c), 2)
        } else if c == '}' {
            cx.report(problem::unopened(span(at..at + 1)));
            at += 1;
            continue;
        } else if c == '{' {
            let Some(end) = rest.find('}') else {
                cx.report(problem::unclosed(span(at..at + 1)));
                at += 1;
                continue;
            };
            let name = &rest[1..end];
            match Id::new(name) {
                Some(id) => {
                    let inside = span(at + 1..at + end);
                    (
                        DraftPart {
                            kind: DraftKind::Placeholder(id),
                            span: inside,
                        },
                        end + 1,
                    )
                }
                None => {
                    let whole = span(at..at + end + 1);
                    cx.report(problem::not_a_name(whole, name));
                    (
                        DraftPart {
                            kind: DraftKind::Broken,
                            span: whole,
                        },
                        end + 1,
                    )
                }
            }
        } else {
            literal(DraftKind::Literal(c), c.len_utf8())
        };
        parts.push(part);
        at += length;
    }
    parts
}

/// Whether a template is nothing but literal text; doubled braces are characters of it.
pub(super) fn is_literal(text: &str) -> bool {
    !text
        .replace("{{", "")
        .replace("}}", "")
        .contains(['{', '}'])
}

/// The text of parts that hold no placeholder.
pub(super) fn as_literal(parts: &[DraftPart]) -> Option<String> {
    parts
        .iter()
        .map(|part| match part.kind {
            DraftKind::Literal(c) => Some(c),
            DraftKind::Placeholder(_) | DraftKind::Broken => None,
        })
        .collect()
}

/// The names in braces, with the place of each.
pub(super) fn placeholders(parts: &[DraftPart]) -> impl Iterator<Item = (&Id, Span)> {
    parts.iter().filter_map(|part| match &part.kind {
        DraftKind::Placeholder(id) => Some((id, part.span)),
        DraftKind::Literal(_) | DraftKind::Broken => None,
    })
}

/// The pieces between `separator`s; a placeholder is never split.
pub(super) fn split(parts: &[DraftPart], separator: char) -> Vec<&[DraftPart]> {
    parts
        .split(|part| part.kind == DraftKind::Literal(separator))
        .collect()
}

/// Parts as a template of the model. `resolve` says what a name stands for; one that stands for
/// nothing was reported, and is left out.
pub(super) fn build(
    parts: &[DraftPart],
    mut resolve: impl FnMut(&Id, Span) -> Option<Part>,
) -> Template {
    let mut template: Template = Vec::new();
    for part in parts {
        match (&part.kind, template.last_mut()) {
            (DraftKind::Literal(c), Some(Part::Literal(text))) => text.push(*c),
            (DraftKind::Literal(c), _) => template.push(Part::Literal(c.to_string())),
            (DraftKind::Placeholder(id), _) => template.extend(resolve(id, part.span)),
            (DraftKind::Broken, _) => {}
        }
    }
    template
}

/// Appends one template to another.
pub(super) fn append(template: &mut Template, more: Template) {
    for part in more {
        match (part, template.last_mut()) {
            (Part::Literal(more), Some(Part::Literal(text))) => text.push_str(&more),
            (part, _) => template.push(part),
        }
    }
}

/// Reports literal characters that may not stand in `place`.
pub(super) fn check_literals(
    cx: &mut Lowering<'_>,
    parts: &[DraftPart],
    place: &str,
    is_legal: impl Fn(char) -> bool,
) {
    for part in parts {
        let DraftKind::Literal(c) = part.kind else {
            continue;
        };
        let source = cx.source.slice(part.span);
        if c == '\n' {
            // In the source the break goes on to the next line.
            let is_raw = source.starts_with(['\n', '\r']);
            let span = if is_raw {
                part.span.slice(0, 0)
            } else {
                part.span
            };
            cx.report(problem::line_break(span, place));
        } else if !is_legal(c) && (!is_deceptive(c) || source == "\t") {
            // Deceptive ones are refused everywhere; a tab only as an escape.
            cx.report(problem::illegal_character(part.span, c, place));
        }
    }
}

/// The place of all parts together.
pub(super) fn span_of(parts: &[DraftPart]) -> Option<Span> {
    let (first, last) = (parts.first()?, parts.last()?);
    Some(Span {
        end: last.span.end,
        ..first.span
    })
}
