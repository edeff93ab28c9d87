//! What a person fills in.

use super::name;
use super::text::{Doc, doc, literal};
use connspec_spec::Id;
use connspec_spec::model::{Field, FieldKind, Keyword, Message, NumberRules, StringRules};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The field of the method's struct.
pub(super) fn member(method: &Id, field: &Field) -> TokenStream {
    let about = about(field);
    let name = name::snake(&field.id);
    let plain = match &field.kind {
        FieldKind::String(..) if field.is_secret() => quote!(::connspec_runtime::Secret),
        FieldKind::String(..) => quote!(String),
        FieldKind::Select(_) => {
            let (module, choice) = (name::snake(method), name::pascal(&field.id));
            quote!(#module::#choice)
        }
        FieldKind::Region => quote!(Region),
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
            messages: &[#(#messages),*],
        }
    }
}

fn kind(method: &Id, field: &Field) -> TokenStream {
    match &field.kind {
        FieldKind::String(_, rules) => {
            let rules = text_rules(field.trim, rules);
            if field.is_secret() {
                quote!(table::Kind::Secret(#rules))
            } else {
                quote!(table::Kind::Text(#rules))
            }
        }
        FieldKind::Select(_) => {
            let (module, choice) = (name::snake(method), name::pascal(&field.id));
            quote!(table::Kind::Select(#module::#choice::OPTIONS))
        }
        FieldKind::Region => quote!(table::Kind::Region(Region::OPTIONS)),
        FieldKind::Number(rules) => {
            let rules = number_rules(*rules);
            quote!(table::Kind::Number(#rules))
        }
        FieldKind::Boolean => quote!(table::Kind::Boolean),
    }
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
