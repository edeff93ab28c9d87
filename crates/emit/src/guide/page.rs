//! The page of one auth method.
//!
//! What a template is given, each of it encoded for the flavour:
//!
//! | Name | Holds |
//! |---|---|
//! | `source`, `edit` | the spec's path, and where to edit it or nothing |
//! | `name`, `label`, `product` | of the connector, the auth method and the publisher, for a title |
//! | `last_verified` | of the connector, or nothing |
//! | `warning`, `prerequisites` | blocks, or nothing |
//! | `sections` | each with `anchor`, `title`, `lead` (blocks), `ends_in_numbers` (whether the lead does) and `steps` |
//! | `steps` | each with `anchor`, `title`, `body`, `picture`, `note` (blocks), `marker`, `indent` |
//! | `linking` | the closing part: `title`, `steps` (`title`, `body`, `marker`, `indent`), `outro` |

use connspec_spec::Text;
use connspec_spec::model::{AuthMethod, Block, Connector, NoteKind, Section, Step};
use minijinja::{Value, context};

use super::backend::Backend;
use super::blocks::{aside, bold, bullets};
use super::encode::block::step_marker;
use super::encode::destination;
use super::encoded::Encoded;
use super::leaves::Leaves;
use crate::{LinkStep, Publisher};

/// The values of a page's template.
pub(crate) fn context<B: Backend>(
    connector: &Connector,
    method: &AuthMethod,
    publisher: &Publisher,
) -> Value {
    let guide = &method.guide;
    let linking = &publisher.link_account;
    let edit = publisher
        .edit_base
        .as_ref()
        .map(|base| destination::url(&format!("{base}/{}", connector.source)));
    context! {
        source => Encoded::new(destination::url(&connector.source)),
        edit => edit.map(Encoded::new),
        name => B::name(&connector.name),
        label => B::name(&method.label),
        product => B::name(&publisher.product),
        last_verified => connector.last_verified.as_deref().map(Encoded::new),
        warning => guide.warning.as_ref().map(|text| B::callout(NoteKind::Warning, text)),
        prerequisites => B::blocks(&bullets(guide.prerequisites.iter().cloned())),
        sections => list(guide.sections.iter().map(section::<B>)),
        linking => context! {
            title => B::heading(&linking.title),
            steps => list(linking.steps.iter().enumerate().map(|(at, step)| {
                linking_step::<B>(at, step, method)
            })),
            outro => B::blocks(&linking.outro),
        },
    }
}

fn section<B: Backend>(section: &Section) -> Value {
    let when = section.when_needed.as_ref();
    let mut lead = when.map(|text| aside(text)).unwrap_or_default();
    lead.extend_from_slice(&section.intro);
    context! {
        anchor => Encoded::new(section.id.slug()),
        title => B::heading(&section.title),
        ends_in_numbers => matches!(lead.last(), Some(Block::List { start: Some(_), .. })),
        lead => B::blocks(&lead),
        steps => list(section.steps.iter().enumerate().map(|(at, one)| step::<B>(at, one))),
    }
}

fn step<B: Backend>(at: usize, step: &Step) -> Value {
    let marker = step_marker(at);
    context! {
        anchor => Encoded::new(step.id.slug()),
        title => B::step_title(&step.title),
        body => B::step_body(&step.body),
        picture => step.image.as_ref().map(|image| B::picture(image)),
        note => step.note.as_ref().map(|note| B::callout(note.kind, &note.text)),
        indent => marker.len(),
        marker => Encoded::new(marker),
    }
}

fn linking_step<B: Backend>(at: usize, step: &LinkStep, method: &AuthMethod) -> Value {
    let marker = step_marker(at);
    let mut body = step.body.clone();
    if step.lists_fields {
        body.extend(bullets(
            method.fields.iter().map(|field| vec![bold(&field.label)]),
        ));
    }
    context! {
        title => B::step_title(&step.title),
        body => B::linking_step_body(&body),
        indent => marker.len(),
        marker => Encoded::new(marker),
    }
}

fn list(values: impl Iterator<Item = Value>) -> Value {
    Value::from(values.collect::<Vec<_>>())
}

/// The texts that the page must show, in this order.
pub(crate) fn leaves<'a>(
    connector: &'a Connector,
    method: &'a AuthMethod,
    publisher: &'a Publisher,
) -> Vec<&'a Text> {
    let guide = &method.guide;
    let mut leaves = Leaves::default();
    leaves.text(&connector.name);
    leaves.text(&method.label);
    leaves.inlines(guide.warning.iter().flatten());
    leaves.inlines(guide.prerequisites.iter().flatten());
    for section in &guide.sections {
        leaves.text(&section.title);
        leaves.inlines(section.when_needed.iter().flatten());
        leaves.blocks(&section.intro);
        for step in &section.steps {
            leaves.text(&step.title);
            leaves.blocks(&step.body);
            step.image.iter().for_each(|image| leaves.text(&image.alt));
            leaves.inlines(step.note.iter().flat_map(|note| &note.text));
        }
    }
    let linking = &publisher.link_account;
    leaves.text(&linking.title);
    for step in &linking.steps {
        leaves.text(&step.title);
        leaves.blocks(&step.body);
        if step.lists_fields {
            method
                .fields
                .iter()
                .for_each(|field| leaves.text(&field.label));
        }
    }
    leaves.blocks(&linking.outro);
    leaves.0
}
