//! From a position in a scalar's text back to its source.

use connspec_diagnostics::Span;

use super::{Scalar, Style};

/// Finds the source of parts of one scalar, whose text differs from its source by quotes, escapes,
/// folding and indentation.
pub(crate) struct Locator {
    span: Span,
    /// One per character, and one for the end.
    places: Vec<Place>,
}

/// A character of the text and the bytes of the file that it comes from.
struct Place {
    text: u32,
    start: u32,
    end: u32,
}

impl Locator {
    /// `source` is the whole file.
    pub fn new(source: &str, scalar: &Scalar) -> Self {
        let raw = source.get(scalar.span.range()).unwrap_or_default();
        let base = scalar.span.start as usize;
        let quote = usize::from(matches!(scalar.style, Style::Single | Style::Double));
        let mut at = quote;
        let mut places = Vec::with_capacity(scalar.text.len() + 1);
        let file = |at: usize| offset(base + at.min(raw.len()));
        for (index, wanted) in scalar.text.char_indices() {
            at = skip_to(raw, at, wanted, scalar.style);
            let next = at + width(raw, at, wanted, scalar.style);
            places.push(Place {
                text: offset(index),
                start: file(at),
                end: file(next),
            });
            at = next;
        }
        places.push(Place {
            text: offset(scalar.text.len()),
            start: file(at),
            end: file(at),
        });
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
            .partition_point(|place| place.text as usize <= index);
        self.places
            .get(at.saturating_sub(1))
            .map_or(self.span.start, |place| place.start)
    }

    fn end_of(&self, end: usize) -> u32 {
        let next = self
            .places
            .partition_point(|place| (place.text as usize) < end);
        self.places
            .get(next.saturating_sub(1))
            .map_or(self.span.end, |place| place.end)
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
        // A folded line break stands for a space; the break itself is the source of it. So does a
        // control character, which is refused and read as one.
        let is_folded = wanted == ' ' && next != '\t' && next.is_ascii_control();
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
        _ if next == wanted || next.is_whitespace() || next.is_ascii_control() => next.len_utf8(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Value, parse};
    use connspec_diagnostics::{FileId, SourceFile};
    use proptest::prelude::*;

    fn first_value(source: &SourceFile) -> Option<Scalar> {
        let root = parse(source, &mut Vec::new()).root?;
        match &root.mapping()?.entries.first()?.value.value {
            Value::Scalar(scalar) => Some(scalar.clone()),
            _ => None,
        }
    }

    fn located(yaml: &str, part: &str) -> String {
        let source = SourceFile::new(FileId(0), "x", yaml);
        let scalar = first_value(&source).unwrap();
        let at = scalar.text.find(part).unwrap();
        let span = Locator::new(yaml, &scalar).span(at, at + part.len());
        source.slice(span).to_owned()
    }

    #[test]
    fn every_style() {
        assert_eq!(located("a: one two\n", "two"), "two");
        assert_eq!(located("a: 'it''s two'\n", "'s two"), "''s two");
        assert_eq!(located("a: \"x\\u202ey\"\n", "\u{202e}"), "\\u202e");
        assert_eq!(located("a: \"\\uD834\\uDD1Ey\"\n", "y"), "y");
        assert_eq!(located("a: |\n  one\n  two\n", "two"), "two");
        assert_eq!(located("a: |\n  one\n    two\n", "two"), "two");
        assert_eq!(located("a: >\n  one\n  two\n\n  three\n", "three"), "three");
        assert_eq!(located("a: one\n   two\n", "two"), "two");
        assert_eq!(located("a: \"one \\\n   two\"\n", "two"), "two");
        assert_eq!(located("a: one\u{7}x\ry two\n", "two"), "two");
        assert_eq!(located("a: |\r\n  one\r\n  two\r\n", "two"), "two");
    }

    proptest! {
        /// Whatever style a writer of YAML chooses, each visible ASCII word is found where it stands.
        #[test]
        fn words_are_found(text in "[a-z':#\"\\\\{}é \n-]{1,60}") {
            let yaml = serde_yaml::to_string(&std::collections::BTreeMap::from([("a", &text)])).unwrap();
            let source = SourceFile::new(FileId(0), "x", yaml.as_str());
            let scalar = first_value(&source);
            prop_assume!(scalar.as_ref().is_some_and(|scalar| scalar.text == text));
            let scalar = scalar.unwrap();
            let locator = Locator::new(&yaml, &scalar);
            let mut at = 0;
            for word in text.split(|c: char| !c.is_ascii_lowercase()) {
                let span = locator.span(at, at + word.len());
                prop_assert_eq!(source.slice(span), word);
                at += word.len();
                at += text[at..].chars().next().map_or(0, char::len_utf8);
            }
        }
    }
}
