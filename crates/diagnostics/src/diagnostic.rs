//! What is wrong, where, and the way out.

use crate::{Code, Severity, Span};

/// One mistake of an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake; it decides the severity and names the page that explains it.
    pub code: Code,
    /// The guilty token.
    pub span: Span,
    /// One sentence in the author's words, without a full stop at its end.
    pub message: String,
    /// A few words under the caret; may be empty.
    pub caret: String,
    /// Other places that matter: what it conflicts with, where a name was declared.
    pub labels: Vec<Label>,
    /// What to do about it, one sentence each.
    pub help: Vec<String>,
    /// A change of the text that would repair it.
    pub fix: Option<Fix>,
    /// Whether the project wants this warning to stop a build.
    pub is_denied: bool,
}

/// A second place and what it has to do with the mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words, such as `first declared here`.
    pub text: String,
}

/// A replacement of one span by other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards, as source text.
    pub replacement: String,
}

impl Diagnostic {
    /// A mistake of the kind `code` at `span`.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span,
            message: message.into(),
            caret: String::new(),
            labels: Vec::new(),
            help: Vec::new(),
            fix: None,
            is_denied: false,
        }
    }

    /// Puts words under the caret.
    #[must_use]
    pub fn caret(mut self, text: impl Into<String>) -> Self {
        self.caret = text.into();
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Offers a replacement of the guilty token itself.
    #[must_use]
    pub fn fix(self, replacement: impl Into<String>) -> Self {
        let span = self.span;
        self.fix_at(span, replacement)
    }

    /// Offers a replacement of another span.
    #[must_use]
    pub fn fix_at(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// The severity of its code, or an error where the project denies the warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.is_denied {
            Severity::Error
        } else {
            self.code.severity()
        }
    }

    /// Makes a warning stop the build. An error does that anyway.
    pub fn deny(&mut self) {
        self.is_denied = self.code.severity() == Severity::Warning;
    }
}

/// Puts diagnostics in the order of their places and drops repeated ones: a shared part of a spec
/// may be looked at once per use.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    diagnostics.dedup_by(|a, b| a.span == b.span && a.code == b.code && a.message == b.message);
}

/// Whether any of them is an error.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error)
}
