//! Nothing but tests, in a package of their own: the emitters must compile and rewrite the golden
//! files even where the generated code of the moment does not.

/// The examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/connectors.md")]
pub struct Documentation;
