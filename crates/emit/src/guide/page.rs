//! The pages of one auth method: for the person who links an account, and for the operator of the
//! product where there is something to set up.
//!
//! What a template is given, each of it encoded for the flavour:
//!
//! | Name | Holds |
//! |---|---|
//! | `source`, `edit` | the spec's path, and where to edit it or nothing |
//! | `name`, `label`, `product` | of the connector, the auth method and the publisher, for a title |
//! | `short_title` | what navigation calls it: the label, or the connector's name where this is its only page |
//! | `last_verified` | of the connector, or nothing |
//! | `status`, `warning` | remarks, or nothing |
//! | `other_ways`, `prerequisites` | blocks, or nothing |
//! | `sections` | each with `anchor`, `scopes` (ids, with spaces between), `title`, `lead` (blocks), `ends_in_numbers` (whether the lead does) and `steps` |
//! | `steps` | each with `anchor`, `scopes`, `shown_scopes` (ids, the scopes to choose), `title`, `body` (with a list of these), `picture`, `note` (blocks), `marker`, `indent` |
//! | `linking` | the closing part for a person: `title`, `steps` (`title`, `body`, `marker`, `indent`), `outro` |
//! | `addresses` | a table of the addresses that depend on a choice, or nothing |
//! | `values` | the closing part for the operator: what to fill in, as blocks |

use connspec_diagnostics::Span;
use connspec_spec::model::{
    AuthMethod, Block, Connector, Field, FieldKind, Guide, Inline, NoteKind, Scope, Section, Step,
};
use connspec_spec::{Id, Text};
use minijinja::{Value, context};

use super::backend::Backend;
use super::blocks::{aside, bold, bullets};
use super::encode::block::step_marker;
use super::encode::destination;
use super::encoded::Encoded;
use super::extra::Extra;
use super::leaves::{Leaf, LeafKind, Leaves};
use crate::{LinkAccount, LinkStep, Publisher};

/// A page about one auth method.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) connector: &'a Connector,
    pub(crate) method: &'a AuthMethod,
    guide: &'a Guide,
    pub(crate) is_setup: bool,
}

impl<'a> Page<'a> {
    /// The pages of a connector, in the order of its methods.
    pub(crate) fn of_connector(connector: &'a Connector) -> impl Iterator<Item = Self> {
        connector.methods.iter().flat_map(move |method| {
            let page = |guide, is_setup| Self {
                connector,
                method,
                guide,
                is_setup,
            };
            let setup = method.setup_guide.as_ref();
            let setup = setup.map(|guide| page(guide, true));
            std::iter::once(page(&method.guide, false)).chain(setup)
        })
    }

    /// Its path in the folder of the flavour, without an extension.
    pub(crate) fn path(self) -> String {
        path(&self.connector.id, &self.method.id, self.is_setup)
    }

    /// Where the spec declares what it is about.
    pub(crate) fn span(self) -> Span {
        self.method.span
    }
}

/// The path of a page in the folder of a flavour, without an extension.
pub(crate) fn path(connector: &Id, method: &Id, is_setup: bool) -> String {
    let folder = if is_setup { "setup/" } else { "" };
    format!("{}/{folder}{}", connector.slug(), method.slug())
}

/// The values of a page's template.
pub(crate) fn context<B: Backend>(page: Page<'_>, extra: &Extra, publisher: &Publisher) -> Value {
    let Page {
        connector,
        method,
        guide,
        is_setup: _,
    } = page;
    let linking = &publisher.link_account;
    let edit = publisher
        .edit_base
        .as_ref()
        .map(|base| destination::address(&format!("{base}/{}", connector.source)));
    let scopes = &connector.scopes;
    let is_only = Page::of_connector(connector).nth(1).is_none();
    let short_title = if is_only {
        &connector.name
    } else {
        &method.label
    };
    context! {
        source => Encoded::new(destination::address(&connector.source)),
        edit => edit.map(Encoded::new),
        name => B::name(&connector.name),
        label => B::name(&method.label),
        product => B::name(&publisher.product),
        short_title => B::name(short_title),
        last_verified => connector.last_verified.map(|day| Encoded::new(day.value.to_string())),
        status => extra.status.as_ref().map(|note| B::callout(note.kind, &note.text)),
        other_ways => B::blocks(&extra.other_ways),
        warning => guide.warning.as_ref().map(|text| B::callout(NoteKind::Warning, text)),
        prerequisites => B::blocks(&bullets(guide.prerequisites.iter().cloned())),
        sections => list(guide.sections.iter().map(|one| section::<B>(one, scopes))),
        linking => context! {
            title => B::heading(&linking.title),
            steps => list(linking.steps.iter().enumerate().map(|(at, step)| {
                linking_step::<B>(at, step, method, linking)
            })),
            outro => B::blocks(&linking.outro),
        },
        addresses => B::blocks(&extra.addresses),
        values => B::blocks(&labels(&method.setup_fields, linking)),
    }
}

