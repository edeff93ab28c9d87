//! From a position in a scalar's text back to its source.

use connspec_diagnostics::Span;

use super::{Scalar, Style};

/// Finds the source of parts of one scalar, whose text differs from its source by quotes, escapes,
/// folding and indentation.
pub(crate) struct Locator {
    span: Span,
    /// `(offset in the text, offset in the file)`, one per character, and one for the end.
    places: Vec<(u32, u32)>,
}

impl Locator {
    /// `source` is the whole file.
    pub fn new(source: &str, scalar: &Scalar) -> Self {
        let raw = source.get(scalar.span.range()).unwrap_or_default();
        let base = scalar.span.start as usize;
        let quote = usize::from(matches!(scalar.style, Style::Single | Style::Double));
        let mut at = quote;
        let mut places = Vec::with_capacity(scalar.text.len() + 1);
        let push = |places: &mut Vec<_>, from: usize, to: usize| {
            places.push((offset(from), offset(base + to.min(raw.len()))));
        };
        for (index, wanted) in scalar.text.char_indices() {
            at = skip_to(raw, at, wanted, scalar.style);
            push(&mut places, index, at);
            at += width(raw, at, wanted, scalar.style);
        }
        push(&mut places, scalar.text.len(), at);
        Self {
            span: scalar.span,
            places,
        }
    }

    /// The source of the bytes `start..end` of the scalar's text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let from = self.place(start);
        // The end is found from the last character inside: behind it there may be a line break
        // and an indent that the text does not have.
        let to = if end > start { self.end_of(end) } else { from };
        Span::new(self.span.file, from as usize, to.max(from) as usize)
    }

    fn place(&self, index: usize) -> u32 {
        let at = self
            .places
            .partition_point(|(text, _)| *text as usize <= index);
        self.places
            .get(at.saturating_sub(1))
            .map_or(self.span.start, |(_, file)| *file)
    }

    fn end_of(&self, end: usize) -> u32 {
        let next = self
            .places
            .partition_point(|(text, _)| (*text as usize) < end);
        let Some((text, file)) = self.places.get(next.saturating_sub(1)) else {
            return self.span.end;
        };
        let Some((next_text, next_file)) = self.places.get(next) else {
            return self.span.end;
        };
        // A character that stands as it is ends where its bytes end; an escape ends where the
        // next character begins.
        let plain = file + (next_text - text);
        plain.min(*next_file)
    }
}

fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Passes what stands in the source and not in the text: indentation, folded line breaks, escaped
/// line ends.
fn skip_to(raw: &str, mut at: usize, wanted: char, style: Style) -> usize {
    loop {
        let rest = &raw[at.min(raw.len())..];
        let Some(next) = rest.chars().next() else {
            return at;
        };
        if style == Style::Double && next == '\\' {
            let Some(line_end) = rest[1..]
                .chars()
                .next()
                .filter(|c| matches!(c, '\n' | '\r'))
            else {
                return at;
            };
            at += 1 + line_end.len_utf8();
            continue;
        }
        // A folded line break stands for a space; the break itself is the source of it.
        let is_folded = wanted == ' ' && matches!(next, '\n' | '\r');
        if next == wanted || is_folded || !next.is_whitespace() {
            return at;
        }
        at += next.len_utf8();
    }
}

/// How many bytes of the source make the character that is wanted.
fn width(raw: &str, at: usize, wanted: char, style: Style) -> usize {
    let rest = &raw[at.min(raw.len())..];
    let Some(next) = rest.chars().next() else {
        return 0;
    };
    match style {
        Style::Double if next == '\\' => escape_width(rest),
        Style::Single if rest.starts_with("''") => 2,
        _ if next == wanted || next.is_whitespace() => next.len_utf8(),
        _ => 0,
    }
}

fn escape_width(rest: &str) -> usize {
    let of_unit = |rest: &str| match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
    };
    let first = of_unit(rest);
    // A pair of surrogates is one character: \uD834\uDD1E.
    let is_high = rest
        .get(2..6)
        .filter(|_| first == 6)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .is_some_and(|unit| (0xD800..0xDC00).contains(&unit));
    let both = if is_high && rest[first..].starts_with("\\u") {
        first + 6
    } else {
        first
    };
    both.min(rest.len())
}
