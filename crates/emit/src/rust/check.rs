//! How to see that credentials work.

use super::field::option;
use super::request;
use super::text::{literal, plain_literal};
use connspec_spec::Id;
use connspec_spec::model::{Account, Advice, Check, CheckStep, Expect};
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
    let request = request::table(&step.request);
    let expect = expect(&step.expect);
    let account = option(step.account.as_ref().map(account));
    let advice = step.advice.iter().map(advice);
    quote! {
        table::StepTable {
            title: #title,
            request: #request,
            expect: #expect,
            account: #account,
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

fn account(account: &Account) -> TokenStream {
    let id = &account.id;
    let label = option(account.label.as_ref());
    quote!(table::Account { id: #id, label: #label })
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
