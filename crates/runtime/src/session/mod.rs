//! Where tokens come from.

mod captured;
mod flow;

pub(crate) use captured::Captured;
pub(crate) use flow::Flow;
