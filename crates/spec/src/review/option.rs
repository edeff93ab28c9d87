//! Regions and environments that a guide forgets.

use connspec_diagnostics::Diagnostic;

use super::runs;
use crate::model::{AuthMethod, Choice, Connector, Selector};
use crate::problem::guide as problem;

/// Reports options that a guide does not name although it names others of the same select. One that
/// names none may send people to ask somebody.
pub(super) fn check(connector: &Connector, diagnostics: &mut Vec<Diagnostic>) {
    let addresses = &connector.addresses;
    let selects = [
        ("region", &addresses.regions),
        ("environment", &addresses.environments),
    ];
    for method in &connector.methods {
        for (kind, select) in selects {
            if let Some(select) = select {
                check_select(kind, select, method, diagnostics);
            }
        }
    }
}

fn check_select(
    kind: &str,
    select: &Selector,
    method: &AuthMethod,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut texts: Vec<String> = runs::of_guide(&method.guide)
        .into_iter()
        .map(runs::words)
        .collect();
    for section in &method.guide.sections {
        texts.push(section.title.open().to_owned());
        let titles = section
            .steps
            .iter()
            .map(|step| step.title.open().to_owned());
        texts.extend(titles);
    }
    let (told, forgotten): (Vec<_>, Vec<_>) = select
        .options
        .iter()
        .partition(|option| texts.iter().any(|text| names(text, option)));
    if told.is_empty() {
        return;
    }
    for option in forgotten {
        diagnostics.push(problem::option_not_told(
            option.span,
            kind,
            option.id.as_str(),
            method.id.as_str(),
        ));
    }
}

/// Whether a text has the label of the option, as words of their own.
fn names(text: &str, option: &Choice) -> bool {
    let label = option.label.open();
    text.match_indices(label).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + label.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}
