//! The connection check.

use super::fields::Fields;
use super::request::{self, Verbs, Written};
use super::target::Asker;
use super::writers::{Slot, Writers};
use super::{Lowering, capture, ids, items, prose, repeated};
use crate::Id;
use crate::model::{Account, Advice, Check, CheckStep, Expect, Method, Placement, RequestTemplate};
use crate::problem::request as problem;
use crate::surface;

/// What every request of a check carries.
#[derive(Clone, Copy)]
pub(super) struct Carried<'a> {
    pub placements: &'a [Placement],
    pub writers: &'a Writers,
}

pub(super) fn lower(
    cx: &mut Lowering<'_>,
    check: Option<&surface::Check>,
    fields: &Fields<'_>,
    carried: Carried<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Check> {
    match check? {
        surface::Check::None(none) => Some(Check::None(prose::inlines(
            cx,
            none.reason.as_ref()?,
            scope,
        ))),
        surface::Check::Steps(steps) => {
            let steps = items(Some(steps));
            check_accounts(cx, steps);
            let steps: Vec<_> = steps
                .iter()
                .map(|step| lower_step(cx, step, fields, carried, scope))
                .collect();
            steps
                .into_iter()
                .collect::<Option<Vec<_>>>()
                .map(Check::Steps)
        }
    }
}

fn lower_step(
    cx: &mut Lowering<'_>,
    step: &surface::CheckStep,
    fields: &Fields<'_>,
    carried: Carried<'_>,
    scope: &prose::Scope<'_>,
) -> Option<CheckStep> {
    let asker = Asker {
        fields,
        placements: carried.placements,
        takes_url: false,
    };
    let written = Written {
        line: step.request.as_ref(),
        headers: step.headers.as_ref(),
        body: step.body.as_ref(),
    };
    let verbs = if step.safe.is_some_and(|safe| safe.value) {
        Verbs::Vouched
    } else {
        Verbs::Reading
    };
    let mut writers = carried.writers.clone();
    let request = request::lower(cx, written, verbs, asker, &mut writers);
    check_path(cx, step, carried);
    check_body(cx, step, request.as_ref(), carried);
    let account = step
        .account
        .as_ref()
        .map(|account| lower_account(cx, account));
    let expect = step
        .expect
        .as_ref()
        .map_or(Some(Expect::default()), |e| lower_expect(cx, e));
    let statuses = items(step.advice.as_ref()).iter();
    let statuses = statuses.filter_map(|advice| advice.status);
    for (status, span, first) in repeated(statuses.map(|status| (status.value, status.span))) {
        cx.report(problem::two_advices(span, status, first));
    }
    let advice: Vec<_> = items(step.advice.as_ref())
        .iter()
        .map(|advice| lower_advice(cx, advice, fields, scope))
        .collect();
    Some(CheckStep {
        title: prose::plain(step.title.as_ref()?),
        request: request?,
        expect: expect?,
        account: match account {
            Some(account) => Some(account?),
            None => None,
        },
        advice: advice.into_iter().collect::<Option<_>>()?,
    })
}

/// A key in the path has a place in every request.
fn check_path(cx: &mut Lowering<'_>, step: &surface::CheckStep, carried: Carried<'_>) {
    let Some(line) = step.request.as_ref().map(|line| &line.0) else {
        return;
    };
    for placement in carried.placements {
        if let Placement::Path(name, _) = placement
            && !line.text.contains(&format!("{{{name}}}"))
        {
            let declared = carried.writers.find(Slot::Path, name.as_str());
            cx.report(problem::no_place_in_path(
                line.span,
                name.as_str(),
                declared,
            ));
        }
    }
}

/// A key in the body needs a request that has one.
fn check_body(
    cx: &mut Lowering<'_>,
    step: &surface::CheckStep,
    request: Option<&RequestTemplate>,
    carried: Carried<'_>,
) {
    let (Some(request), Some(line)) = (request, &step.request) else {
        return;
    };
    if !matches!(request.method, Method::Get | Method::Head) {
        return;
    }
    for placement in carried.placements {
        if let Placement::Body(name, _) = placement {
            let declared = carried.writers.find(Slot::Body, name);
            let method = request.method.as_str();
            cx.report(problem::no_place_in_body(
                line.0.span,
                name,
                method,
                declared,
            ));
        }
    }
}

/// One step names the account, so that there is one.
fn check_accounts(cx: &mut Lowering<'_>, steps: &[surface::CheckStep]) {
    let mut accounts = steps.iter().filter_map(|step| step.account.as_ref());
    if let Some(first) = accounts.next() {
        for account in accounts {
            cx.report(problem::account_twice(account.anchor, first.anchor));
        }
    }
}

fn lower_account(cx: &mut Lowering<'_>, account: &surface::Account) -> Option<Account> {
    let id = account.id.as_ref().and_then(|id| capture::pointer(cx, id));
    let label = account
        .label
        .as_ref()
        .map(|label| capture::pointer(cx, label));
    Some(Account {
        id: id?,
        label: match label {
            Some(label) => Some(label?),
            None => None,
        },
    })
}

fn lower_expect(cx: &mut Lowering<'_>, expect: &surface::Expect) -> Option<Expect> {
    let mut is_good = true;
    if let Some(pointer) = &expect.pointer {
        is_good = capture::pointer(cx, pointer).is_some();
    } else if expect.equals.is_some() {
        cx.report(problem::equals_without_pointer(expect.anchor));
        is_good = false;
    }
    is_good.then(|| Expect {
        status: expect.status.map(|status| status.value),
        pointer: expect
            .pointer
            .as_ref()
            .map(|pointer| pointer.0.text.clone()),
        equals: expect.equals.as_ref().map(|equals| equals.value.clone()),
    })
}

fn lower_advice(
    cx: &mut Lowering<'_>,
    advice: &surface::Advice,
    fields: &Fields<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Advice> {
    let mut marked = Vec::new();
    ids::once(cx, items(advice.fields.as_ref()));
    for field in items(advice.fields.as_ref()) {
        let known = fields.named(cx, field);
        marked.push(known.and_then(|known| Id::new(&known.id)));
    }
    let text = advice
        .text
        .as_ref()
        .map(|text| prose::inlines(cx, text, scope));
    Some(Advice {
        status: advice.status?.value,
        fields: marked.into_iter().collect::<Option<_>>()?,
        text: text?,
    })
}
