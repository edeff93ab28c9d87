//! Text that is ready for a page: the only thing a template can print.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

/// Output of an encoder, in the syntax of one flavour and for one kind of place in it.
///
/// Templates see it as an opaque value that is true where it is not empty. Everything else that a
/// template could print, such as a string of its own, is an error; see
/// [`templates`](super::templates).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Encoded(String);

impl Encoded {
    /// `text` as it is. For encoders and for words of ours that need no encoding.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) const fn nothing() -> Self {
        Self(String::new())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Object for Encoded {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_empty()
    }
}

impl From<Encoded> for Value {
    fn from(encoded: Encoded) -> Self {
        Self::from_object(encoded)
    }
}
