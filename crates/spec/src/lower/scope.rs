//! Scopes: what methods may ask the vendor for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, ids, items, prose};
use crate::Id;
use crate::model::{Part, Scope, Template};
use crate::problem::{reference, scope as problem};
use crate::surface::{self, IdText, Items, Spec, ValueText};

/// The scopes of a connector as their uses see them: known even where something about one is
/// wrong.
pub(super) struct Scopes<'a> {
    written: &'a [surface::Scope],
    /// Where each stands in that list; the first of its name.
    positions: BTreeMap<&'a str, usize>,
    /// Whether these are all. Where one could not be read, an id that is not known may be meant by
    /// it, and that was reported.
    is_whole: bool,
    /// The ids that something names.
    used: BTreeSet<&'a str>,
}

impl<'a> Scopes<'a> {
    pub fn new(spec: &'a Spec) -> Self {
        let written = items(spec.scopes.as_ref());
        let ids = |scope: &surface::Scope| super::id_of(scope.id.as_ref()).is_some();
        let mut positions = BTreeMap::new();
        for (index, scope) in written.iter().enumerate() {
            if let Some(id) = &scope.id {
                positions.entry(id.0.text.as_str()).or_insert(index);
            }
        }
        Self {
            written,
            positions,
            is_whole: match &spec.scopes {
                Some(scopes) => scopes.is_whole && written.iter().all(ids),
                None => !spec.has("scopes"),
            },
            used: uses(spec).map(|id| id.0.text.as_str()).collect(),
        }
    }

    /// The scopes as the model has them.
    pub fn lower(&self, cx: &mut Lowering<'_>) -> Option<Vec<Scope>> {
        let ids = self.written.iter().filter_map(|scope| scope.id.as_ref());
        ids::declare(cx, ids::SCOPES, ids);
        self.check_cycles(cx);
        let outside = prose::Scope::default();
        let lowered: Vec<_> = self
            .written
            .iter()
            .map(|scope| {
                let help = scope
                    .help
                    .as_ref()
                    .map(|help| prose::inlines(cx, help, &outside));
                let includes = self.named(cx, scope.includes.as_ref());
                let value = scope.value.as_ref().map(|value| {
                    check_value(cx, value);
                    value.0.text.clone()
                });
                Some(Scope {
                    id: super::id_of(scope.id.as_ref())?,
                    value: value?,
                    label: prose::plain(scope.label.as_ref()?),
                    help,
                    includes: includes?,
                })
            })
            .collect();
        lowered
            .into_iter()
            .collect::<Option<_>>()
            .filter(|_| self.is_whole)
    }

    /// The scopes of a list of ids; unknown ones are reported.
    pub fn named(&self, cx: &mut Lowering<'_>, list: Option<&Items<IdText>>) -> Option<Vec<Id>> {
        ids::once(cx, items(list));
        let found: Vec<_> = items(list).iter().map(|id| self.find(cx, id)).collect();
        found
            .into_iter()
            .collect::<Option<_>>()
            .filter(|_| list.is_none_or(|list| list.is_whole))
    }

    fn find(&self, cx: &mut Lowering<'_>, name: &IdText) -> Option<Id> {
        let id = Id::new(&name.0.text)?;
        if self.position(&name.0.text).is_some() {
            return Some(id);
        }
        if self.is_whole {
            let known = self.written.iter().filter_map(|scope| scope.id.as_ref());
            let known: Vec<_> = known.map(|id| id.0.text.as_str()).collect();
            let meant = self.written.iter().find_map(|scope| {
                let value = scope.value.as_ref()?;
                (value.0.text == name.0.text).then_some(scope.id.as_ref()?.0.text.as_str())
            });
            cx.report(reference::scope(name.0.span, &name.0.text, meant, &known));
        }
        None
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// What the vendor calls the scopes of a list, as one text; nothing where none are asked for.
    pub fn joined(
        &self,
        cx: &mut Lowering<'_>,
        list: Option<&Items<IdText>>,
        separator: Option<&ValueText>,
    ) -> Option<Template> {
        let separator = match separator {
            Some(written) => {
                let text = written.0.text.as_str();
                if !text.bytes().all(|b| matches!(b, b' '..=b'~')) {
                    cx.report(problem::separator(written.0.span));
                }
                text
            }
            None => " ",
        };
        let values: Vec<_> = items(list)
            .iter()
            .filter_map(|id| self.written.get(self.position(&id.0.text)?))
            .filter_map(|scope| Some(scope.value.as_ref()?.0.text.as_str()))
            .collect();
        (!values.is_empty()).then(|| vec![Part::Literal(values.join(separator))])
    }

    /// Reports scopes that nothing names; none where something names what is not known, because
    /// it may mean them.
    pub fn check_unused(&self, cx: &mut Lowering<'_>) {
        if !self.used.iter().all(|id| self.positions.contains_key(id)) {
            return;
        }
        for id in self.written.iter().filter_map(|scope| scope.id.as_ref()) {
            let is_used = self.used.contains(id.0.text.as_str());
            if !is_used && Id::new(&id.0.text).is_some() {
                cx.report(problem::unused(id.0.span, &id.0.text));
            }
        }
    }

    /// Reports scopes that come with themselves, at the include that closes the circle.
    fn check_cycles(&self, cx: &mut Lowering<'_>) {
        let mut visits = vec![Visit::Before; self.written.len()];
        for start in 0..self.written.len() {
            self.visit(cx, start, &mut visits);
        }
    }

    fn visit(&self, cx: &mut Lowering<'_>, at: usize, visits: &mut [Visit]) {
        if visits[at] != Visit::Before {
            return;
        }
        visits[at] = Visit::Under;
        for include in items(self.written[at].includes.as_ref()) {
            let Some(next) = self.position(&include.0.text) else {
                continue;
            };
            match (visits[next], self.written[next].id.as_ref()) {
                (Visit::Under, Some(id)) => {
                    cx.report(problem::cycle(include.0.span, &id.0.text, id.0.span));
                }
                _ => self.visit(cx, next, visits),
            }
        }
        visits[at] = Visit::Done;
    }
}

/// How far the search for circles is with a scope.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Before,
    Under,
    Done,
}

/// Everything that names scopes.
fn uses(spec: &Spec) -> impl Iterator<Item = &IdText> {
    let methods = items(spec.auth.as_ref());
    let guides = methods
        .iter()
        .flat_map(|m| [m.guide(), m.setup_guide()])
        .flatten();
    let own = guides.flat_map(|guide| items(guide.sections.as_ref()));
    let own = own.filter_map(|entry| match entry {
        surface::SectionEntry::Own(section) => Some(&**section),
        surface::SectionEntry::Shared(_) => None,
    });
    let sections = own.chain(items(spec.sections.as_ref()));
    let in_guides = sections.flat_map(|section| {
        let steps = items(section.steps.as_ref()).iter();
        let steps = steps.flat_map(|step| [step.scopes.as_ref(), step.show_scopes.as_ref()]);
        steps.chain([section.scopes.as_ref()])
    });
    let included = items(spec.scopes.as_ref())
        .iter()
        .map(|scope| scope.includes.as_ref());
    let asked = methods.iter().map(surface::AuthMethod::scopes);
    in_guides.chain(included).chain(asked).flat_map(items)
}

/// RFC 6749, 3.3: visible ASCII without quotes and backslashes; a space separates two scopes.
fn check_value(cx: &mut Lowering<'_>, value: &ValueText) {
    let is_fine = |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'\\');
    if !value.0.text.bytes().all(is_fine) {
        cx.report(problem::value(value.0.span));
    }
}