fn section<B: Backend>(section: &Section, scopes: &[Scope]) -> Value {
    let when = section.when_needed.as_ref();
    let mut lead = when.map(|text| aside(text)).unwrap_or_default();
    lead.extend_from_slice(&section.intro);
    let steps = section.steps.iter().enumerate();
    context! {
        anchor => B::section_anchor(&section.id.slug()),
        scopes => ids(&section.scopes),
        title => B::heading(&section.title),
        ends_in_numbers => matches!(lead.last(), Some(Block::List { start: Some(_), .. })),
        lead => B::blocks(&lead),
        steps => list(steps.map(|(at, one)| step::<B>(at, one, scopes))),
    }
}

fn step<B: Backend>(at: usize, step: &Step, scopes: &[Scope]) -> Value {
    let marker = step_marker(at);
    let mut body = step.body.clone();
    body.extend(bullets(shown(step, scopes).map(scope_line)));
    context! {
        anchor => Encoded::new(step.id.slug()),
        scopes => ids(&step.scopes),
        shown_scopes => ids(&step.show_scopes),
        title => B::step_title(&step.title),
        body => B::step_body(&body),
        picture => step.image.as_ref().map(|image| B::picture(image)),
        note => step.note.as_ref().map(|note| B::callout(note.kind, &note.text)),
        indent => marker.len(),
        marker => Encoded::new(marker),
    }
}

/// Ids are safe in an attribute as they are.
fn ids(ids: &[Id]) -> Encoded {
    let ids: Vec<_> = ids.iter().map(Id::as_str).collect();
    Encoded::new(ids.join(" "))
}

/// The scopes that a person is to choose in a step, in its order.
fn shown<'a>(step: &'a Step, scopes: &'a [Scope]) -> impl Iterator<Item = &'a Scope> {
    let ids = step.show_scopes.iter();
    ids.filter_map(|id| scopes.iter().find(|scope| scope.id == *id))
}

/// **Read tickets** (`read:tickets`): what it allows.
fn scope_line(scope: &Scope) -> Vec<Inline> {
    let span = scope.label.span();
    let text = |words: &str| Inline::Text(Text::new(words, span));
    let mut line = vec![
        bold(&scope.label),
        text(" ("),
        Inline::Code(Text::new(scope.value.as_str(), span)),
    ];
    match &scope.help {
        Some(help) => {
            line.push(text("): "));
            line.extend_from_slice(help);
        }
        None => line.push(text(")")),
    }
    line
}

/// The labels of fields, as a list.
fn labels(fields: &[Field], words: &LinkAccount) -> Vec<Block> {
    bullets(fields.iter().map(|field| {
        let text = |words: &str| Inline::Text(Text::new(words, field.label.span()));
        let mut line = vec![bold(&field.label)];
        if is_marked(field) {
            line.extend([text(" ("), Inline::Text(words.optional.clone()), text(")")]);
        }
        line
    }))
}

/// Whether a field is said to be optional. The form marks the same ones: of a tick box everybody
/// knows that it may be left alone.
fn is_marked(field: &Field) -> bool {
    !field.required && !matches!(field.kind, FieldKind::Boolean)
}

fn linking_step<B: Backend>(
    at: usize,
    step: &LinkStep,
    method: &AuthMethod,
    words: &LinkAccount,
) -> Value {
    let marker = step_marker(at);
    let mut body = step.body.clone();
    if step.lists_fields {
        body.extend(labels(&method.fields, words));
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
    page: Page<'a>,
    extra: &'a Extra,
    publisher: &'a Publisher,
) -> Vec<Leaf<'a>> {
    let Page {
        connector,
        method,
        guide,
        is_setup,
    } = page;
    let mut leaves = Leaves::default();
    leaves.text(&connector.name);
    leaves.text(&method.label);
    leaves.inlines(extra.status.iter().flat_map(|note| &note.text));
    leaves.inlines(guide.warning.iter().flatten());
    leaves.blocks(&extra.other_ways);
    leaves.inlines(guide.prerequisites.iter().flatten());
    for section in &guide.sections {
        leaves.leaf(LeafKind::Heading, &section.title);
        leaves.inlines(section.when_needed.iter().flatten());
        leaves.blocks(&section.intro);
        for step in &section.steps {
            leaves.leaf(LeafKind::Title, &step.title);
            leaves.blocks(&step.body);
            for scope in shown(step, &connector.scopes) {
                leaves.text(&scope.label);
                leaves.inlines(scope.help.iter().flatten());
            }
            if let Some(image) = &step.image {
                leaves.leaf(LeafKind::Alt, &image.alt);
            }
            leaves.inlines(step.note.iter().flat_map(|note| &note.text));
        }
    }
    let linking = &publisher.link_account;
    let label = |leaves: &mut Leaves<'a>, field: &'a Field| {
        leaves.text(&field.label);
        if is_marked(field) {
            leaves.text(&linking.optional);
        }
    };
    if is_setup {
        let fields = method.setup_fields.iter();
        fields.for_each(|field| label(&mut leaves, field));
        return leaves.0;
    }
    leaves.leaf(LeafKind::Heading, &linking.title);
    for step in &linking.steps {
        leaves.leaf(LeafKind::Title, &step.title);
        leaves.blocks(&step.body);
        if step.lists_fields {
            let fields = method.fields.iter();
            fields.for_each(|field| label(&mut leaves, field));
        }
    }
    leaves.blocks(&linking.outro);
    leaves.blocks(&extra.addresses);
    leaves.0
}
