//! The guide of a method: its own sections and the shared ones.

use super::auth::note_kind;
use super::reader::Reader;
use super::scope::Scopes;
use super::shared::{Shared, check_uses};
use super::{Lowering, ids, items, prose};
use crate::Id;
use crate::markdown::image_source;
use crate::model::{Guide, Image, Note, Section, Step, StepRef};
use crate::problem::guide as problem;
use crate::surface::{self, leaf};

/// What a guide gives.
#[derive(Default)]
pub(super) struct Gives {
    /// The fields, each with its step; the first step that gives a field comes first.
    pub fields: Vec<(String, StepRef)>,
    /// Whether something in the guide could not be read: a field that seems not to be given may be
    /// meant by it, and that was reported.
    pub is_uncertain: bool,
}

/// Lowers the guide that a reader has; a method without one has an empty guide.
pub(super) fn lower(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    reader: Reader,
    scope: &prose::Scope<'_>,
    shared: &Shared<'_>,
    scopes: &Scopes<'_>,
) -> (Option<Guide>, Gives) {
    let mut gives = Gives {
        is_uncertain: !shared.is_readable(method, reader),
        ..Gives::default()
    };
    let Some(guide) = reader.guide(method) else {
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
        .map(|section| lower_section(cx, section, scope, scopes, &mut gives))
        .collect();
    gives.is_uncertain |= guide.has("gives");
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
    scopes: &Scopes<'_>,
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
    let about = scopes.named(cx, section.scopes.as_ref());
    gives.is_uncertain |= section.has("gives");
    let steps: Vec<_> = items(section.steps.as_ref())
        .iter()
        .map(|step| lower_step(cx, step, id.as_ref(), scope, scopes, gives))
        .collect();
    Some(Section {
        id: id?,
        title: prose::plain(section.title.as_ref()?),
        intro,
        when_needed,
        scopes: about?,
        steps: steps.into_iter().collect::<Option<_>>()?,
    })
}

fn lower_step(
    cx: &mut Lowering<'_>,
    step: &surface::Step,
    section: Option<&Id>,
    scope: &prose::Scope<'_>,
    scopes: &Scopes<'_>,
    gives: &mut Gives,
) -> Option<Step> {
    let id = super::id_of(step.id.as_ref());
    let body = step
        .body
        .as_ref()
        .map(|text| prose::blocks(cx, text, scope));
    let mut given = Vec::new();
    gives.is_uncertain |=
        step.has("gives") && step.gives.as_ref().is_none_or(|gives| !gives.is_whole);
    ids::once(cx, items(step.gives.as_ref()));
    for field in items(step.gives.as_ref()) {
        let known = scope.has_field(cx, field);
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
    let about = scopes.named(cx, step.scopes.as_ref());
    let shown = scopes.named(cx, step.show_scopes.as_ref());
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
        scopes: about?,
        show_scopes: shown?,
    })
}

fn lower_image(cx: &mut Lowering<'_>, image: &surface::Image) -> Option<Image> {
    let src = &image.src.as_ref()?.0;
    let source = match image_source(&src.text, src.span) {
        Ok(source) => Some(source),
        Err((why, help)) => {
            // Others are the schema's to report.
            if leaf::is_media(&src.text) {
                cx.report(problem::link_not_allowed(src.span, why, help));
            }
            None
        }
    };
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
