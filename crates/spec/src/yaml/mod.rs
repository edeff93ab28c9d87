//! Text -> tree. The only place that knows the YAML crate.

mod locate;
mod node;
mod parse;
mod scalar;
mod syntax;

pub(crate) use locate::Locator;
pub(crate) use node::{Entry, Mapping, Node, Scalar, Style, Value};
pub(crate) use parse::parse;
pub(crate) use scalar::{Plain, is_read_differently, resolve};
