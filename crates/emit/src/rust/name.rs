//! Ids as names in Rust code.

use connspec_spec::Id;
use proc_macro2::{Ident, Span};

/// The name of a module or of a struct's field: the id as it is.
pub(super) fn snake(id: &Id) -> Ident {
    Ident::new(id.as_str(), Span::call_site())
}

/// The name of a type or variant. Ids of options may be reserved words, and one of those is a
/// reserved word in this form as well.
pub(super) fn pascal(id: &Id) -> Ident {
    let name = match id.pascal().as_str() {
        "Self" => "Self_".to_owned(),
        name => name.to_owned(),
    };
    Ident::new(&name, Span::call_site())
}
