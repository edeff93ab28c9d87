//! The look of rustc: message, excerpt, caret, help.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::escape::{break_commands, needs_escape};
use crate::source::BYTE_ORDER_MARK;
use crate::{Diagnostic, Severity, SourceFile, SourceMap, Span, escape_control};

/// Renders `diagnostics`, one blank line between two. With `color` the text holds ANSI styles.
///
/// Control characters of the sources and the messages are shown escaped, never sent as they are.
#[must_use]
pub fn render(sources: &SourceMap, diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut rendered = String::new();
    for diagnostic in diagnostics {
        rendered.push_str(&render_one(&renderer, sources, diagnostic));
        rendered.push_str("\n\n");
    }
    rendered
}

fn render_one(renderer: &Renderer, sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = escape_control(&diagnostic.message, false);
    let excerpt = Excerpt::around(sources.file(diagnostic.span.file), diagnostic);
    let caret = escape_control(&diagnostic.caret, false);
    let mut snippet = excerpt.snippet().annotation(
        AnnotationKind::Primary
            .span(excerpt.range(diagnostic.span))
            .label(caret.as_ref()),
    );
    let labels: Vec<_> = diagnostic
        .labels
        .iter()
        .map(|l| (l.span, escape_control(&l.text, false)))
        .collect();
    for (span, text) in labels
        .iter()
        .filter(|(span, _)| span.file == diagnostic.span.file)
    {
        snippet = snippet.annotation(
            AnnotationKind::Context
                .span(excerpt.range(*span))
                .label(text.as_ref()),
        );
    }
    let mut group = level
        .primary_title(message.as_ref())
        .id(diagnostic.code.name())
        .element(snippet);
    let elsewhere: Vec<_> = labels
        .iter()
        .filter(|(span, _)| span.file != diagnostic.span.file)
        .map(|(span, text)| {
            let file = sources.file(span.file);
            let at = file.position(span.start);
            let name = escape_control(file.name(), false);
            format!("{text}: {name}:{}:{}", at.line, at.column)
        })
        .collect();
    for note in &elsewhere {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    if diagnostic.is_denied {
        group = group.element(Level::NOTE.message("a warning that this project does not allow"));
    }
    let help: Vec<_> = diagnostic
        .help
        .iter()
        .map(|text| escape_control(text, false))
        .collect();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let replacement;
    match &diagnostic.fix {
        // The help line and the patch belong together: "help: did you mean …" over the new line.
        Some(fix) => {
            let (last, others) = help
                .split_last()
                .map_or(("write this instead", &help[..]), |(last, others)| {
                    (last.as_ref(), others)
                });
            for text in others {
                group = group.element(Level::HELP.message(text.as_ref()));
            }
            replacement = escape_control(&fix.replacement, true);
            groups.push(group);
            groups.push(
                Level::HELP.secondary_title(last).element(
                    excerpt
                        .snippet()
                        .patch(Patch::new(excerpt.range(fix.span), replacement.as_ref())),
                ),
            );
        }
        None => {
            for text in &help {
                group = group.element(Level::HELP.message(text.as_ref()));
            }
            groups.push(group);
        }
    }
    // A fix joins pieces of a line that were harmless apart.
    break_commands(renderer.render(&groups))
}

/// The lines of one file that a diagnostic touches, with control characters made visible.
///
/// Only these lines are handed to the renderer: a file of a megabyte with two hundred mistakes
/// would otherwise be scanned two hundred times.
struct Excerpt {
    name: String,
    text: String,
    first_line: usize,
    /// Where the excerpt begins in the file.
    offset: usize,
    /// Offset in the file's excerpt -> offset in `text`, where an escape made it longer.
    shifts: Vec<(usize, usize)>,
}

impl Excerpt {
    fn around(file: &SourceFile, diagnostic: &Diagnostic) -> Self {
        let mut spans = vec![diagnostic.span];
        spans.extend(diagnostic.labels.iter().map(|label| label.span));
        spans.extend(diagnostic.fix.iter().map(|fix| fix.span));
        spans.retain(|span| span.file == file.id());
        let text = file.text();
        let end_of_text = text.len();
        let first = spans
            .iter()
            .map(|span| span.start as usize)
            .min()
            .unwrap_or(0)
            .min(end_of_text);
        let last = spans
            .iter()
            .map(|span| span.end as usize)
            .max()
            .unwrap_or(0)
            .min(end_of_text);
        let start = floor(text, first);
        let start = match text[..start].rfind('\n') {
            Some(newline) => newline + 1,
            None if text.starts_with(BYTE_ORDER_MARK) => BYTE_ORDER_MARK.len_utf8(),
            None => 0,
        };
        let last = floor(text, last);
        let end = text[last..].find('\n').map_or(end_of_text, |at| last + at);
        let mut excerpt = Self {
            name: escape_control(file.name(), false).into_owned(),
            text: String::with_capacity(end - start),
            first_line: file.position(u32::try_from(start).unwrap_or(u32::MAX)).line,
            offset: start,
            shifts: Vec::new(),
        };
        for (at, c) in text[start..end].char_indices() {
            let before = excerpt.text.len();
            match c {
                '\n' | '\t' => excerpt.text.push(c),
                // Line ends of Windows are no part of the line.
                '\r' if text[start + at..].starts_with("\r\n") => {}
                c if needs_escape(&text[start + at..], c) => {
                    excerpt.text.extend(c.escape_unicode());
                }
                c => excerpt.text.push(c),
            }
            if excerpt.text.len() - before != c.len_utf8() {
                excerpt.shifts.push((at + c.len_utf8(), excerpt.text.len()));
            }
        }
        excerpt
    }

    fn snippet<T: Clone>(&self) -> Snippet<'_, T> {
        Snippet::source(self.text.as_str())
            .line_start(self.first_line)
            .path(self.name.as_str())
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        self.shift(span.start as usize)..self.shift(span.end as usize)
    }

    fn shift(&self, offset: usize) -> usize {
        let offset = offset.saturating_sub(self.offset);
        let shifted = match self.shifts.iter().rev().find(|(from, _)| *from <= offset) {
            Some((from, to)) => to + (offset - from),
            None => offset,
        };
        floor(&self.text, shifted)
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::{Code, Diagnostic, FileId, SourceMap, Span};

    fn rendered(text: &str) -> String {
        let mut sources = SourceMap::new();
        sources.add("x.yaml", text);
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            Span::new(FileId(0), start, start + word.len())
        };
        let found = Diagnostic::new(Code::UnknownKey, at("nme"), "no such key")
            .label(at("Acme"), "this one")
            .help("did you mean `name`?")
            .fix("name");
        render(&sources, &[found], false)
    }

    #[test]
    fn a_byte_order_mark_is_not_shown() {
        for text in ["nme: Acme\n", "id: acme\nnme:\n  Acme\n"] {
            assert_eq!(rendered(&format!("\u{FEFF}{text}")), rendered(text));
        }
    }

    #[test]
    fn line_ends_of_windows_are_not_shown() {
        let text = "id: acme\nnme:\n  Acme\n";
        assert_eq!(rendered(&text.replace('\n', "\r\n")), rendered(text));
    }
}
