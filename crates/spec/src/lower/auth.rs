//! Auth methods.

use super::address::Table;
use super::fields::Fields;
use super::shared::{Shared, check_unused};
use super::{Lowering, check, field, guide, ids, items, placement, prose, template, unused};
use crate::model::{AuthKind, AuthMethod, Basic, Field, NoteKind, Notice, Part, Placement};
use crate::problem::guide as problem;
use crate::surface::{self, Spec};

pub(super) fn lower(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    table: &Table<'_>,
) -> Option<Vec<AuthMethod>> {
    let methods = items(spec.auth.as_ref());
    ids::declare(
        cx,
        ids::METHODS,
        methods.iter().filter_map(|method| method.id()),
    );
    let shared = Shared::new(cx, spec);
    check_unused(cx, spec, &shared);
    let mut lowered = Vec::new();
    let mut is_whole = !methods.is_empty();
    let fields = Fields::of_methods(spec, table);
    for (method, fields) in methods.iter().zip(&fields) {
        match lower_method(cx, spec, method, fields, &shared) {
            Some(method) => lowered.push(method),
            None => is_whole = false,
        }
    }
    unused::check(cx, spec, table, &fields);
    is_whole.then_some(lowered)
}

fn lower_method(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    shared: &Shared<'_>,
) -> Option<AuthMethod> {
    let scope = prose::Scope::of_method(fields, method, spec, shared);
    let label = method.label().map(prose::plain);
    let summary = method
        .summary()
        .map(|summary| prose::inlines(cx, summary, &scope));
    fields.check_addresses(cx);
    let placements = lower_placements(cx, method, fields);
    let notices = lower_notices(cx, method, fields, &scope);
    let check = check::lower(cx, method.check(), fields, &scope);
    let (guide, gives) = guide::lower(cx, method, &scope, shared);
    // Which shared fields it has is known once its templates were looked at.
    let lowered = field::lower(cx, method, spec, fields, &scope);
    fields.check_mentions(cx);
    let lowered = lowered.map(|lowered| with_steps(cx, lowered, &gives));
    Some(AuthMethod {
        id: super::id_of(method.id())?,
        label: label?,
        summary,
        kind: kind(method),
        fields: lowered?,
        setup_fields: Vec::new(),
        notices: notices?,
        placements: placements?,
        session: None,
        scopes: Vec::new(),
        check: check?,
        guide: guide?,
        setup_guide: None,
        span: method.id()?.0.span,
    })
}

fn kind(method: &surface::AuthMethod) -> AuthKind {
    match method {
        surface::AuthMethod::ApiKey(_) => AuthKind::ApiKey,
        surface::AuthMethod::Basic(_) => AuthKind::Basic,
        surface::AuthMethod::Bearer(_) => AuthKind::Bearer,
    }
}

fn lower_placements(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
) -> Option<Vec<Placement>> {
    match method {
        surface::AuthMethod::ApiKey(method) => placement::lower(cx, method, fields),
        surface::AuthMethod::Basic(method) => {
            if let (Some(username), Some(password)) = (&method.username, &method.password) {
                placement::require_one_field(
                    cx,
                    [password, username],
                    "neither `username` nor `password`",
                );
            }
            let username = method
                .username
                .as_ref()
                .map(|template| placement::value(cx, template, fields, None));
            let password = method
                .password
                .as_ref()
                .map(|template| placement::value(cx, template, fields, Some("password")));
            Some(vec![Placement::Basic(Basic {
                username: username?,
                password: password?,
                is_encoded: false,
            })])
        }
        surface::AuthMethod::Bearer(method) => {
            let token = method.token.as_ref().map(|template| {
                placement::require_field(cx, template, "token");
                placement::value(cx, template, fields, Some("token"))
            });
            let scheme = match &method.scheme {
                Some(scheme) => placement::scheme(cx, scheme)?,
                None => "Bearer".to_owned(),
            };
            let mut value = vec![Part::Literal(format!("{scheme} "))];
            template::append(&mut value, token?);
            Some(vec![Placement::Header("Authorization".to_owned(), value)])
        }
    }
}

fn lower_notices(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    scope: &prose::Scope<'_>,
) -> Option<Vec<Notice>> {
    let mut notices = Vec::new();
    for notice in items(method.notices()) {
        let text = notice
            .text
            .as_ref()
            .map(|text| prose::inlines(cx, text, scope));
        if let Some(before) = &notice.before {
            fields.named(cx, before);
        }
        notices.push((|| {
            Some(Notice {
                kind: note_kind(notice.kind?),
                text: text?,
                before: super::id_of(notice.before.as_ref()),
            })
        })());
    }
    notices.into_iter().collect()
}

pub(super) fn note_kind(kind: surface::NoteKind) -> NoteKind {
    match kind {
        surface::NoteKind::Info => NoteKind::Info,
        surface::NoteKind::Note => NoteKind::Note,
        surface::NoteKind::Tip => NoteKind::Tip,
        surface::NoteKind::Warning => NoteKind::Warning,
    }
}

/// Ties every field to the step that gives it; a required one without a step is a mistake.
fn with_steps(cx: &mut Lowering<'_>, fields: Vec<Field>, gives: &guide::Gives) -> Vec<Field> {
    fields
        .into_iter()
        .map(|mut field| {
            field.given_by = gives
                .fields
                .iter()
                .find(|(given, _)| given == field.id.as_str())
                .map(|(_, step)| step.clone());
            if field.given_by.is_none() && field.required && !gives.is_uncertain {
                cx.report(problem::field_not_given(field.span, field.id.as_str()));
            }
            field
        })
        .collect()
}
