//! The guide of a method: its own sections and the shared ones.

use super::auth::note_kind;
use super::{Lowering, ids, items, prose};
use crate::Id;
use crate::markdown::image_source;
use crate::model::{Guide, Image, Note, Section, Step, StepRef};
use crate::problem::{guide as problem, reference};
use crate::surface::{self, SectionEntry, Spec};

/// The sections that guides share.
pub(super) struct Shared<'a> {
    sections: &'a [surface::Section],
}

/// What a guide gives.
#[derive(Default)]
pub(super) struct Gives {
    /// The fields, each with its step; the first step that gives a field comes first.
    pub fields: Vec<(String, StepRef)>,
    /// Whether something in the guide could not be read: a field that seems not to be given may be
    /// meant by it, and that was reported.
    pub is_uncertain: bool,
}

impl<'a> Shared<'a> {
    pub fn new(cx: &mut Lowering<'_>, spec: &'a Spec) -> Self {
        let sections = items(spec.sections.as_ref());
        ids::declare(
            cx,
            ids::SECTIONS,
            sections.iter().filter_map(|section| section.id.as_ref()),
        );
        Self { sections }
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
        items(guide.and_then(|guide| guide.sections.as_ref()))
            .iter()
            .filter_map(move |entry| match entry {
                SectionEntry::Own(section) => Some(&**section),
                SectionEntry::Shared(entry) => find(shared, &entry.section.as_ref()?.0.text),
            })
    }
}

fn find<'a>(sections: &'a [surface::Section], id: &str) -> Option<&'a surface::Section> {
    sections
        .iter()
        .find(|section| section.id.as_ref().is_some_and(|known| known.0.text == id))
}

/// Lowers a guide; a method without one has an empty guide.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    guide: Option<&surface::Guide>,
    scope: &prose::Scope<'_>,
    shared: &Shared<'_>,
) -> (Option<Guide>, Gives) {
    let mut gives = Gives::default();
    let Some(guide) = guide else {
        return (Some(Guide::default()), gives);
    };
    let prerequisites = items(guide.prerequisites.as_ref())
        .iter()
        .map(|text| prose::inlines(cx, text, scope))
        .collect();
    let warning = guide
        .warning
        .as_ref()
        .map(|text| prose::inlines(cx, text, scope));
    let is_known = check_uses(cx, guide, shared);
    check_anchors(cx, guide, shared);
    let sections: Vec<_> = shared
        .sections_of(Some(guide))
        .map(|section| lower_section(cx, section, scope, &mut gives))
        .collect();
    gives.is_uncertain |= !is_known || guide.sections.is_none();
    let sections: Option<Vec<_>> = sections.into_iter().collect();
    let sections = sections.filter(|_| is_known && guide.sections.is_some());
    (
        sections.map(|sections| Guide {
            prerequisites,
            warning,
            sections,
        }),
        gives,
    )
}

/// Reports shared sections that no guide uses.
pub(super) fn check_unused(cx: &mut Lowering<'_>, spec: &Spec, shared: &Shared<'_>) {
    for id in shared
        .sections
        .iter()
        .filter_map(|section| section.id.as_ref())
    {
        let is_used = items(spec.auth.as_ref())
            .iter()
            .filter_map(surface::AuthMethod::guide)
            .flat_map(|guide| items(guide.sections.as_ref()))
            .any(|entry| match entry {
                SectionEntry::Shared(entry) => entry
                    .section
                    .as_ref()
                    .is_some_and(|used| used.0.text == id.0.text),
                SectionEntry::Own(_) => false,
            });
        if !is_used {
            cx.report(problem::unused_section(id.0.span, &id.0.text));
        }
    }
}

fn check_uses(cx: &mut Lowering<'_>, guide: &surface::Guide, shared: &Shared<'_>) -> bool {
    let mut is_known = true;
    for entry in items(guide.sections.as_ref()) {
        let SectionEntry::Shared(entry) = entry else {
            continue;
        };
        let Some(id) = &entry.section else { continue };
        if find(shared.sections, &id.0.text).is_none() {
            let known: Vec<_> = shared
                .sections
                .iter()
                .filter_map(|section| Some(section.id.as_ref()?.0.text.as_str()))
                .collect();
            cx.report(reference::section(id.0.span, &id.0.text, &known));
            is_known = false;
        }
    }
    is_known
}

