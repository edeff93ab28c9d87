//! The words of every mistake in a spec, in one place: one function per mistake, data in, a
//! diagnostic out. The checks elsewhere decide; here is how it is said.

pub(crate) mod address;
pub(crate) mod allow;
pub(crate) mod derive;
pub(crate) mod field;
pub(crate) mod guide;
pub(crate) mod names;
pub(crate) mod reference;
pub(crate) mod request;
pub(crate) mod scope;
pub(crate) mod shape;
pub(crate) mod template;
pub(crate) mod text;
pub(crate) mod token;
pub(crate) mod yaml;
