//! Values that are cut from fields.

use connspec_diagnostics::Span;

use super::fields::{Known, Sort, What};
use super::{Lowering, field, id_of, ids, items};
use crate::model::{Cut, Derived};
use crate::problem::template::WayOut;
use crate::problem::{derive as problem, reference, template as template_problem};
use crate::surface::{self, DeriveType, Spec};

/// Most marks at which a value is cut.
const MOST_MARKS: usize = 3;

/// A derived value as its uses see it: known even where something about it is wrong.
#[derive(Debug)]
pub(super) struct Cutting {
    pub id: String,
    /// The field that it is cut from, and where that is said.
    pub from: Option<(String, Span)>,
    pub known: Known,
    /// None where something that it cannot do without is wrong.
    pub derived: Option<Derived>,
}

pub(super) fn lower(cx: &mut Lowering<'_>, spec: &Spec) -> Vec<Cutting> {
    let written = items(spec.derive.as_ref());
    let ids = written.iter().filter_map(|derive| derive.id.as_ref());
    ids::declare(cx, ids::DERIVED, ids);
    written
        .iter()
        .filter_map(|derive| lower_one(cx, spec, derive))
        .collect()
}

fn lower_one(cx: &mut Lowering<'_>, spec: &Spec, derive: &surface::Derive) -> Option<Cutting> {
    // A type that could not be read was reported, and may have been meant as this one.
    let is_subdomain = match derive.kind {
        Some(kind) => kind == DeriveType::Subdomain,
        None => derive.has("type"),
    };
    let cut = cut(cx, derive);
    let sources = match &derive.from {
        Some(from) => sources(cx, spec, from),
        None => Vec::new(),
    };
    let id = &derive.id.as_ref()?.0;
    let sort = if is_subdomain {
        Sort::Subdomain
    } else {
        Sort::Line
    };
    let known = Known {
        is_secret: sources
            .iter()
            .any(|field| matches!(field, surface::Field::Secret(_))),
        is_excused: sources.iter().all(|field| field.not_secret().is_some()),
        ..Known::new(&id.text, id.span, What::Derived, sort)
    };
    let from = derive.from.as_ref();
    Some(Cutting {
        id: id.text.clone(),
        from: from.map(|from| (from.0.text.clone(), from.0.span)),
        derived: (|| {
            Some(Derived {
                id: id_of(derive.id.as_ref())?,
                from: id_of(from)?,
                cut: cut?,
                is_subdomain,
                span: id.span,
            })
        })(),
        known,
    })
}

fn cut(cx: &mut Lowering<'_>, derive: &surface::Derive) -> Option<Cut> {
    let (marks, is_last) = match (&derive.after_last, &derive.before_first) {
        (Some(after), Some(before)) => {
            let (first, second) = if after.0.span < before.0.span {
                (after.0.span, before.0.span)
            } else {
                (before.0.span, after.0.span)
            };
            cx.report(problem::cut_twice(second, first));
            return None;
        }
        (Some(after), None) => (&after.0, true),
        (None, Some(before)) => (&before.0, false),
        (None, None) => {
            if !derive.has("after_last") && !derive.has("before_first") {
                cx.report(problem::not_cut(derive.anchor));
            }
            return None;
        }
    };
    let is_mark = |c: char| c.is_ascii_punctuation();
    if marks.text.is_empty() {
        // The schema says so.
        return None;
    }
    if !marks.text.chars().all(is_mark) || marks.text.len() > MOST_MARKS {
        cx.report(problem::invalid_marks(marks.span, &marks.text));
        return None;
    }
    let text = marks.text.clone();
    Some(if is_last {
        Cut::AfterLast(text)
    } else {
        Cut::BeforeFirst(text)
    })
}

/// The fields of that id, in any method: each must be one that always has a value to cut from.
fn sources<'a>(
    cx: &mut Lowering<'_>,
    spec: &'a Spec,
    from: &surface::IdText,
) -> Vec<&'a surface::Field> {
    let (name, span) = (from.0.text.as_str(), from.0.span);
    let methods = items(spec.auth.as_ref());
    let own = methods.iter().flat_map(|method| items(method.fields()));
    let all: Vec<_> = items(spec.fields.as_ref()).iter().chain(own).collect();
    let is_named = |field: &&&surface::Field| field.id().is_some_and(|id| id.0.text == name);
    let found: Vec<_> = all.iter().filter(is_named).copied().collect();
    for field in &found {
        let declared = field.id().map_or(span, |id| id.0.span);
        let is_line = match field {
            surface::Field::Text(_) => true,
            surface::Field::Secret(secret) => secret.widget.is_none(),
            _ => false,
        };
        if !is_line {
            cx.report(problem::not_a_line(span, name, declared));
        } else if !field::is_required(field) {
            cx.report(template_problem::optional(
                span,
                name,
                declared,
                WayOut::Required,
            ));
        }
    }
    let is_whole = spec.auth.as_ref().is_some_and(|auth| auth.is_whole)
        && methods.iter().all(super::fields::are_known)
        && super::fields::shared_are_known(spec);
    if found.is_empty() && is_whole && id_of(Some(from)).is_some() {
        let mut known: Vec<_> = all
            .iter()
            .filter_map(|field| Some(field.id()?.0.text.as_str()))
            .collect();
        known.dedup();
        cx.report(reference::field(span, name, None, &known));
    }
    found
}

