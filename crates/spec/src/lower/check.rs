//! The connection check.

use super::fields::Fields;
use super::{Lowering, ids, items, prose, request};
use crate::Id;
use crate::model::{Advice, Check, CheckStep, Expect};
use crate::problem::request as problem;
use crate::surface;

pub(super) fn lower(
    cx: &mut Lowering<'_>,
    check: Option<&surface::Check>,
    fields: &Fields<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Check> {
    match check? {
        surface::Check::None(none) => Some(Check::None(prose::inlines(
            cx,
            none.reason.as_ref()?,
            scope,
        ))),
        surface::Check::Steps(steps) => {
            let steps: Vec<_> = items(Some(steps))
                .iter()
                .map(|step| lower_step(cx, step, fields, scope))
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
    scope: &prose::Scope<'_>,
) -> Option<CheckStep> {
    let request = step
        .request
        .as_ref()
        .map(|request| request::lower(cx, request, fields));
    let expect = step
        .expect
        .as_ref()
        .map_or(Some(Expect::default()), |e| lower_expect(cx, e));
    let advice: Vec<_> = items(step.advice.as_ref())
        .iter()
        .map(|advice| lower_advice(cx, advice, fields, scope))
        .collect();
    Some(CheckStep {
        title: prose::plain(step.title.as_ref()?),
        request: request??,
        expect: expect?,
        account: None,
        advice: advice.into_iter().collect::<Option<_>>()?,
    })
}

fn lower_expect(cx: &mut Lowering<'_>, expect: &surface::Expect) -> Option<Expect> {
    let mut is_good = true;
    if let Some(pointer) = &expect.pointer {
        if !is_pointer(&pointer.0.text) {
            cx.report(problem::invalid_pointer(pointer.0.span));
            is_good = false;
        }
    } else if expect.equals.is_some() {
        cx.report(problem::equals_without_pointer(expect.anchor));
        is_good = false;
    }
    is_good.then(|| Expect {
        status: expect
            .status
            .and_then(|status| u16::try_from(status.value).ok()),
        pointer: expect
            .pointer
            .as_ref()
            .map(|pointer| pointer.0.text.clone()),
        equals: expect.equals.as_ref().map(|equals| equals.value.clone()),
    })
}

/// RFC 6901: `/` before each key, `~` only as `~0` and `~1`.
fn is_pointer(text: &str) -> bool {
    let tildes_fit = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    text.starts_with('/') && tildes_fit
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
        status: u16::try_from(advice.status?.value).ok()?,
        fields: marked.into_iter().collect::<Option<_>>()?,
        text: text?,
    })
}
