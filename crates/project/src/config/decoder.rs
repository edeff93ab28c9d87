//! Collecting the mistakes of `connspec.toml`.

use std::ops::Range;

use connspec_diagnostics::{Code, Diagnostic, FileId, Span, Spanned, nearest};
use connspec_spec::model::Block;
use connspec_spec::parse_blocks;

/// Collects mistakes.
pub(super) struct Decoder {
    file: FileId,
    diagnostics: Vec<Diagnostic>,
}

impl Decoder {
    pub fn new(file: FileId) -> Self {
        Self {
            file,
            diagnostics: Vec::new(),
        }
    }

    pub fn report(&mut self, code: Code, at: Range<usize>, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(code, self.span(at), message);
        self.diagnostics.push(diagnostic);
    }

    /// The one of `known` that `name` names.
    pub fn choice<T: Copy>(
        &mut self,
        name: Spanned<&str>,
        known: &[T],
        name_of: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = known.iter().find(|item| name_of(**item) == name.value);
        if found.is_none() {
            let names: Vec<_> = known.iter().map(|item| name_of(*item)).collect();
            let message = format!("no such value; known are {}", list(&names));
            self.report(Code::ConfigValue, name.span.range(), message);
            self.suggest(name.value, names, |near| format!("{near:?}"));
        }
        found.copied()
    }

    /// Adds "did you mean" to the mistake reported last.
    pub fn suggest<'k>(
        &mut self,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
        write: impl Fn(&str) -> String,
    ) {
        let Some(near) = nearest(name, known) else {
            return;
        };
        if let Some(last) = self.diagnostics.pop() {
            let help = format!("did you mean `{near}`?");
            self.diagnostics.push(last.help(help).fix(write(near)));
        }
    }

    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Parses the Markdown of the string at `span`. Quotes, escapes and line ends have moved its
    /// characters, so the whole string is the place of every mistake.
    pub fn blocks(&mut self, markdown: &str, span: Span) -> Vec<Block> {
        let mut mistakes = Vec::new();
        let blocks = parse_blocks(markdown, span, &mut mistakes);
        self.diagnostics
            .extend(mistakes.into_iter().map(|mistake| Diagnostic {
                span,
                labels: Vec::new(),
                fix: None,
                ..mistake
            }));
        blocks
    }

    /// The place of these bytes.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
