//! Auth methods.

use super::address::Table;
use super::check::Carried;
use super::fields::Fields;
use super::reader::Reader;
use super::scope::Scopes;
use super::shared::{Shared, check_unused};
use super::writers::Writers;
use super::{
    Lowering, check, exchange, field, guide, ids, items, names, oauth, placement, prose, unused,
};
use crate::model::{AuthKind, AuthMethod, Field, Guide, NoteKind, Notice, Placement, Session};
use crate::problem::guide as problem;
use crate::surface::{self, Spec};

pub(super) fn lower(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    table: &Table<'_>,
    scopes: &Scopes<'_>,
) -> Option<Vec<AuthMethod>> {
    let methods = items(spec.auth.as_ref());
    let ids: Vec<_> = methods.iter().filter_map(|method| method.id()).collect();
    ids::declare(cx, ids::METHODS, ids.iter().copied());
    ids::check_pages(cx, spec.id.as_ref(), &ids);
    let shared = Shared::new(cx, spec);
    check_unused(cx, spec, &shared);
    let mut lowered = Vec::new();
    let mut is_whole = !methods.is_empty();
    let fields = Fields::of_methods(spec, table);
    names::check_addresses(cx, &fields);
    let parts = Parts {
        spec,
        shared: &shared,
        scopes,
    };
    for (method, fields) in methods.iter().zip(&fields) {
        match lower_method(cx, method, fields, parts) {
            Some(method) => lowered.push(method),
            None => is_whole = false,
        }
    }
    unused::check(cx, spec, &fields, table);
    is_whole.then_some(lowered)
}

/// What all methods of a connector share.
#[derive(Clone, Copy)]
struct Parts<'a> {
    spec: &'a Spec,
    shared: &'a Shared<'a>,
    scopes: &'a Scopes<'a>,
}

fn lower_method(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    parts: Parts<'_>,
) -> Option<AuthMethod> {
    let Parts {
        spec,
        shared,
        scopes,
    } = parts;
    let scope = prose::Scope::of_method(fields, method, spec, shared);
    let label = method.label().map(prose::plain);
    let summary = method
        .summary()
        .map(|summary| prose::inlines(cx, summary, &scope));
    names::check(cx, spec, method, fields);
    fields.check_addresses(cx);
    let mut writers = Writers::default();
    let credentials = lower_credentials(cx, method, fields, scopes, &mut writers);
    let further = placement::further(cx, method, fields, &mut writers);
    let notices = lower_notices(cx, method, fields, &scope);
    let carried = Carried {
        placements: credentials.placements.as_deref().unwrap_or_default(),
        writers: &writers,
    };
    let check = check::lower(cx, method.check(), fields, carried, &scope);
    let asked = scopes.named(cx, method.scopes());
    let (guide, gives) = guide::lower(cx, method, Reader::Person, &scope, shared, scopes);
    let (setup_fields, setup_guide) = lower_setup(cx, method, fields, parts);
    // Which shared fields it has is known once its templates were looked at.
    let lowered = field::lower(cx, method, spec, fields, &scope);
    fields.check_mentions(cx);
    let written = items(spec.fields.as_ref())
        .iter()
        .chain(items(method.fields()));
    let lowered = lowered.map(|lowered| with_steps(cx, lowered, written, &gives, fields));
    let mut placements = credentials.placements?;
    placements.extend(further?);
    Some(AuthMethod {
        id: super::id_of(method.id())?,
        label: label?,
        summary,
        kind: kind(method)?,
        fields: lowered?,
        setup_fields: setup_fields?,
        notices: notices?,
        placements,
        session: match credentials.session {
            Some(session) => Some(session?),
            None => None,
        },
        scopes: asked?,
        check: check?,
        guide: guide?,
        setup_guide: setup_guide?,
        span: method.id()?.0.span,
    })
}