/// The patterns that make sure that a value can be cut.
pub(super) fn patterns(derived: &Derived) -> Vec<String> {
    let (marks, is_last) = match &derived.cut {
        Cut::AfterLast(marks) => (marks, true),
        Cut::BeforeFirst(marks) => (marks, false),
    };
    let escaped: String = marks.chars().map(escape).collect();
    if derived.is_subdomain {
        return vec![if is_last {
            format!("{escaped}{LABEL}$")
        } else {
            format!("^{LABEL}{escaped}")
        }];
    }
    // Something stands on that side: the value does not end, or begin, with the marks.
    let edge = if is_last {
        marks.chars().last()
    } else {
        marks.chars().next()
    };
    let edge: String = edge.map(escape).into_iter().collect();
    vec![
        escaped,
        if is_last {
            format!("[^{edge}]$")
        } else {
            format!("^[^{edge}]")
        },
    ]
}

/// A DNS label. If there are marks in it, what stands behind the last or before the first of them is
/// one as well, because a label neither starts nor ends with a mark.
const LABEL: &str = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

/// A punctuation mark in a pattern.
fn escape(mark: char) -> String {
    if "^$\\.*+?()[]{}|".contains(mark) {
        format!("\\{mark}")
    } else {
        mark.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern;
    use regex::Regex;

    /// Every mark alone and twice, for every way to cut: the patterns are in the dialect, and what
    /// passes them can be cut and fits.
    #[test]
    fn what_passes_can_be_cut() {
        let values = [
            "",
            "a",
            "-",
            "a-",
            "-a",
            "a-b",
            "a--b",
            "a-b-c",
            "key-us21",
            "key-us 21",
            "a---b",
            "a-b--",
            "é-ü",
            "a:b",
            "a::b",
            "a:::b-c",
            "::",
            ":a:",
            "a.b.c",
            ".a.",
            "a--b-",
            "--a",
        ];
        let span = Span::new(connspec_diagnostics::FileId(0), 0, 0);
        let label = Regex::new(pattern::SUBDOMAIN).unwrap();
        let mut cuts = 0;
        for mark in ('!'..='~').filter(char::is_ascii_punctuation) {
            for marks in [mark.to_string(), format!("{mark}{mark}")] {
                for (cut, is_subdomain) in [
                    (Cut::AfterLast(marks.clone()), true),
                    (Cut::AfterLast(marks.clone()), false),
                    (Cut::BeforeFirst(marks.clone()), true),
                    (Cut::BeforeFirst(marks.clone()), false),
                ] {
                    let id = || crate::Id::new("x").unwrap();
                    let derived = Derived {
                        id: id(),
                        from: id(),
                        cut,
                        is_subdomain,
                        span,
                    };
                    let patterns = patterns(&derived);
                    for pattern in &patterns {
                        assert_eq!(pattern::check(pattern), Ok(()), "{pattern}");
                    }
                    let all: Vec<_> = patterns.iter().map(|p| Regex::new(p).unwrap()).collect();
                    // The values again with these marks for the ones they have.
                    let own = values.map(|value| value.replace('-', &marks));
                    for value in values.iter().copied().chain(own.iter().map(String::as_str)) {
                        if !all.iter().all(|pattern| pattern.is_match(value)) {
                            continue;
                        }
                        let cut = match &derived.cut {
                            Cut::AfterLast(marks) => value.rsplit_once(marks.as_str()).unwrap().1,
                            Cut::BeforeFirst(marks) => value.split_once(marks.as_str()).unwrap().0,
                        };
                        assert!(!cut.is_empty(), "{value} {patterns:?}");
                        assert!(!is_subdomain || label.is_match(cut), "{value} {patterns:?}");
                        cuts += 1;
                    }
                }
            }
        }
        assert!(cuts > 500, "{cuts}");
    }
}
