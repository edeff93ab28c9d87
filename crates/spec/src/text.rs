//! Author text: what a person wrote for people to read.

use connspec_diagnostics::Span;
use std::fmt;

/// Text from a spec, and where it was written.
///
/// It has no `Display`, no `Deref` and no `AsRef<str>`, so it cannot slip into generated code or
/// pages by way of `format!`:
///
/// ```compile_fail
/// let text = connspec_spec::Text::new("a name", Default::default());
/// let page = format!("# {text}");
/// ```
///
/// Only encoders open it, one per output context; `clippy.toml` of the crates that emit forbids
/// [`Text::open`] anywhere else.
///
/// ```
/// let text = connspec_spec::Text::new("a name", Default::default());
/// let literal = format!("{:?}", text.open());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    value: Box<str>,
    span: Span,
}

impl Text {
    /// `value`, as written at `span`.
    pub fn new(value: impl Into<Box<str>>, span: Span) -> Self {
        Self {
            value: value.into(),
            span,
        }
    }

    /// The characters themselves. For encoders only: what comes out must be escaped for the
    /// place where it goes.
    #[must_use]
    pub fn open(&self) -> &str {
        &self.value
    }

    /// Where it was written. A text that the compiler puts together has the span of its reason.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

/// For tests and snapshots: the text as a quoted literal.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    static_assertions::assert_not_impl_any!(
        Text: std::fmt::Display, std::ops::Deref, AsRef<str>, std::borrow::Borrow<str>, ToString
    );
}
