//! Where requests go.

use super::text::{Doc, doc};
use super::{name, template};
use connspec_spec::Id;
use connspec_spec::model::{Address, Addresses, Base, Connector, Cut, Derived, Part};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// The enum `Url` of what requests can start with: the addresses, and those that are captured.
pub(super) fn items(connector: &Connector) -> Vec<TokenStream> {
    let addresses = &connector.addresses;
    let captured = connector.captured_addresses();
    let ids: Vec<&Id> = addresses.names.iter().chain(captured).collect();
    let names: Vec<Ident> = ids.iter().map(|id| name::pascal(id)).collect();
    let abouts = (0..ids.len()).map(|column| {
        let about = if column < addresses.names.len() {
            column_doc(addresses, column)
        } else {
            "Known once a token was given.".to_owned()
        };
        doc(&[Doc::Own(about)])
    });
    let ids = ids.iter().map(|id| id.as_str());
    let table = table(addresses);
    let derived = connector.derived.iter().map(derived_table);
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
                /// The values that are cut from fields.
                pub const DERIVED: &'static [table::Derived] = &[#(#derived),*];
            }
        },
        quote! {
            impl ::connspec_runtime::UrlName for Url {
                const NAMES: &'static [&'static str] = &[#(#ids),*];

                fn name(self) -> &'static str {
                    Self::NAMES[self as usize]
                }
            }
        },
    ]
}

/// The addresses of one column, as code: `https://track.customer.io`.
fn column_doc(addresses: &Addresses, column: usize) -> String {
    let mut urls = Vec::new();
    for row in &addresses.rows {
        let url = format!("`{}`", url(&row.urls[column]));
        if !urls.contains(&url) {
            urls.push(url);
        }
    }
    urls.join(", ")
}

fn url(address: &Address) -> String {
    let (scheme, parts) = address.parts();
    let mut url = scheme.to_owned();
    for part in &parts {
        match part {
            Part::Literal(text) => url.push_str(text),
            Part::Field(id) | Part::Derived(id) => url.push_str(&format!("{{{id}}}")),
            other => panic!("an address holds fields and what is cut from them, not {other:?}"),
        }
    }
    url
}

fn table(addresses: &Addresses) -> TokenStream {
    let names = addresses.names.iter().map(Id::as_str);
    let value_names = addresses.values.iter().map(Id::as_str);
    let environments = addresses.environments.as_ref();
    let environments = Literal::usize_unsuffixed(environments.map_or(1, |e| e.options.len()));
    let domains = &addresses.domains;
    let rows = addresses.rows.iter().map(|row| {
        let urls = row.urls.iter().map(address_table);
        let values = &row.values;
        quote!(table::Row { urls: &[#(#urls),*], values: &[#(#values),*] })
    });
    quote! {
        table::Addresses {
            names: &[#(#names),*],
            values: &[#(#value_names),*],
            environments: #environments,
            rows: &[#(#rows),*],
            domains: &[#(#domains),*],
        }
    }
}

fn address_table(address: &Address) -> TokenStream {
    let base = match &address.base {
        Base::Host(host) => {
            let host = template::table(host);
            quote!(Host(#host))
        }
        Base::Hostname(id) => {
            let id = id.as_str();
            quote!(Hostname(#id))
        }
        Base::Url(id) => {
            let id = id.as_str();
            quote!(Url(#id))
        }
    };
    let path = template::tables(&address.path);
    quote!(table::Address { base: table::Base::#base, path: #path })
}

fn derived_table(derived: &Derived) -> TokenStream {
    let (id, from) = (derived.id.as_str(), derived.from.as_str());
    let cut = match &derived.cut {
        Cut::AfterLast(text) => quote!(AfterLast(#text)),
        Cut::BeforeFirst(text) => quote!(BeforeFirst(#text)),
    };
    quote!(table::Derived { id: #id, from: #from, cut: table::Cut::#cut })
}
