//! The options of a select, of its own or of the connector's regions.

use super::name;
use super::text::{Doc, doc, literal};
use connspec_spec::model::Choice;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum `name` of the options.
pub(super) fn items(name: &Ident, about: &[Doc<'_>], choices: &[Choice]) -> Vec<TokenStream> {
    let about = doc(about);
    let names: Vec<Ident> = choices
        .iter()
        .map(|choice| name::pascal(&choice.id))
        .collect();
    let labels = choices
        .iter()
        .map(|choice| doc(&[Doc::Text(&choice.label)]));
    let options = choices.iter().map(table);
    vec![
        quote! {
            #about
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#labels #names),*
            }
        },
        quote! {
            impl #name {
                /// Every option, in the order of the form.
                pub const ALL: &'static [Self] = &[#(Self::#names),*];
                /// What is known about each, in the same order.
                pub const OPTIONS: &'static [table::Choice] = &[#(#options),*];
            }
        },
        quote!(::connspec_runtime::choice!(#name);),
    ]
}

fn table(choice: &Choice) -> TokenStream {
    let id = choice.id.as_str();
    let label = literal(&choice.label);
    let value = &choice.value;
    quote!(table::Choice { id: #id, label: #label, value: #value })
}