/// What the operator of the product fills in, and how they find it.
fn lower_setup(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    parts: Parts<'_>,
) -> (Option<Vec<Field>>, Option<Option<Guide>>) {
    let Parts {
        spec,
        shared,
        scopes,
    } = parts;
    let reader = Reader::Operator;
    let fields = fields.read_by(reader);
    let scope = prose::Scope::of_method(&fields, method, spec, shared);
    let lowered = field::setup(cx, method, &fields, &scope);
    let (guide, gives) = guide::lower(cx, method, reader, &scope, shared, scopes);
    let written = items(method.setup_fields()).iter();
    let lowered = lowered.map(|lowered| with_steps(cx, lowered, written, &gives, &fields));
    let is_there = method.setup_guide().is_some();
    (lowered, guide.map(|guide| is_there.then_some(guide)))
}

fn kind(method: &surface::AuthMethod) -> Option<AuthKind> {
    Some(match method {
        surface::AuthMethod::ApiKey(_) => AuthKind::ApiKey,
        surface::AuthMethod::Basic(_) => AuthKind::Basic,
        surface::AuthMethod::Bearer(_) => AuthKind::Bearer,
        surface::AuthMethod::ClientCredentials(_) => AuthKind::ClientCredentials,
        surface::AuthMethod::AuthorizationCode(_) => AuthKind::AuthorizationCode,
        surface::AuthMethod::TokenExchange(_) => AuthKind::TokenExchange,
        surface::AuthMethod::None(_) => AuthKind::None,
        surface::AuthMethod::Custom(method) => {
            AuthKind::Custom(super::id_of(method.name.as_ref())?.to_string())
        }
    })
}

/// What every request carries, and where tokens in it come from; `None` of a part is a mistake
/// that was reported.
struct Credentials {
    placements: Option<Vec<Placement>>,
    session: Option<Option<Session>>,
}

fn lower_credentials(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    scopes: &Scopes<'_>,
    writers: &mut Writers,
) -> Credentials {
    let with_session = |lowered: oauth::Lowered| Credentials {
        placements: lowered.placements,
        session: Some(lowered.session),
    };
    let placements = match method {
        surface::AuthMethod::ApiKey(method) => placement::api_key(cx, method, fields, writers),
        surface::AuthMethod::Basic(method) => {
            let (username, password) = (method.username.as_ref(), method.password.as_ref());
            placement::basic(cx, username, password, fields, writers)
                .map(|pair| vec![Placement::Basic(pair)])
        }
        surface::AuthMethod::Bearer(method) => {
            placement::bearer(cx, method, fields, writers).map(|bearer| vec![bearer])
        }
        surface::AuthMethod::ClientCredentials(method) => {
            return with_session(oauth::client_credentials(
                cx, method, fields, scopes, writers,
            ));
        }
        surface::AuthMethod::AuthorizationCode(method) => {
            return with_session(oauth::authorization_code(
                cx, method, fields, scopes, writers,
            ));
        }
        surface::AuthMethod::TokenExchange(method) => {
            return with_session(exchange::lower(cx, method, fields, writers));
        }
        surface::AuthMethod::None(_) | surface::AuthMethod::Custom(_) => Some(Vec::new()),
    };
    Credentials {
        placements,
        session: None,
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

/// Ties every field to the step that gives it; a required one without a step is a mistake. `names`
/// are those of the method, as the reader of the guide sees them.
fn with_steps<'a>(
    cx: &mut Lowering<'_>,
    fields: Vec<Field>,
    written: impl Iterator<Item = &'a surface::Field>,
    gives: &guide::Gives,
    names: &Fields<'_>,
) -> Vec<Field> {
    let unsure: Vec<&str> = written
        .filter(|field| field::may_be_optional(field))
        .filter_map(|field| Some(field.id()?.0.text.as_str()))
        .collect();
    fields
        .into_iter()
        .map(|mut field| {
            field.given_by = gives
                .fields
                .iter()
                .find(|(given, _)| given == field.id.as_str())
                .map(|(_, step)| step.clone());
            let is_needed = field.required && !unsure.contains(&field.id.as_str());
            if field.given_by.is_none() && is_needed && !gives.is_uncertain {
                let guide = names.reader.guide_key();
                let method = names.has_others.then_some(names.method);
                let id = field.id.as_str();
                cx.report(problem::field_not_given(field.span, id, guide, method));
            }
            field
        })
        .collect()
}
