//! Texts with values in them.

use connspec_spec::model::{FlowValue, Part, Template};
use proc_macro2::TokenStream;
use quote::quote;

/// The expression of one template.
pub(super) fn table(template: &Template) -> TokenStream {
    let parts = template.iter().map(part);
    quote!(&[#(#parts),*])
}

/// The expression of several, the segments of a path.
pub(super) fn tables(templates: &[Template]) -> TokenStream {
    let templates = templates.iter().map(table);
    quote!(&[#(#templates),*])
}

/// The expression of named ones, in their order.
pub(super) fn named(templates: &[(String, Template)]) -> TokenStream {
    let templates = templates.iter().map(|(name, value)| {
        let value = table(value);
        quote!((#name, #value))
    });
    quote!(&[#(#templates),*])
}

fn part(part: &Part) -> TokenStream {
    let (variant, text) = match part {
        Part::Literal(text) => (quote!(Literal), text.as_str()),
        Part::Field(id) => (quote!(Field), id.as_str()),
        Part::Value(id) => (quote!(Value), id.as_str()),
        Part::Derived(id) => (quote!(Derived), id.as_str()),
        Part::Address(id) => (quote!(Address), id.as_str()),
        Part::Captured(id) => (quote!(Captured), id.as_str()),
        Part::Signed(id) => (quote!(Signed), id.as_str()),
        Part::Flow(value) => {
            let value = flow_value(*value);
            return quote!(table::Part::#value);
        }
    };
    quote!(table::Part::#variant(#text))
}

fn flow_value(value: FlowValue) -> TokenStream {
    match value {
        FlowValue::RedirectUri => quote!(RedirectUri),
        FlowValue::State => quote!(State),
        FlowValue::CodeChallenge => quote!(CodeChallenge),
        FlowValue::CodeVerifier => quote!(CodeVerifier),
        FlowValue::Code => quote!(Code),
    }
}