/// Sections and steps are anchors of one page: their ids are unique together.
fn check_anchors(cx: &mut Lowering<'_>, guide: &surface::Guide, shared: &Shared<'_>) {
    let anchors: Vec<_> = shared
        .sections_of(Some(guide))
        .flat_map(|section| {
            let steps = items(section.steps.as_ref())
                .iter()
                .filter_map(|step| step.id.as_ref());
            section.id.iter().chain(steps)
        })
        .collect();
    ids::declare(cx, ids::ANCHORS, anchors);
}

fn lower_section(
    cx: &mut Lowering<'_>,
    section: &surface::Section,
    scope: &prose::Scope<'_>,
    gives: &mut Gives,
) -> Option<Section> {
    let id = super::id_of(section.id.as_ref());
    let intro = section
        .intro
        .as_ref()
        .map_or_else(Vec::new, |text| prose::blocks(cx, text, scope));
    let when_needed = section
        .when_needed
        .as_ref()
        .map(|text| prose::inlines(cx, text, scope));
    gives.is_uncertain |= section.steps.is_none();
    let steps: Vec<_> = items(section.steps.as_ref())
        .iter()
        .map(|step| lower_step(cx, step, id.as_ref(), scope, gives))
        .collect();
    Some(Section {
        id: id?,
        title: prose::plain(section.title.as_ref()?),
        intro,
        when_needed,
        steps: steps.into_iter().collect::<Option<_>>()?,
    })
}

fn lower_step(
    cx: &mut Lowering<'_>,
    step: &surface::Step,
    section: Option<&Id>,
    scope: &prose::Scope<'_>,
    gives: &mut Gives,
) -> Option<Step> {
    let id = super::id_of(step.id.as_ref());
    let body = step
        .body
        .as_ref()
        .map(|text| prose::blocks(cx, text, scope));
    let mut given = Vec::new();
    gives.is_uncertain |= step.has("gives") && items(step.gives.as_ref()).is_empty();
    for field in items(step.gives.as_ref()) {
        let known = scope.find_field(cx, &field.0.text, field.0.span);
        gives.is_uncertain |= !known;
        given.push(Id::new(&field.0.text).filter(|_| known));
        // A step without an id of its own still gives its fields.
        if let Some(section) = section.or(id.as_ref()) {
            let step = id.clone().unwrap_or_else(|| section.clone());
            gives.fields.push((
                field.0.text.clone(),
                StepRef {
                    section: section.clone(),
                    step,
                },
            ));
        }
    }
    let image = step.image.as_ref().map(|image| lower_image(cx, image));
    let note = step.note.as_ref().map(|note| lower_note(cx, note, scope));
    Some(Step {
        id: id?,
        title: prose::plain(step.title.as_ref()?),
        body: body?,
        gives: given.into_iter().collect::<Option<_>>()?,
        image: match image {
            Some(image) => Some(image?),
            None => None,
        },
        note: match note {
            Some(note) => Some(note?),
            None => None,
        },
    })
}

fn lower_image(cx: &mut Lowering<'_>, image: &surface::Image) -> Option<Image> {
    let src = &image.src.as_ref()?.0;
    let source = image_source(&src.text);
    if source.is_none() && src.text.starts_with(['/', 'h']) {
        cx.report(problem::link_not_allowed(
            src.span,
            "this is not the address of a picture",
            "write `https://host/path`, or a path of the docs site that starts with one `/`",
        ));
    }
    Some(Image {
        src: source?,
        alt: prose::plain(image.alt.as_ref()?),
    })
}

fn lower_note(
    cx: &mut Lowering<'_>,
    note: &surface::Note,
    scope: &prose::Scope<'_>,
) -> Option<Note> {
    let text = note
        .text
        .as_ref()
        .map(|text| prose::inlines(cx, text, scope));
    Some(Note {
        kind: note_kind(note.kind?),
        text: text?,
    })
}
