//! How to see that credentials work.

use connspec_emit::plain;
use connspec_runtime::table;
use connspec_spec::model::{Account, Advice, Check, CheckStep, Expect};

use crate::{ids, list, request, text};

pub(crate) fn table(check: &Check) -> table::CheckTable {
    match check {
        Check::None(reason) => table::CheckTable::None(text(plain::inlines(reason))),
        Check::Steps(steps) => table::CheckTable::Steps(list(steps.iter().map(step))),
    }
}

fn step(step: &CheckStep) -> table::StepTable {
    table::StepTable {
        title: text(plain::text(&step.title)),
        request: request::table(&step.request),
        expect: expect(&step.expect),
        account: step.account.as_ref().map(account),
        advice: list(step.advice.iter().map(advice)),
    }
}

fn expect(expect: &Expect) -> table::Expect {
    table::Expect {
        status: expect.status,
        pointer: expect.pointer.as_deref().map(text),
        equals: expect
            .equals
            .as_ref()
            .map(|equals| text(equals.to_string())),
    }
}

fn account(account: &Account) -> table::Account {
    table::Account {
        id: text(account.id.as_str()),
        label: account.label.as_deref().map(text),
    }
}

fn advice(advice: &Advice) -> table::Advice {
    table::Advice {
        status: advice.status,
        fields: ids(&advice.fields),
        text: text(plain::inlines(&advice.text)),
    }
}
