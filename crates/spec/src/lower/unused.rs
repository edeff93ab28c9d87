//! What is declared and used nowhere.

use connspec_diagnostics::has_errors;

use super::address::Table;
use super::fields::{Fields, What};
use super::names::is_own_text;
use super::{Lowering, items};
use crate::problem::reference as problem;
use crate::surface::Spec;

/// Reports shared fields, values, derived and captured values, and domains that nothing uses; nothing where
/// there are errors, behind which a use may hide. Once all methods were looked at.
pub(super) fn check(cx: &mut Lowering<'_>, spec: &Spec, table: &Table<'_>, methods: &[Fields<'_>]) {
    if has_errors(cx.diagnostics) {
        return;
    }
    let shared = items(spec.fields.as_ref()).iter();
    let shared = shared.filter_map(|field| field.id());
    let shared = shared.map(|id| ("shared field", id.0.text.as_str(), id.0.span));
    let named = table.known.iter();
    let named = named.filter(|known| matches!(known.what, What::Value | What::Derived));
    let named = named.map(|known| (known.what.words(), known.id.as_str(), known.span));
    for (kind, name, span) in shared.chain(named) {
        if !methods.iter().any(|fields| fields.uses(name)) {
            cx.report(problem::unused(span, kind, name));
        }
    }
    for fields in methods {
        let captured = fields.known.iter().filter(|known| is_own_text(known));
        for known in captured.filter(|known| !fields.uses(&known.id)) {
            cx.report(problem::unused(known.span, known.what.words(), &known.id));
        }
    }
    for domain in table.domains.unused() {
        cx.report(problem::unused(domain.span, "domain", &domain.name));
    }
}
