//! Texts with fields in them.

use connspec_spec::model::{Part, Template};
use proc_macro2::TokenStream;
use quote::quote;

/// The expression of one template.
pub(super) fn table(template: &Template) -> TokenStream {
    let parts = template.iter().map(|part| match part {
        Part::Literal(text) => quote!(table::Part::Literal(#text)),
        Part::Field(id) => {
            let id = id.as_str();
            quote!(table::Part::Field(#id))
        }
    });
    quote!(&[#(#parts),*])
}

/// The expression of several, the segments of a path.
pub(super) fn tables(templates: &[Template]) -> TokenStream {
    let templates = templates.iter().map(table);
    quote!(&[#(#templates),*])
}
