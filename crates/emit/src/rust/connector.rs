//! One connector: a module.

use super::text::{Doc, doc, file_doc, literal};
use super::{address, auth, choice, name, source};
use connspec_spec::model::{AuthKind, Connector, Selector};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The text of the module.
pub(super) fn source(connector: &Connector) -> String {
    let doc = file_doc(&[
        Doc::Text(&connector.name),
        Doc::Own(": ".to_owned()),
        Doc::Inlines(&connector.description),
    ]);
    let mut items = vec![
        quote!(
            use ::connspec_runtime::table;
        ),
        table(connector),
    ];
    items.extend(address::items(connector));
    items.extend(selector("Region", connector.addresses.regions.as_ref()));
    items.extend(selector(
        "Environment",
        connector.addresses.environments.as_ref(),
    ));
    items.extend(entrance(connector));
    for method in &connector.methods {
        items.extend(auth::items(&connector.id, method));
    }
    source::file(&connector.source, &doc, &items)
}

/// The enum of a select of the address table.
fn selector(name: &str, selector: Option<&Selector>) -> Vec<TokenStream> {
    let Some(selector) = selector else {
        return Vec::new();
    };
    let name = Ident::new(name, Span::call_site());
    let mut about = vec![Doc::Text(&selector.label)];
    if let Some(help) = &selector.help {
        about.push(Doc::Own(": ".to_owned()));
        about.push(Doc::Inlines(help));
    }
    choice::items(&name, &about, &selector.options)
}

/// The enum over the methods and what is done with it.
fn entrance(connector: &Connector) -> Vec<TokenStream> {
    let names: Vec<Ident> = connector
        .methods
        .iter()
        .map(|method| name::pascal(&method.id))
        .collect();
    let abouts = connector
        .methods
        .iter()
        .map(|method| doc(&auth::about(method)));
    let is_custom = connector
        .methods
        .iter()
        .map(|method| matches!(method.kind, AuthKind::Custom(_)));
    let (variants, arms): (Vec<_>, Vec<_>) = names
        .iter()
        .zip(is_custom)
        .map(|(name, is_custom)| {
            if is_custom {
                (
                    quote!(#name(#name, ::connspec_runtime::Custom<#name>)),
                    quote!(Auth::#name(credentials, custom) => {
                        Connection::with_custom(credentials, custom)
                    }),
                )
            } else {
                (
                    quote!(#name(#name)),
                    quote!(Auth::#name(credentials) => Connection::new(credentials)),
                )
            }
        })
        .unzip();
    vec![
        quote! {
            /// The ways to connect.
            #[derive(Clone, Debug)]
            pub enum Auth {
                #(#abouts #variants),*
            }
        },
        quote! {
            /// Credentials that are ready to be used.
            pub type Connection = ::connspec_runtime::Connection<Url>;
        },
        quote! {
            /// Validates credentials as the form does, and does no IO.
            ///
            /// # Errors
            /// Names each field that the form would not accept.
            pub fn connect(
                auth: impl Into<Auth>,
            ) -> Result<Connection, ::connspec_runtime::FormErrors> {
                match auth.into() {
                    #(#arms),*
                }
            }
        },
    ]
}

fn table(connector: &Connector) -> TokenStream {
    let id = connector.id.as_str();
    let name = literal(&connector.name);
    let methods = connector
        .methods
        .iter()
        .map(|method| name::pascal(&method.id));
    quote! {
        /// The tables of this connector, for hosts that choose one at run time.
        pub static CONNECTOR: table::Connector = table::Connector {
            id: #id,
            name: #name,
            addresses: Url::ADDRESSES,
            methods: &[#(#methods::METHOD),*],
        };
    }
}
