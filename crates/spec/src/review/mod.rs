//! What a careful reviewer would say about a spec without mistakes: warnings, and nothing that the
//! model depends on. It runs only where nothing else is wrong, so that it never repeats in other
//! words what an error says.
//!
//! The same shape everywhere: a function looks at the spec as it was written, or at the connector,
//! and reports.

mod client;
mod effect;
mod label;
mod option;
mod runs;
mod secret;

use connspec_diagnostics::{Diagnostic, SourceFile};

use crate::model::Connector;
use crate::surface::Spec;

/// Reviews a connector, and the spec that it was made from.
pub(crate) fn check(
    source: &SourceFile,
    spec: &Spec,
    connector: &Connector,
    diagnostics: &mut Vec<Diagnostic>,
) {
    client::check(spec, diagnostics);
    effect::check(spec, diagnostics);
    label::check_equal(connector, diagnostics);
    label::check_almost(source, connector, diagnostics);
    option::check(connector, diagnostics);
    secret::check(spec, diagnostics);
}
