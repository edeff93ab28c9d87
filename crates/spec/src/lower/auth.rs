//! Auth methods, and what a method's templates may be filled with.

use connspec_diagnostics::Span;

use super::address::Table;
use super::template::{self, DraftPart};
use super::{Lowering, check, field, guide, ids, items, placement, prose};
use crate::Id;
use crate::model::{AuthMethod, AuthScheme, Field, NoteKind, Notice};
use crate::problem::{
    field as field_problem, guide as guide_problem, reference, template as problem,
};
use crate::surface::{self, Spec};

/// A field as its uses see it: known even where something else about it is wrong.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub id: String,
    pub span: Span,
    pub sort: Sort,
    pub is_required: bool,
    /// Whether the author said why it is no secret.
    pub is_excused: bool,
}

/// What kind of value a field has, as far as templates care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Line,
    Secret,
    Subdomain,
    /// Has line breaks, or is a tick box, or chooses the row of a table.
    Unfit(&'static str),
}

/// The fields of one method, and the names beside them.
pub(super) struct Fields<'a> {
    pub method: &'a str,
    pub known: Vec<Known>,
    /// The fields of the other methods, each with the id of its method.
    pub foreign: Vec<(&'a str, Known)>,
    /// The names of the addresses.
    pub urls: &'a [Id],
}

pub(super) fn lower(cx: &mut Lowering<'_>, spec: &Spec, table: &Table) -> Option<Vec<AuthMethod>> {
    let methods = items(spec.auth.as_ref());
    ids::declare(
        cx,
        ids::METHODS,
        methods.iter().filter_map(|method| method.id()),
    );
    let known: Vec<(&str, Vec<Known>)> = methods
        .iter()
        .map(|method| {
            let id = method.id().map_or("?", |id| id.0.text.as_str());
            (
                id,
                field::known(items(method.fields()), spec.regions.as_ref()),
            )
        })
        .collect();
    let shared = guide::Shared::new(cx, spec);
    guide::check_unused(cx, spec, &shared);
    let mut lowered = Vec::new();
    let mut is_whole = !methods.is_empty();
    for (index, method) in methods.iter().enumerate() {
        let (id, own) = &known[index];
        let foreign = known
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .flat_map(|(_, (id, fields))| fields.iter().map(|field| (*id, field.clone())))
            .collect();
        let fields = Fields {
            method: id,
            known: own.clone(),
            foreign,
            urls: &table.names,
        };
        match lower_method(cx, spec, method, &fields, table, &shared) {
            Some(method) => lowered.push(method),
            None => is_whole = false,
        }
    }
    is_whole.then_some(lowered)
}

fn lower_method(
    cx: &mut Lowering<'_>,
    spec: &Spec,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
    table: &Table,
    shared: &guide::Shared<'_>,
) -> Option<AuthMethod> {
    let scope = prose::Scope::of_method(fields, method, spec, table, shared);
    let label = method.label().map(prose::plain);
    let summary = method
        .summary()
        .map(|summary| prose::inlines(cx, summary, &scope));
    let lowered = field::lower(cx, method, spec, table, &scope);
    fields.check_addresses(cx, table);
    let scheme = lower_scheme(cx, method, fields);
    let notices = lower_notices(cx, method, fields, &scope);
    let check = check::lower(cx, method.check(), fields, &scope);
    let (guide, gives) = guide::lower(cx, method.guide(), &scope, shared);
    let lowered = lowered.map(|lowered| with_steps(cx, lowered, &gives));
    Some(AuthMethod {
        id: super::id_of(method.id())?,
        label: label?,
        summary,
        scheme: scheme?,
        fields: lowered?,
        notices: notices?,
        check: check?,
        guide: guide?,
        span: method.id()?.0.span,
    })
}

