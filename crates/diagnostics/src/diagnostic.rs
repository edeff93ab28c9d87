//! What is wrong, where, and the way out.

use crate::{Code, Near, Severity, Span};

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

/// How sure it is that a fix is what the author meant; the names are rustc's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Nothing else can have been meant: a tool may apply it.
    MachineApplicable,
    /// A person has to look at it.
    MaybeIncorrect,
}

/// A replacement of one span by other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards, as source text.
    pub replacement: String,
    /// How sure it is.
    pub applicability: Applicability,
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

    /// Replaces the guilty token itself by what was surely meant.
    #[must_use]
    pub fn fix(self, replacement: impl Into<String>) -> Self {
        let span = self.span;
        self.fix_at(span, replacement)
    }

    /// Replaces another span by what was surely meant there.
    #[must_use]
    pub fn fix_at(self, span: Span, replacement: impl Into<String>) -> Self {
        self.offer(span, replacement, Applicability::MachineApplicable)
    }

    /// As [`Self::fix`], for what was perhaps meant.
    #[must_use]
    pub fn suggest(self, replacement: impl Into<String>) -> Self {
        let span = self.span;
        self.suggest_at(span, replacement)
    }

    /// As [`Self::fix_at`], for what was perhaps meant.
    #[must_use]
    pub fn suggest_at(self, span: Span, replacement: impl Into<String>) -> Self {
        self.offer(span, replacement, Applicability::MaybeIncorrect)
    }

    /// Asks whether the near name was meant, and offers it in place of the guilty token.
    #[must_use]
    pub fn did_you_mean(self, near: Near<'_>) -> Self {
        let span = self.span;
        self.help(format!("did you mean `{}`?", near.name)).offer(
            span,
            near.name,
            near.applicability,
        )
    }

    /// Offers a fix, where there is one.
    #[must_use]
    pub fn offering(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.or(self.fix);
        self
    }

    /// Offers a replacement of `span`.
    #[must_use]
    pub fn offer(
        mut self,
        span: Span,
        replacement: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
            applicability,
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
