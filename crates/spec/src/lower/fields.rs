//! The fields of one method as its templates, texts and steps see them.

use connspec_diagnostics::Span;

use super::address::Table;
use super::field::is_required;
use super::template::{self, DraftPart};
use super::{Lowering, id_of};
use crate::Id;
use crate::problem::{field as field_problem, reference, template as problem};
use crate::surface::{self, IdText, Spec};

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
    /// Whether all fields of the method are known. Where one could not be read, a name that is
    /// not known may be meant by it, and that was reported.
    pub is_whole: bool,
    /// Whether the connector has other methods.
    pub has_others: bool,
    /// The addresses.
    pub table: &'a Table,
}

impl Fields<'_> {
    /// As [`Fields::find`], for a name that the schema looks at: one that does not have the form of
    /// an id was reported there.
    pub fn named(&self, cx: &mut Lowering<'_>, name: &IdText) -> Option<&Known> {
        Id::new(&name.0.text)?;
        self.find(cx, &name.0.text, name.0.span)
    }

    /// The field of that id; an unknown one is reported at `span`.
    pub fn find(&self, cx: &mut Lowering<'_>, id: &str, span: Span) -> Option<&Known> {
        let found = self.known.iter().find(|field| field.id == id);
        if found.is_none() && self.is_whole {
            match self.foreign.iter().find(|(_, field)| field.id == id) {
                Some((method, field)) => cx.report(reference::foreign_field(
                    span,
                    id,
                    self.method,
                    method,
                    field.span,
                )),
                None => cx.report(reference::field(span, id, self.only(), &self.names())),
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
            if self.table.names.contains(id) {
                cx.report(problem::address(span, id.as_str()));
            } else if self.is_whole {
                let is_foreign = self
                    .foreign
                    .iter()
                    .any(|(_, field)| field.id == id.as_str());
                let method = if is_foreign {
                    Some(self.method)
                } else {
                    self.only()
                };
                cx.report(problem::unknown(
                    span,
                    id.as_str(),
                    method,
                    &self.names_for_templates(),
                ));
            }
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

    /// The method to name where a field is in none: a part of the spec that several methods share
    /// is looked at once for each, and says the same each time.
    fn only(&self) -> Option<&str> {
        (!self.has_others).then_some(self.method)
    }

    fn names(&self) -> Vec<&str> {
        self.known.iter().map(|field| field.id.as_str()).collect()
    }

    fn names_for_templates(&self) -> Vec<&str> {
        self.known
            .iter()
            .filter(|field| !matches!(field.sort, Sort::Unfit(_)))
            .map(|field| field.id.as_str())
            .collect()
    }
}

/// The fields of a method as their uses see them, the region select included.
pub(super) fn known(fields: &[surface::Field], spec: &Spec) -> Vec<Known> {
    let own = fields.iter().filter_map(|field| {
        let id = &field.id()?.0;
        Some(Known {
            id: id.text.clone(),
            span: id.span,
            sort: sort(field),
            is_required: is_required(field),
            is_excused: not_secret(field).is_some(),
        })
    });
    let region = spec.has("regions").then(|| Known {
        id: "region".to_owned(),
        span: spec
            .regions
            .as_ref()
            .map_or(spec.anchor, |regions| regions.anchor),
        sort: Sort::Unfit("it chooses the addresses"),
        is_required: true,
        is_excused: false,
    });
    own.chain(region).collect()
}

/// Whether every field that was written is among those that are known.
pub(super) fn are_known(method: &surface::AuthMethod) -> bool {
    match method.fields() {
        None => !method.has("fields"),
        Some(fields) => {
            fields.is_whole && fields.items.iter().all(|field| id_of(field.id()).is_some())
        }
    }
}

fn sort(field: &surface::Field) -> Sort {
    match field {
        surface::Field::Text(_)
        | surface::Field::Email(_)
        | surface::Field::Url(_)
        | surface::Field::Hostname(_)
        | surface::Field::Select(_)
        | surface::Field::Number(_) => Sort::Line,
        surface::Field::Subdomain(_) => Sort::Subdomain,
        surface::Field::Secret(secret) if secret.widget.is_none() => Sort::Secret,
        surface::Field::Secret(_) | surface::Field::Multiline(_) => {
            Sort::Unfit("its value has several lines")
        }
        surface::Field::Boolean(_) => Sort::Unfit("its value is a tick"),
    }
}

/// Why a field may stand where a secret belongs, where the author says so.
pub(super) fn not_secret(field: &surface::Field) -> Option<&surface::InlineText> {
    match field {
        surface::Field::Text(field)
        | surface::Field::Email(field)
        | surface::Field::Url(field)
        | surface::Field::Hostname(field)
        | surface::Field::Subdomain(field) => field.not_secret.as_ref(),
        surface::Field::Select(field) => field.not_secret.as_ref(),
        surface::Field::Number(field) => field.not_secret.as_ref(),
        surface::Field::Secret(_) | surface::Field::Multiline(_) | surface::Field::Boolean(_) => {
            None
        }
    }
}
