//! A look at the pages that a build would write.

use connspec_diagnostics::sort;
use connspec_emit::guide::{self, TemplateName};
use connspec_emit::{Files, Flavour};

use crate::check::{Checked, Report};

/// The report, together with what is wrong with the project's page templates, as a build would say it.
/// Only a page that is made shows what its template cannot do. Pages of built-in templates take several
/// times as long as all the rest of a check and could only show a mistake of ours, so that they are left
/// to builds.
pub(crate) fn look_at(checked: Checked) -> Report {
    let Checked {
        mut report,
        mut publisher,
        mut connectors,
        denial,
        ..
    } = checked;
    let templates = &publisher.templates;
    let is_own = |flavour: &Flavour| {
        let mut names = TemplateName::ALL.iter();
        names.any(|name| templates.has(*flavour, *name))
    };
    publisher.flavours.retain(is_own);
    // Two with the same id are a mistake in the report.
    connectors.dedup_by(|one, next| one.id == next.id);
    let mut mistakes = Vec::new();
    guide::emit(
        &connectors,
        &publisher,
        &mut Files::default(),
        &mut mistakes,
    );
    report.diagnostics.extend(mistakes);
    denial.apply(&mut report.diagnostics);
    sort(&mut report.diagnostics);
    report
}
