//! The ways to connect.

use super::text::{Doc, doc, literal};
use super::{check, choice, field, name, template};
use connspec_spec::Id;
use connspec_spec::model::{AuthMethod, AuthScheme, FieldKind, Location, Placement};
use proc_macro2::TokenStream;
use quote::quote;

/// The struct of a method, and the enums of its selects in a module of the method's name.
pub(super) fn items(connector: &Id, method: &AuthMethod) -> Vec<TokenStream> {
    let about = doc(&about(method));
    let name = name::pascal(&method.id);
    let members = method
        .fields
        .iter()
        .map(|field| field::member(&method.id, field));
    let ids = method.fields.iter().map(|field| name::snake(&field.id));
    let table = table(connector, method);
    let mut items = vec![
        quote! {
            #about
            #[derive(Clone, Debug)]
            pub struct #name {
                #(#members),*
            }
        },
        quote! {
            impl #name {
                /// The table of this way to connect.
                pub const METHOD: &'static table::AuthMethod = &#table;
            }
        },
        quote!(::connspec_runtime::credentials! { #name, [#(#ids),*] }),
        quote! {
            impl From<#name> for Auth {
                fn from(credentials: #name) -> Self {
                    Self::#name(credentials)
                }
            }
        },
    ];
    items.extend(selects(method));
    items
}

/// What a method is, in a doc comment.
pub(super) fn about(method: &AuthMethod) -> Vec<Doc<'_>> {
    let mut about = vec![Doc::Text(&method.label)];
    if let Some(summary) = &method.summary {
        about.push(Doc::Own(": ".to_owned()));
        about.push(Doc::Inlines(summary));
    }
    about
}

fn selects(method: &AuthMethod) -> Option<TokenStream> {
    let mut selects = Vec::new();
    for field in &method.fields {
        if let FieldKind::Select(choices) = &field.kind {
            let name = name::pascal(&field.id);
            selects.extend(choice::items(&name, &[Doc::Text(&field.label)], choices));
        }
    }
    if selects.is_empty() {
        return None;
    }
    let module = name::snake(&method.id);
    let struct_name = name::pascal(&method.id);
    let about = doc(&[Doc::Own(format!("The options of [`{struct_name}`]."))]);
    Some(quote! {
        #about
        pub mod #module {
            use ::connspec_runtime::table;
            #(#selects)*
        }
    })
}

fn table(connector: &Id, method: &AuthMethod) -> TokenStream {
    let (id, connector) = (method.id.as_str(), connector.as_str());
    let label = literal(&method.label);
    let fields = method
        .fields
        .iter()
        .map(|field| field::table(&method.id, field));
    let scheme = scheme(&method.scheme);
    let check = check::table(&method.check);
    quote! {
        table::AuthMethod {
            id: #id,
            connector: #connector,
            label: #label,
            fields: &[#(#fields),*],
            scheme: #scheme,
            check: #check,
            addresses: Url::ADDRESSES,
        }
    }
}

fn scheme(scheme: &AuthScheme) -> TokenStream {
    match scheme {
        AuthScheme::ApiKey(placements) => {
            let placements = placements.iter().map(placement);
            quote!(table::Scheme::ApiKey(&[#(#placements),*]))
        }
        AuthScheme::Basic { username, password } => {
            let username = template::table(username);
            let password = template::table(password);
            quote!(table::Scheme::Basic { username: #username, password: #password })
        }
        AuthScheme::Bearer { scheme, token } => {
            let token = template::table(token);
            quote!(table::Scheme::Bearer { scheme: #scheme, token: #token })
        }
    }
}

fn placement(placement: &Placement) -> TokenStream {
    let name = &placement.name;
    let value = template::table(&placement.value);
    match placement.location {
        Location::Header => quote!(table::Placement::Header(#name, #value)),
        Location::Query => quote!(table::Placement::Query(#name, #value)),
    }
}
