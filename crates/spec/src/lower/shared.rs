//! Sections that several guides share, and the guides that bring them in.

use connspec_diagnostics::Span;

use super::reader::Reader;
use super::{Lowering, ids, items};
use crate::Id;
use crate::problem::{guide as problem, reference};
use crate::surface::{self, SectionEntry, Spec};

/// The sections that guides share.
pub(super) struct Shared<'a> {
    sections: &'a [surface::Section],
    /// Whether these are all that were written.
    is_whole: bool,
}

impl<'a> Shared<'a> {
    pub fn new(cx: &mut Lowering<'_>, spec: &'a Spec) -> Self {
        let sections = items(spec.sections.as_ref());
        ids::declare(
            cx,
            ids::SECTIONS,
            sections.iter().filter_map(|section| section.id.as_ref()),
        );
        let is_whole = match &spec.sections {
            Some(sections) => {
                let mut ids = sections.items.iter().map(|section| section.id.as_ref());
                sections.is_whole && ids.all(|id| super::id_of(id).is_some())
            }
            None => !spec.has("sections"),
        };
        Self { sections, is_whole }
    }

    /// Whether a guide of a method could be read in full, with all that it brings in. What seems
    /// to be missing from it may stand where it could not; that was reported.
    pub fn is_readable(&self, method: &surface::AuthMethod, reader: Reader) -> bool {
        let Some(guide) = reader.guide(method) else {
            return !method.has(reader.guide_key());
        };
        let has_steps =
            |section: &surface::Section| section.steps.as_ref().is_some_and(|steps| steps.is_whole);
        guide.sections.as_ref().is_some_and(|entries| {
            entries.is_whole
                && entries.items.iter().all(|entry| match entry {
                    SectionEntry::Own(section) => has_steps(section),
                    SectionEntry::Shared(entry) => {
                        let id = entry.section.as_ref();
                        id.and_then(|id| find(self.sections, &id.0.text))
                            .is_some_and(has_steps)
                    }
                })
        })
    }

    /// The sections of a guide, shared ones included, in order.
    pub fn sections_of<'b>(
        &self,
        guide: Option<&'b surface::Guide>,
    ) -> impl Iterator<Item = &'b surface::Section> + use<'a, 'b>
    where
        'a: 'b,
    {
        let shared = self.sections;
        let entries = items(guide.and_then(|guide| guide.sections.as_ref()));
        entries
            .iter()
            .enumerate()
            .filter_map(move |(index, entry)| match entry {
                SectionEntry::Own(section) => Some(&**section),
                SectionEntry::Shared(entry) => {
                    let id = entry.section.as_ref()?;
                    let is_first = first_use(&entries[..index], &id.0.text).is_none();
                    find(shared, &id.0.text).filter(|_| is_first)
                }
            })
    }
}

/// Where a guide brings a shared section in for the first time.
fn first_use(entries: &[SectionEntry], id: &str) -> Option<Span> {
    entries.iter().find_map(|entry| match entry {
        SectionEntry::Own(_) => None,
        SectionEntry::Shared(entry) => {
            let used = &entry.section.as_ref()?.0;
            (used.text == id).then_some(used.span)
        }
    })
}

fn find<'a>(sections: &'a [surface::Section], id: &str) -> Option<&'a surface::Section> {
    sections
        .iter()
        .find(|section| section.id.as_ref().is_some_and(|known| known.0.text == id))
}

/// Reports shared sections that no guide uses; none where a guide could not be read.
pub(super) fn check_unused(cx: &mut Lowering<'_>, spec: &Spec, shared: &Shared<'_>) {
    let methods = items(spec.auth.as_ref());
    let readers = [Reader::Person, Reader::Operator];
    let is_readable = spec.auth.as_ref().is_some_and(|auth| auth.is_whole)
        && methods.iter().all(|method| {
            readers
                .iter()
                .all(|reader| shared.is_readable(method, *reader))
        });
    if !is_readable {
        return;
    }
    for id in shared
        .sections
        .iter()
        .filter_map(|section| section.id.as_ref())
    {
        let is_used = methods
            .iter()
            .flat_map(|method| readers.map(|reader| reader.guide(method)))
            .flatten()
            .any(|guide| first_use(items(guide.sections.as_ref()), &id.0.text).is_some());
        if !is_used {
            cx.report(problem::unused_section(id.0.span, &id.0.text));
        }
    }
}

/// Reports sections that are brought in and not known, or brought in twice. Gives whether all are
/// known.
pub(super) fn check_uses(
    cx: &mut Lowering<'_>,
    guide: &surface::Guide,
    shared: &Shared<'_>,
) -> bool {
    let mut is_known = true;
    let entries = items(guide.sections.as_ref());
    for (index, entry) in entries.iter().enumerate() {
        let SectionEntry::Shared(entry) = entry else {
            continue;
        };
        let Some(id) = &entry.section else { continue };
        if let Some(first) = first_use(&entries[..index], &id.0.text) {
            cx.report(problem::section_twice(id.0.span, &id.0.text, first));
        } else if find(shared.sections, &id.0.text).is_none() {
            let known: Vec<_> = shared
                .sections
                .iter()
                .filter_map(|section| Some(section.id.as_ref()?.0.text.as_str()))
                .collect();
            if shared.is_whole && Id::new(&id.0.text).is_some() {
                cx.report(reference::section(id.0.span, &id.0.text, &known));
            }
            is_known = false;
        }
    }
    is_known
}
