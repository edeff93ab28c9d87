//! Rules between a spec and its file, and between the specs of a project.

use std::collections::{BTreeMap, BTreeSet};

use connspec_diagnostics::{Code, Diagnostic, Span, Spanned, near};
use connspec_spec::model::Connector;
use connspec_spec::{Id, Names, Text};

use crate::config::FILE_NAME;
use crate::discover::{SUFFIX, SpecFile};

/// Says that a spec's file is not named after its connector. Of a spec with mistakes this is not asked:
/// the id may be one of them.
pub(crate) fn misnamed(file: &SpecFile, connector: &Connector) -> Option<Diagnostic> {
    let id = &connector.id;
    let expected = format!("{id}{SUFFIX}");
    let actual = file.path.file_name()?.to_string_lossy();
    if actual == expected.as_str() {
        return None;
    }
    let message = format!("the file of the connector `{id}` is named `{actual}`");
    Some(
        Diagnostic::new(Code::FileNameMismatch, connector.span, message)
            .help(format!("name the file `{expected}`")),
    )
}

/// Says which ids are not those of one connector alone, in the order of the files. An id that a
/// connector had before is still its own: tools and old links know it by that.
pub(crate) fn shared_ids(specs: &[&Names]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut present = BTreeMap::new();
    for id in specs.iter().filter_map(|spec| spec.id.as_ref()) {
        if let Some(first) = present.get(&id.value) {
            diagnostics.push(equal(id, *first));
        } else {
            present.insert(&id.value, id.span);
        }
    }
    let mut previous: BTreeMap<&Id, (Option<&Id>, Span)> = BTreeMap::new();
    for spec in specs {
        let own = spec.id.as_ref().map(|id| &id.value);
        for id in &spec.previous_ids {
            // Its own id was reported with the spec.
            let taken = present.get(&id.value).filter(|_| own != Some(&id.value));
            if let Some(taken) = taken {
                diagnostics.push(still_used(id, *taken));
            }
            match previous.get(&id.value) {
                // Two specs with one id are one mistake, and what stands twice in a list another one.
                Some((owner, _)) if *owner == own => {}
                Some((_, first)) => diagnostics.push(left_by_both(id, *first)),
                None => {
                    previous.insert(&id.value, (own, id.span));
                }
            }
        }
    }
    diagnostics
}

fn equal(id: &Spanned<Id>, first: Span) -> Diagnostic {
    let message = format!("two connectors have the id `{}`", id.value);
    Diagnostic::new(Code::DuplicateId, id.span, message)
        .label(first, "the other one")
        .help("give one of them another id, or remove its file")
}

fn still_used(id: &Spanned<Id>, user: Span) -> Diagnostic {
    let Spanned { value: id, span } = id;
    let message =
        format!("`{id}` is the id of another connector: nothing can lead from it to this one");
    Diagnostic::new(Code::DuplicateId, *span, message)
        .label(user, "that one")
        .help("remove it here; if people who know the old id look for this connector, give the other one a new id")
}

fn left_by_both(id: &Spanned<Id>, first: Span) -> Diagnostic {
    let Spanned { value: id, span } = id;
    let message =
        format!("two connectors say that they had the id `{id}`: a link can lead to one of them");
    Diagnostic::new(Code::DuplicateId, *span, message)
        .label(first, "the other one")
        .help(format!(
            "keep it in the connector that people who know `{id}` look for"
        ))
}

/// Says which categories of a spec are not among `known`, those of the project. A project that names
/// none takes any.
pub(crate) fn unknown_categories(spec: &Names, known: &BTreeMap<Id, Text>) -> Vec<Diagnostic> {
    if known.is_empty() {
        return Vec::new();
    }
    let unknown = spec.categories.iter();
    let unknown = unknown.filter(|category| !known.contains_key(&category.value));
    unknown
        .map(|category| unknown_category(category, known))
        .collect()
}

fn unknown_category(category: &Spanned<Id>, known: &BTreeMap<Id, Text>) -> Diagnostic {
    let id = category.value.as_str();
    let message = format!("{FILE_NAME} has no category `{id}`");
    let diagnostic = Diagnostic::new(Code::UnknownCategory, category.span, message);
    let names: Vec<_> = known.keys().map(Id::as_str).collect();
    match near(id, names.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.help(format!(
            "known are `{}`; a new one needs a title in `[categories]` of {FILE_NAME}",
            names.join("`, `")
        )),
    }
}

/// Says which connectors that are to be used in place of another are none of the project, whose specs
/// these all are. What a file that cannot be read would hold says its name.
pub(crate) fn unknown_connectors(specs: &[&Names], files: &[SpecFile]) -> Vec<Diagnostic> {
    let mut known: BTreeSet<_> = specs.iter().filter_map(|spec| id_of(spec)).collect();
    let file_names = files
        .iter()
        .filter_map(|file| file.path.file_name()?.to_str());
    known.extend(file_names.filter_map(|name| name.strip_suffix(SUFFIX)));
    let unknown = specs.iter().filter_map(|spec| spec.replaced_by.as_ref());
    let unknown = unknown.filter(|id| !known.contains(id.value.as_str()));
    unknown
        .map(|id| unknown_connector(id, specs, &known))
        .collect()
}

fn unknown_connector(id: &Spanned<Id>, specs: &[&Names], known: &BTreeSet<&str>) -> Diagnostic {
    let name = id.value.as_str();
    let message = format!("no connector has the id `{name}`");
    let diagnostic = Diagnostic::new(Code::UnknownConnector, id.span, message);
    let is_previous = |spec: &&&Names| spec.previous_ids.iter().any(|old| old.value == id.value);
    let renamed = specs.iter().find(is_previous).and_then(|spec| id_of(spec));
    if let Some(now) = renamed {
        return diagnostic.help(format!("its id is `{now}` now")).fix(now);
    }
    match near(name, known.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.help("leave `replaced_by` out where nothing replaces the connector"),
    }
}

fn id_of<'a>(spec: &&'a Names) -> Option<&'a str> {
    spec.id.as_ref().map(|id| id.value.as_str())
}
