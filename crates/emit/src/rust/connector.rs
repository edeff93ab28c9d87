//! One connector: a module.

use super::text::{Doc, doc, file_doc, literal};
use super::{address, auth, choice, name, source};
use connspec_spec::model::Connector;
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
    items.extend(address::items(&connector.addresses));
    if let Some(regions) = &connector.addresses.regions {
        let name = Ident::new("Region", Span::call_site());
        let mut about = vec![Doc::Text(&regions.label)];
        if let Some(help) = &regions.help {
            about.push(Doc::Own(": ".to_owned()));
            about.push(Doc::Inlines(help));
        }
        items.extend(choice::items(&name, &about, &regions.options));
    }
    items.extend(entrance(connector));
    for method in &connector.methods {
        items.extend(auth::items(&connector.id, method));
    }
    source::file(&connector.source, &doc, &items)
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
    vec![
        quote! {
            /// The ways to connect.
            #[derive(Clone, Debug)]
            pub enum Auth {
                #(#abouts #names(#names)),*
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
                    #(Auth::#names(credentials) => Connection::new(credentials)),*
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
