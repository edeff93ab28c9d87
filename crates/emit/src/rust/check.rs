//! How to see that credentials work.

use super::field::option;
use super::template;
use super::text::{literal, plain_literal};
use connspec_spec::Id;
use connspec_spec::model::{Advice, Check, CheckStep, Expect, Method};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The expression of the check's table.
pub(super) fn table(check: &Check) -> TokenStream {
    match check {
        Check::None(reason) => {
            let reason = plain_literal(reason);
            quote!(table::CheckTable::None(#reason))
        }
        Check::Steps(steps) => {
            let steps = steps.iter().map(step);
            quote!(table::CheckTable::Steps(&[#(#steps),*]))
        }
    }
}

fn step(step: &CheckStep) -> TokenStream {
    let title = literal(&step.title);
    let method = match step.request.method {
        Method::Get => quote!(GET),
        Method::Head => quote!(HEAD),
    };
    let url = step.request.url.as_str();
    let path = template::tables(&step.request.path);
    let query = step.request.query.iter().map(|(name, value)| {
        let value = template::table(value);
        quote!((#name, #value))
    });
    let expect = expect(&step.expect);
    let advice = step.advice.iter().map(advice);
    quote! {
        table::StepTable {
            title: #title,
            method: table::Method::#method,
            url: #url,
            path: #path,
            query: &[#(#query),*],
            expect: #expect,
            advice: &[#(#advice),*],
        }
    }
}

fn expect(expect: &Expect) -> TokenStream {
    let status = option(expect.status.map(Literal::u16_unsuffixed));
    let pointer = option(expect.pointer.as_ref());
    let equals = option(expect.equals.as_ref().map(ToString::to_string));
    quote!(table::Expect { status: #status, pointer: #pointer, equals: #equals })
}

fn advice(advice: &Advice) -> TokenStream {
    let status = Literal::u16_unsuffixed(advice.status);
    let fields = advice.fields.iter().map(Id::as_str);
    let text = plain_literal(&advice.text);
    quote! {
        table::Advice {
            status: #status,
            fields: &[#(#fields),*],
            text: #text,
        }
    }
}
