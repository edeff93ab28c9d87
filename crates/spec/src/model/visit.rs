//! A walk over every text leaf of a connector.
//!
//! The promise that author text never changes the shape of an output is tested by replacing every
//! leaf and comparing shapes; this walk says what "every leaf" is. Destructuring without `..`
//! makes a new part of the model fail to compile here.

use super::{
    Advice, AuthMethod, Block, Check, CheckStep, Choice, Connector, Field, FieldKind, Guide, Image,
    Inline, Message, Note, Notice, Scope, Section, Selector, Step,
};
use crate::Text;

impl Connector {
    /// Calls `visit` with every text leaf, in the order of the spec.
    pub fn visit_texts(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        let Self {
            id: _,
            name,
            description,
            logo: _,
            categories: _,
            website: _,
            api_reference: _,
            last_verified: _,
            status: _,
            previous_ids: _,
            addresses,
            derived: _,
            scopes,
            methods,
            source: _,
            span: _,
        } = self;
        visit(name);
        inlines(description, visit);
        selector(&mut addresses.regions, visit);
        selector(&mut addresses.environments, visit);
        for Scope {
            id: _,
            value: _,
            label,
            help,
            includes: _,
        } in scopes
        {
            visit(label);
            help.iter_mut().for_each(|help| inlines(help, visit));
        }
        methods
            .iter_mut()
            .for_each(|method| auth_method(method, visit));
    }
}

fn selector(selector: &mut Option<Selector>, visit: &mut dyn FnMut(&mut Text)) {
    if let Some(Selector {
        label,
        help,
        options,
    }) = selector
    {
        visit(label);
        help.iter_mut().for_each(|help| inlines(help, visit));
        options.iter_mut().for_each(|option| choice(option, visit));
    }
}

fn auth_method(method: &mut AuthMethod, visit: &mut dyn FnMut(&mut Text)) {
    let AuthMethod {
        id: _,
        label,
        summary,
        kind: _,
        fields,
        setup_fields,
        notices,
        placements: _,
        session: _,
        scopes: _,
        check,
        guide: own_guide,
        setup_guide,
        span: _,
    } = method;
    visit(label);
    summary
        .iter_mut()
        .for_each(|summary| inlines(summary, visit));
    let all_fields = fields.iter_mut().chain(setup_fields);
    all_fields.for_each(|one| field(one, visit));
    for Notice {
        kind: _,
        text,
        before: _,
    } in notices
    {
        inlines(text, visit);
    }
    match check {
        Check::None(reason) => inlines(reason, visit),
        Check::Steps(steps) => {
            for CheckStep {
                title,
                request: _,
                expect: _,
                account: _,
                advice,
            } in steps
            {
                visit(title);
                for Advice {
                    status: _,
                    fields: _,
                    text,
                } in advice
                {
                    inlines(text, visit);
                }
            }
        }
    }
    guide(own_guide, visit);
    setup_guide.iter_mut().for_each(|one| guide(one, visit));
}

fn guide(guide: &mut Guide, visit: &mut dyn FnMut(&mut Text)) {
    let Guide {
        prerequisites,
        warning,
        sections,
    } = guide;
    prerequisites
        .iter_mut()
        .for_each(|item| inlines(item, visit));
    warning
        .iter_mut()
        .for_each(|warning| inlines(warning, visit));
    sections.iter_mut().for_each(|one| section(one, visit));
}

fn field(field: &mut Field, visit: &mut dyn FnMut(&mut Text)) {
    let Field {
        id: _,
        label,
        help,
        placeholder,
        required: _,
        kind,
        trim: _,
        section,
        messages,
        default: _,
        given_by: _,
        valid,
        invalid,
        span: _,
    } = field;
    visit(label);
    help.iter_mut().for_each(|help| inlines(help, visit));
    placeholder.iter_mut().for_each(&mut *visit);
    section.iter_mut().for_each(&mut *visit);
    if let FieldKind::Select(choices) = kind {
        choices.iter_mut().for_each(|one| choice(one, visit));
    }
    for Message { keyword: _, text } in messages {
        visit(text);
    }
    valid.iter_mut().for_each(&mut *visit);
    invalid.iter_mut().for_each(&mut *visit);
}

fn choice(choice: &mut Choice, visit: &mut dyn FnMut(&mut Text)) {
    let Choice {
        id: _,
        label,
        help,
        value: _,
        span: _,
    } = choice;
    visit(label);
    help.iter_mut().for_each(|help| inlines(help, visit));
}

fn section(section: &mut Section, visit: &mut dyn FnMut(&mut Text)) {
    let Section {
        id: _,
        title,
        intro,
        when_needed,
        scopes: _,
        steps,
    } = section;
    visit(title);
    blocks(intro, visit);
    when_needed.iter_mut().for_each(|text| inlines(text, visit));
    for Step {
        id: _,
        title,
        body,
        gives: _,
        image,
        note,
        scopes: _,
        show_scopes: _,
    } in steps
    {
        visit(title);
        blocks(body, visit);
        if let Some(Image { src: _, alt }) = image {
            visit(alt);
        }
        if let Some(Note { kind: _, text }) = note {
            inlines(text, visit);
        }
    }
}

/// Calls `visit` with every text leaf of `blocks`, in reading order.
pub fn visit_block_texts(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Text)) {
    self::blocks(blocks, visit);
}

fn blocks(blocks_: &mut [Block], visit: &mut dyn FnMut(&mut Text)) {
    for block in blocks_ {
        match block {
            Block::Paragraph(content) => inlines(content, visit),
            Block::List { start: _, items } => {
                items.iter_mut().for_each(|item| blocks(item, visit));
            }
            Block::Code { language: _, text } => visit(text),
            Block::Table {
                alignments: _,
                head,
                rows,
            } => {
                head.iter_mut().for_each(|cell| inlines(cell, visit));
                rows.iter_mut()
                    .flatten()
                    .for_each(|cell| inlines(cell, visit));
            }
        }
    }
}

fn inlines(content: &mut [Inline], visit: &mut dyn FnMut(&mut Text)) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => visit(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content } => inlines(content, visit),
            Inline::Image(Image { src: _, alt }) => visit(alt),
            Inline::Break => {}
        }
    }
}
