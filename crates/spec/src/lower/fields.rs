//! The names of one method: its fields, and everything else that `{name}` may mean there.

use connspec_diagnostics::Span;

use super::address::Table;
use super::field::is_required;
use super::{Lowering, id_of, items};
use crate::Id;
use crate::problem::reference;
use crate::surface::{self, IdText, Spec};

/// A name as its uses see it: known even where something else about it is wrong.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub id: String,
    pub span: Span,
    pub what: What,
    pub sort: Sort,
    pub is_secret: bool,
    /// Whether there may be no value: nobody has to fill it in, and nothing stands for it then.
    pub is_optional: bool,
    /// Whether the author said why it is no secret.
    pub is_excused: bool,
}

/// What has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(dead_code, reason = "the surface does not have all of them yet")]
pub(super) enum What {
    /// Something that a person fills in, one of the selects of the address table included.
    Field,
    /// Something that the operator of the product fills in.
    SetupField,
    /// An address of the table.
    Address,
    /// A value of the table.
    Value,
    /// A value that is cut from a field.
    Derived,
    /// A value that a token call or the callback gives.
    Captured,
    /// A signed assertion.
    Signed,
}

/// What kind of value it is, as far as templates care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// One line of text.
    Line,
    /// Several lines.
    Lines,
    /// Fits a label of a host.
    Subdomain,
    /// A tick box, or chooses the row of a table.
    Unfit(&'static str),
}

/// The names of one method.
pub(super) struct Fields<'a> {
    pub method: &'a str,
    /// All that `{name}` may mean. They share one namespace.
    pub known: Vec<Known>,
    /// The fields of the other methods, each with the id of its method.
    pub foreign: Vec<(&'a str, Known)>,
    /// Whether all names are known. Where one could not be read, a name that is not known may be
    /// meant by it, and that was reported.
    pub is_whole: bool,
    /// Whether the connector has other methods.
    pub has_others: bool,
    /// The addresses.
    pub table: &'a Table,
}

impl Known {
    /// A name that always has a value, which is no secret.
    pub fn new(id: &str, span: Span, what: What, sort: Sort) -> Self {
        Self {
            id: id.to_owned(),
            span,
            what,
            sort,
            is_secret: false,
            is_optional: false,
            is_excused: false,
        }
    }

    /// The name of a field; `what` says whose.
    pub fn of_field(field: &surface::Field, what: What) -> Option<Self> {
        let id = &field.id()?.0;
        Some(Self {
            is_secret: matches!(field, surface::Field::Secret(_)),
            is_optional: !is_required(field),
            is_excused: not_secret(field).is_some(),
            ..Self::new(&id.text, id.span, what, sort(field))
        })
    }
}

impl<'a> Fields<'a> {
    /// The names of each method, in the order of the methods.
    pub fn of_methods(spec: &'a Spec, table: &'a Table) -> Vec<Self> {
        let methods = items(spec.auth.as_ref());
        let own: Vec<(&str, Vec<Known>)> = methods
            .iter()
            .map(|method| {
                let id = method.id().map_or("?", |id| id.0.text.as_str());
                (id, known(items(method.fields()), spec))
            })
            .collect();
        let fields = methods.iter().enumerate().map(|(index, method)| {
            let others = own.iter().enumerate().filter(|(other, _)| *other != index);
            let (id, known) = &own[index];
            Self {
                method: id,
                known: known.iter().chain(&table.known).cloned().collect(),
                foreign: others
                    .flat_map(|(_, (id, fields))| fields.iter().map(|field| (*id, field.clone())))
                    .collect(),
                is_whole: are_known(method),
                has_others: methods.len() > 1,
                table,
            }
        });
        fields.collect()
    }

    /// As [`Fields::find`], for a name that the schema looks at: one that does not have the form of
    /// an id was reported there.
    pub fn named(&self, cx: &mut Lowering<'_>, name: &IdText) -> Option<&Known> {
        Id::new(&name.0.text)?;
        self.find(cx, &name.0.text, name.0.span)
    }

    /// The field of that id; an unknown one is reported at `span`.
    pub fn find(&self, cx: &mut Lowering<'_>, id: &str, span: Span) -> Option<&Known> {
        let found = self.fields().find(|field| field.id == id);
        if found.is_none() && self.is_whole {
            match self.foreign.iter().find(|(_, field)| field.id == id) {
                Some((method, field)) => cx.report(reference::foreign_field(
                    span,
                    id,
                    self.method,
                    method,
                    field.span,
                )),
                None => {
                    let known: Vec<_> = self.fields().map(|field| field.id.as_str()).collect();
                    cx.report(reference::field(span, id, self.only(), &known));
                }
            }
        }
        found
    }

    /// The fields of the method.
    fn fields(&self) -> impl Iterator<Item = &Known> {
        self.known.iter().filter(|known| known.what == What::Field)
    }

    /// The method to name where a field is in none: a part of the spec that several methods share
    /// is looked at once for each, and says the same each time.
    pub fn only(&self) -> Option<&str> {
        (!self.has_others).then_some(self.method)
    }
}

/// The fields of a method as their uses see them, the region select included.
fn known(fields: &[surface::Field], spec: &Spec) -> Vec<Known> {
    let own = fields
        .iter()
        .filter_map(|field| Known::of_field(field, What::Field));
    let region = spec.has("regions").then(|| {
        let regions = spec.regions.as_ref();
        let span = regions.map_or(spec.anchor, |regions| regions.anchor);
        let sort = Sort::Unfit("it chooses the addresses");
        Known::new("region", span, What::Field, sort)
    });
    own.chain(region).collect()
}

/// Whether every field that was written is among those that are known.
fn are_known(method: &surface::AuthMethod) -> bool {
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
        surface::Field::Secret(secret) if secret.widget.is_none() => Sort::Line,
        surface::Field::Secret(_) | surface::Field::Multiline(_) => Sort::Lines,
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
