//! Where requests go.

use super::text::{Doc, doc};
use super::{name, template};
use connspec_spec::model::{Address, Addresses, Part};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The enum `Url` of the names of the addresses.
pub(super) fn items(addresses: &Addresses) -> Vec<TokenStream> {
    let names: Vec<Ident> = addresses.names.iter().map(name::pascal).collect();
    let abouts = (0..names.len()).map(|column| doc(&[Doc::Own(column_doc(addresses, column))]));
    let table = table(addresses);
    vec![
        quote! {
            /// The addresses that requests start with.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum Url {
                #(#abouts #names),*
            }
        },
        quote! {
            impl Url {
                /// The table of the addresses.
                pub const ADDRESSES: &'static table::Addresses = &#table;
            }
        },
        quote! {
            impl ::connspec_runtime::UrlColumn for Url {
                fn column(self) -> usize {
                    self as usize
                }
            }
        },
    ]
}

/// The addresses of one column, as code: `https://track.customer.io`.
fn column_doc(addresses: &Addresses, column: usize) -> String {
    let mut urls = Vec::new();
    for row in &addresses.rows {
        let url = format!("`{}`", url(&row[column]));
        if !urls.contains(&url) {
            urls.push(url);
        }
    }
    urls.join(", ")
}

fn url(address: &Address) -> String {
    let mut url = String::from("https://");
    push_template(&address.host, &mut url);
    for segment in &address.path {
        url.push('/');
        push_template(segment, &mut url);
    }
    url
}

fn push_template(template: &[Part], url: &mut String) {
    for part in template {
        match part {
            Part::Literal(text) => url.push_str(text),
            Part::Field(id) => url.push_str(&format!("{{{id}}}")),
        }
    }
}

fn table(addresses: &Addresses) -> TokenStream {
    let names = addresses.names.iter().map(connspec_spec::Id::as_str);
    let domains = &addresses.domains;
    let rows = addresses.rows.iter().map(|row| {
        let row = row.iter().map(address_table);
        quote!(&[#(#row),*])
    });
    quote! {
        table::Addresses {
            names: &[#(#names),*],
            rows: &[#(#rows),*],
            domains: &[#(#domains),*],
        }
    }
}

fn address_table(address: &Address) -> TokenStream {
    let host = template::table(&address.host);
    let path = template::tables(&address.path);
    quote!(table::Address { host: #host, path: #path })
}
