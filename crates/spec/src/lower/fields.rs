//! The fields of one method as its templates, texts and steps see them.

use connspec_diagnostics::Span;

use super::Lowering;
use super::address::Table;
use super::template::{self, DraftPart};
use crate::Id;
use crate::problem::{field as field_problem, reference, template as problem};

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
    pub fn check_addresses(&self, cx: &mut Lowering<'_>, table: &Table) {
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