fn lower_scheme(
    cx: &mut Lowering<'_>,
    method: &surface::AuthMethod,
    fields: &Fields<'_>,
) -> Option<AuthScheme> {
    match method {
        surface::AuthMethod::ApiKey(method) => {
            placement::lower(cx, method, fields).map(AuthScheme::ApiKey)
        }
        surface::AuthMethod::Basic(method) => {
            let username = method
                .username
                .as_ref()
                .map(|template| placement::value(cx, template, fields, None));
            let password = method
                .password
                .as_ref()
                .map(|template| placement::value(cx, template, fields, Some("password")));
            Some(AuthScheme::Basic {
                username: username?,
                password: password?,
            })
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
            Some(AuthScheme::Bearer {
                scheme,
                token: token?,
            })
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
            fields.find(cx, &before.0.text, before.0.span);
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
                let is_region = matches!(field.kind, crate::model::FieldKind::Region);
                let id = field.id.as_str();
                cx.report(guide_problem::field_not_given(field.span, id, is_region));
            }
            field
        })
        .collect()
}

impl Fields<'_> {
    /// The field of that id; an unknown one is reported at `span`.
    pub fn find(&self, cx: &mut Lowering<'_>, id: &str, span: Span) -> Option<&Known> {
        let found = self.known.iter().find(|field| field.id == id);
        if found.is_none() {
            match self.foreign.iter().find(|(_, field)| field.id == id) {
                Some((method, field)) => cx.report(reference::foreign_field(
                    span,
                    id,
                    self.method,
                    method,
                    field.span,
                )),
                None => cx.report(reference::field(span, id, self.method, &self.names())),
            }
        }
        found
    }

    /// Looks at the fields in a template that carries credentials. `secret_key` is the key that
    /// must hold nothing but secrets, where there is one.
    pub fn check_credential(
        &self,
        cx: &mut Lowering<'_>,
        parts: &[DraftPart],
        secret_key: Option<&str>,
    ) {
        for (id, span) in template::placeholders(parts) {
            let Some(field) = self.placeholder(cx, id, span) else {
                continue;
            };
            let is_secret = field.sort == Sort::Secret;
            if let Some(key) = secret_key.filter(|_| !is_secret && !field.is_excused) {
                cx.report(field_problem::secret_expected(
                    span,
                    key,
                    id.as_str(),
                    field.span,
                ));
            }
        }
    }

    /// Looks at the fields in the path or query of a request.
    pub fn check_url_template(&self, cx: &mut Lowering<'_>, parts: &[DraftPart]) {
        for (id, span) in template::placeholders(parts) {
            let Some(field) = self.placeholder(cx, id, span) else {
                continue;
            };
            if field.sort == Sort::Secret {
                cx.report(field_problem::secret_in_url(span, id.as_str(), field.span));
            }
        }
    }

    /// Looks at the fields in the addresses: every method may be asked for every address.
    fn check_addresses(&self, cx: &mut Lowering<'_>, table: &Table) {
        for placeholder in &table.placeholders {
            let (id, span) = (&placeholder.field, placeholder.span);
            let Some(field) = self.placeholder(cx, id, span) else {
                continue;
            };
            if placeholder.in_host && field.sort != Sort::Subdomain {
                cx.report(
                    problem::not_allowed(
                        span,
                        format!(
                            "the field `{id}` could name any host, and credentials would follow"
                        ),
                        "only a field of `type: subdomain` may be a part of a host",
                    )
                    .label(field.span, "declared here"),
                );
            } else if field.sort == Sort::Secret {
                cx.report(field_problem::secret_in_url(span, id.as_str(), field.span));
            }
        }
    }

    /// The field behind a placeholder, where it may fill a template at all.
    fn placeholder(&self, cx: &mut Lowering<'_>, id: &Id, span: Span) -> Option<&Known> {
        let Some(field) = self.known.iter().find(|field| field.id == id.as_str()) else {
            cx.report(problem::unknown(
                span,
                id.as_str(),
                self.method,
                &self.names(),
            ));
            return None;
        };
        if let Sort::Unfit(why) = field.sort {
            let message = format!("the field `{id}` cannot fill a template: {why}");
            let help = "use a field of one line of text, a number or a select";
            cx.report(problem::not_allowed(span, message, help).label(field.span, "declared here"));
            return None;
        }
        if !field.is_required {
            cx.report(problem::optional(span, id.as_str(), field.span));
        }
        Some(field)
    }

    pub fn names(&self) -> Vec<&str> {
        self.known.iter().map(|field| field.id.as_str()).collect()
    }
}
