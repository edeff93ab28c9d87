//! The ways to connect.

use super::field::option;
use super::text::{Doc, doc, literal};
use super::{check, choice, field, name, request, session};
use connspec_spec::Id;
use connspec_spec::model::{AuthKind, AuthMethod, Field, FieldKind};
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
    let module = name::snake(&method.id);
    let ids = method.fields.iter().map(|field| name::snake(&field.id));
    let setup_ids = method
        .setup_fields
        .iter()
        .map(|field| name::snake(&field.id));
    let (setup_member, setup) = if method.setup_fields.is_empty() {
        (None, None)
    } else {
        (
            Some(quote! {
                /// What the operator of the product filled in once for all people.
                pub setup: #module::Setup
            }),
            Some(quote!(, setup: #module::Setup [#(#setup_ids),*])),
        )
    };
    let members = members.chain(setup_member);
    let entry = if matches!(method.kind, AuthKind::Custom(_)) {
        quote! {
            impl From<(#name, ::connspec_runtime::Custom<#name>)> for Auth {
                fn from((credentials, custom): (#name, ::connspec_runtime::Custom<#name>)) -> Self {
                    Self::#name(credentials, custom)
                }
            }
        }
    } else {
        quote! {
            impl From<#name> for Auth {
                fn from(credentials: #name) -> Self {
                    Self::#name(credentials)
                }
            }
        }
    };
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
        quote!(::connspec_runtime::credentials! { #name, [#(#ids),*] #setup }),
        entry,
    ];
    items.extend(module_items(method));
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

/// The module of a method: the enums of its selects, and what the operator fills in.
fn module_items(method: &AuthMethod) -> Option<TokenStream> {
    let mut items = Vec::new();
    for field in method.fields.iter().chain(&method.setup_fields) {
        if let FieldKind::Select(choices) = &field.kind {
            let name = name::pascal(&field.id);
            items.extend(choice::items(&name, &[Doc::Text(&field.label)], choices));
        }
    }
    let has_selects = !items.is_empty();
    if !method.setup_fields.is_empty() {
        items.push(setup(&method.setup_fields));
    }
    if items.is_empty() {
        return None;
    }
    let module = name::snake(&method.id);
    let struct_name = name::pascal(&method.id);
    let about = doc(&[Doc::Own(format!("What [`{struct_name}`] consists of."))]);
    let table = has_selects.then(|| {
        quote!(
            use ::connspec_runtime::table;
        )
    });
    Some(quote! {
        #about
        pub mod #module {
            #table
            #(#items)*
        }
    })
}

/// The struct of what the operator fills in.
fn setup(fields: &[Field]) -> TokenStream {
    let members = fields.iter().map(field::setup_member);
    quote! {
        /// What the operator of the product fills in once for all people.
        #[derive(Clone, Debug)]
        pub struct Setup {
            #(#members),*
        }
    }
}

fn table(connector: &Id, method: &AuthMethod) -> TokenStream {
    let (id, connector) = (method.id.as_str(), connector.as_str());
    let label = literal(&method.label);
    let fields = method
        .fields
        .iter()
        .map(|field| field::table(&method.id, field));
    let setup_fields = method
        .setup_fields
        .iter()
        .map(|field| field::table(&method.id, field));
    let kind = method.kind.as_str();
    let placements = method.placements.iter().map(request::placement);
    let session = option(method.session.as_ref().map(|session| {
        let session = session::table(session);
        quote!(&#session)
    }));
    let custom = option(match &method.kind {
        AuthKind::Custom(name) => Some(name),
        _ => None,
    });
    let check = check::table(&method.check);
    quote! {
        table::AuthMethod {
            id: #id,
            connector: #connector,
            label: #label,
            kind: #kind,
            fields: &[#(#fields),*],
            setup_fields: &[#(#setup_fields),*],
            placements: &[#(#placements),*],
            session: #session,
            custom: #custom,
            check: #check,
            addresses: Url::ADDRESSES,
            derived: Url::DERIVED,
        }
    }
}
