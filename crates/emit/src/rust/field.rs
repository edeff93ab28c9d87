//! What a person fills in.

use super::name;
use super::text::{Doc, doc, literal};
use connspec_spec::Id;
use connspec_spec::model::{
    Field, FieldKind, HostScope, Keyword, Message, NumberRules, StringKind, StringRules, UrlAllow,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The field of the method's struct.
pub(super) fn member(method: &Id, field: &Field) -> TokenStream {
    let module = name::snake(method);
    member_in(field, &quote!(#module::))
}

/// The field of the struct in the method's module.
pub(super) fn setup_member(field: &Field) -> TokenStream {
    member_in(field, &TokenStream::new())
}

/// `module` is the path to where the enums of the selects are.
fn member_in(field: &Field, module: &TokenStream) -> TokenStream {
    let about = about(field);
    let name = name::snake(&field.id);
    let plain = match &field.kind {
        FieldKind::String(..) if field.is_secret() => quote!(::connspec_runtime::Secret),
        FieldKind::String(..) => quote!(String),
        FieldKind::Select(_) => {
            let choice = name::pascal(&field.id);
            quote!(#module #choice)
        }
        FieldKind::Region => quote!(Region),
        FieldKind::Environment => quote!(Environment),
        FieldKind::Number(_) => quote!(f64),
        FieldKind::Boolean => quote!(bool),
    };
    let of_type = if field.required {
        plain
    } else {
        quote!(Option<#plain>)
    };
    quote!(#about pub #name: #of_type)
}

fn about(field: &Field) -> TokenStream {
    match &field.help {
        None => doc(&[Doc::Text(&field.label)]),
        Some(help) => doc(&[
            Doc::Text(&field.label),
            Doc::Own(": ".to_owned()),
            Doc::Inlines(help),
        ]),
    }
}

/// The expression of the field's table.
pub(super) fn table(method: &Id, field: &Field) -> TokenStream {
    let id = field.id.as_str();
    let label = literal(&field.label);
    let required = field.required;
    let kind = kind(method, field);
    let default = option(field.default.as_ref());
    let messages = field.messages.iter().map(|Message { keyword, text }| {
        let keyword = keyword_path(*keyword);
        let text = literal(text);
        quote!((#keyword, #text))
    });
    quote! {
        table::Field {
            id: #id,
            label: #label,
            required: #required,
            kind: #kind,
            default: #default,
            messages: &[#(#messages),*],
        }
    }
}

fn kind(method: &Id, field: &Field) -> TokenStream {
    match &field.kind {
        FieldKind::String(kind, rules) => {
            let rules = text_rules(field.trim, rules);
            match kind {
                StringKind::Secret | StringKind::SecretMultiline => {
                    quote!(table::Kind::Secret(#rules))
                }
                StringKind::Hostname(HostScope::Declared) => {
                    quote!(table::Kind::Hostname(#rules, table::HostScope::Declared))
                }
                StringKind::Hostname(HostScope::Any) => {
                    quote!(table::Kind::Hostname(#rules, table::HostScope::Any))
                }
                StringKind::Url(allow) => {
                    let allow = option(allow.map(url_allow));
                    quote!(table::Kind::Url(#rules, #allow))
                }
                StringKind::Text
                | StringKind::Multiline
                | StringKind::Email
                | StringKind::Subdomain => quote!(table::Kind::Text(#rules)),
            }
        }
        FieldKind::Select(_) => {
            let (module, choice) = (name::snake(method), name::pascal(&field.id));
            quote!(table::Kind::Select(#module::#choice::OPTIONS))
        }
        FieldKind::Region => quote!(table::Kind::Region(Region::OPTIONS)),
        FieldKind::Environment => quote!(table::Kind::Environment(Environment::OPTIONS)),
        FieldKind::Number(rules) => {
            let rules = number_rules(*rules);
            quote!(table::Kind::Number(#rules))
        }
        FieldKind::Boolean => quote!(table::Kind::Boolean),
    }
}

fn url_allow(allow: UrlAllow) -> TokenStream {
    let UrlAllow { http, port, path } = allow;
    quote!(table::UrlAllow { http: #http, port: #port, path: #path })
}

fn text_rules(trim: bool, rules: &StringRules) -> TokenStream {
    let min_length = option(rules.min_length.map(Literal::u32_unsuffixed));
    let max_length = option(rules.max_length.map(Literal::u32_unsuffixed));
    let patterns = &rules.patterns;
    quote! {
        table::TextRules {
            trim: #trim,
            min_length: #min_length,
            max_length: #max_length,
            patterns: &[#(#patterns),*],
        }
    }
}

fn number_rules(rules: NumberRules) -> TokenStream {
    let min = option(rules.min.map(number));
    let max = option(rules.max.map(number));
    quote!(table::NumberRules { min: #min, max: #max })
}

/// A number, with its sign as a token of its own as Rust has it.
fn number(number: f64) -> TokenStream {
    let sign = number.is_sign_negative().then(|| quote!(-));
    // The shortest digits: `1e30` and not thirty zeros.
    let digits = format!("{:?}", number.abs()).parse::<Literal>();
    let digits = digits.expect("the model holds finite numbers");
    quote!(#sign #digits)
}

/// The expression of an `Option`.
pub(super) fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn keyword_path(keyword: Keyword) -> TokenStream {
    let name = match keyword {
        Keyword::Required => quote!(Required),
        Keyword::Type => quote!(Type),
        Keyword::MinLength => quote!(MinLength),
        Keyword::MaxLength => quote!(MaxLength),
        Keyword::Pattern => quote!(Pattern),
        Keyword::Minimum => quote!(Minimum),
        Keyword::Maximum => quote!(Maximum),
        Keyword::OneOf => quote!(OneOf),
        Keyword::Enum => quote!(Enum),
    };
    quote!(table::Keyword::#name)
}
