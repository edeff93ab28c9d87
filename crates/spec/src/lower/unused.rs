//! What is declared and used nowhere.

use connspec_diagnostics::has_errors;

use super::address::Table;
use super::fields::{Fields, What};
use super::names::is_own_text;
use super::reader::Reader;
use super::{Lowering, items};
use crate::problem::reference as problem;
use crate::surface::{self, AuthMethod, Check, Spec};

/// Reports fields, addresses, values, derived and captured values, and domains that nothing uses; nothing
/// where there are errors, behind which a use may hide. Once all methods were looked at.
pub(super) fn check(cx: &mut Lowering<'_>, spec: &Spec, methods: &[Fields<'_>], table: &Table<'_>) {
    if has_errors(cx.diagnostics) {
        return;
    }
    let written = items(spec.auth.as_ref());
    let shared = items(spec.fields.as_ref()).iter();
    let shared = shared.filter_map(|field| field.id());
    let shared = shared.map(|id| ("shared field", id.0.text.as_str(), id.0.span));
    // Without a check, requests are the application's alone, which may start with any address.
    let is_checked = |method: &AuthMethod| matches!(method.check(), Some(Check::Steps(_)));
    let has_requests = written.iter().all(is_checked);
    let is_ours = |what| match what {
        What::Value | What::Derived => true,
        What::Address => has_requests,
        _ => false,
    };
    let named = table.known.iter().filter(|known| is_ours(known.what));
    let named = named.map(|known| (known.what.words(), known.id.as_str(), known.span));
    for (kind, name, span) in shared.chain(named) {
        if !methods.iter().any(|fields| fields.uses(name)) {
            cx.report(problem::unused(span, kind, name));
        }
    }
    for (method, fields) in written.iter().zip(methods) {
        check_fields(cx, method, fields);
        let captured = fields.known.iter().filter(|known| is_own_text(known));
        for known in captured.filter(|known| !fields.uses(&known.id)) {
            cx.report(problem::unused(known.span, known.what.words(), &known.id));
        }
    }
    for domain in table.domains.unused() {
        cx.report(problem::unused(domain.span, "domain", &domain.name));
    }
}

/// Reports a method's own fields that none of its requests carries.
fn check_fields(cx: &mut Lowering<'_>, method: &AuthMethod, fields: &Fields<'_>) {
    // The application signs with them.
    if matches!(method, AuthMethod::Custom(_)) {
        return;
    }
    for reader in [Reader::Person, Reader::Operator] {
        for field in reader.fields(method) {
            let Some(id) = field.id() else { continue };
            let name = id.0.text.as_str();
            let mut sources = fields.table.derived.iter();
            let is_source = sources
                .any(|cutting| matches!(&cutting.from, Some((from, _)) if from.as_str() == name));
            // What is ticked is an acknowledgement, and never sent.
            let is_tick = matches!(field, surface::Field::Boolean(_));
            if !is_tick && !is_source && !fields.uses(name) {
                cx.report(problem::unused(id.0.span, reader.what().words(), name));
            }
        }
    }
}
