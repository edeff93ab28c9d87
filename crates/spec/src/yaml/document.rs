//! What was read of a file.

use connspec_diagnostics::Span;

use super::Node;

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct Document {
    /// The tree; `None` where nothing was written, or nothing could be read.
    pub root: Option<Node>,
    /// Every comment, from its `#` to the end of its line.
    pub comments: Vec<Span>,
    /// The start of the line from which on nothing could be read, if there is one.
    pub cut: Option<usize>,
}
