//! The names of one method: its fields, and everything else that `{name}` may mean there.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use connspec_diagnostics::Span;

use super::address::Table;
use super::field::is_required;
use super::names::Declared;
use super::reader::Reader;
use super::{Lowering, id_of, items};
use crate::Id;
use crate::problem::reference;
use crate::surface::{self, IdText, Items, Spec};

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
    /// Whether it is a field that methods share: one that uses it has it.
    pub is_shared: bool,
}

/// What has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// A URL or host that a token call or the callback gives. Requests can start with it.
    CapturedAddress,
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
    /// A whole host.
    Hostname,
    /// The URL of a product that somebody hosts themselves.
    OwnUrl,
    /// A tick box, or chooses the row of a table.
    Unfit(&'static str),
    /// Not there yet when the template is filled in.
    Later(&'static str),
}

/// The names of one method.
#[derive(Clone)]
pub(super) struct Fields<'a> {
    pub method: &'a str,
    /// Whose fields texts and steps may refer to.
    pub reader: Reader,
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
    pub table: &'a Table<'a>,
    /// What the templates of the method and the addresses use.
    pub(super) used: Rc<RefCell<BTreeSet<String>>>,
    /// The shared fields that texts and steps of the method speak of, each with its place.
    mentioned: Rc<RefCell<Vec<(String, Span)>>>,
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
            is_shared: false,
        }
    }

    /// The name of a field; `what` says whose.
    pub fn of_field(field: &surface::Field, what: What) -> Option<Self> {
        let id = &field.id()?.0;
        Some(Self {
            is_secret: matches!(field, surface::Field::Secret(_)),
            is_optional: !is_required(field) && field.default().is_none(),
            is_excused: field.not_secret().is_some(),
            ..Self::new(&id.text, id.span, what, sort(field))
        })
    }
}

impl<'a> Fields<'a> {
    /// The names of each method, in the order of the methods.
    pub fn of_methods(spec: &'a Spec, table: &'a Table<'a>) -> Vec<Self> {
        let methods = items(spec.auth.as_ref());
        let own: Vec<(&str, Vec<Known>)> = methods
            .iter()
            .map(|method| {
                let id = method.id().map_or("?", |id| id.0.text.as_str());
                let readers = [Reader::Person, Reader::Operator].into_iter();
                let own = readers.flat_map(|reader| of_fields(reader.fields(method), reader));
                (id, own.collect())
            })
            .collect();
        let shared: Vec<_> = of_fields(items(spec.fields.as_ref()), Reader::Person)
            .map(|known| Known {
                is_shared: true,
                ..known
            })
            .collect();
        let selects = selects(spec, table);
        let fields = methods.iter().enumerate().map(|(index, method)| {
            let others = own.iter().enumerate().filter(|(other, _)| *other != index);
            let (id, known) = &own[index];
            let declared = Declared::of(method);
            let names = declared.known();
            Self {
                method: id,
                reader: Reader::Person,
                known: [&shared, known, &selects, &table.known, &names]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect(),
                foreign: others
                    .flat_map(|(_, (id, fields))| fields.iter().map(|field| (*id, field.clone())))
                    .collect(),
                is_whole: are_known(method) && shared_are_known(spec) && declared.is_known(),
                has_others: methods.len() > 1,
                table,
                used: Rc::default(),
                mentioned: Rc::default(),
            }
        });
        fields.collect()
    }

    /// The same names for texts that another reader has.
    pub fn read_by(&self, reader: Reader) -> Self {
        Self {
            reader,
            ..self.clone()
        }
    }

    /// The same names where some of them are not there yet; `why` says so.
    pub fn before(&self, why: impl Fn(&Known) -> Option<&'static str>) -> Self {
        let mut fields = self.clone();
        for known in &mut fields.known {
            if let Some(why) = why(known) {
                known.sort = Sort::Later(why);
            }
        }
        fields
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
        if found.is_some_and(|field| field.is_shared) {
            self.mentioned.borrow_mut().push((id.to_owned(), span));
        }
        if found.is_none() && self.is_whole {
            let is_field = |known: &&Known| matches!(known.what, What::Field | What::SetupField);
            let mut own = self.known.iter().filter(is_field);
            if let Some(field) = own.find(|field| field.id == id) {
                let is_setup = field.what == What::SetupField;
                cx.report(reference::other_reader(span, id, is_setup, field.span));
                return None;
            }
            let mut others = self.foreign.iter();
            match others.find(|(_, field)| field.id == id && field.what == self.reader.what()) {
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

    /// Whether a template uses the name, or a text the address of that name. A method has the shared
    /// fields that it uses.
    pub fn uses(&self, id: &str) -> bool {
        self.used.borrow().contains(id)
    }

    /// Remembers that something uses what has the name.
    pub fn mark(&self, name: &str) {
        self.used.borrow_mut().insert(name.to_owned());
    }

    /// Reports the shared fields that texts and steps speak of, and that the method does not have
    /// because none of its templates uses them. Once all templates were looked at.
    pub fn check_mentions(&self, cx: &mut Lowering<'_>) {
        for (id, span) in self.mentioned.borrow().iter() {
            if self.is_whole && !self.uses(id) {
                let declared = self.known.iter().find(|known| known.id == *id);
                let declared = declared.map_or(*span, |known| known.span);
                cx.report(reference::shared_field(*span, id, self.method, declared));
            }
        }
    }

    /// The fields of the method that its reader fills in.
    fn fields(&self) -> impl Iterator<Item = &Known> {
        let what = self.reader.what();
        self.known.iter().filter(move |known| known.what == what)
    }

    /// The method to name where a field is in none: a part of the spec that several methods share
    /// is looked at once for each, and says the same each time.
    pub fn only(&self) -> Option<&str> {
        (!self.has_others).then_some(self.method)
    }
}

/// Fields as their uses see them.
fn of_fields(fields: &[surface::Field], reader: Reader) -> impl Iterator<Item = Known> {
    let what = reader.what();
    fields
        .iter()
        .filter_map(move |field| Known::of_field(field, what))
}

/// The selects that the address table makes.
fn selects(spec: &Spec, table: &Table<'_>) -> Vec<Known> {
    let selects = [
        ("region", &table.regions),
        ("environment", &table.environments),
    ];
    let written = selects.iter().filter(|(_, select)| select.is_written);
    let known = written.map(|(id, select)| {
        let span = select.anchor.unwrap_or(spec.anchor);
        let sort = Sort::Unfit("it chooses the addresses");
        Known::new(id, span, What::Field, sort)
    });
    known.collect()
}

/// Whether every field that was written is among those that are known.
pub(super) fn are_known(method: &surface::AuthMethod) -> bool {
    let lists = [
        ("fields", method.fields()),
        ("setup_fields", method.setup_fields()),
    ];
    lists.into_iter().all(|(key, fields)| match fields {
        None => !method.has(key),
        Some(fields) => are_all(fields),
    })
}

/// As [`are_known`], for the fields that methods share.
pub(super) fn shared_are_known(spec: &Spec) -> bool {
    match &spec.fields {
        None => !spec.has("fields"),
        Some(fields) => are_all(fields),
    }
}

fn are_all(fields: &Items<surface::Field>) -> bool {
    fields.is_whole && fields.items.iter().all(|field| id_of(field.id()).is_some())
}

fn sort(field: &surface::Field) -> Sort {
    match field {
        surface::Field::Text(_)
        | surface::Field::Email(_)
        | surface::Field::Select(_)
        | surface::Field::Number(_) => Sort::Line,
        surface::Field::Url(field) if field.has("allow") => Sort::OwnUrl,
        surface::Field::Url(_) => Sort::Line,
        surface::Field::Hostname(_) => Sort::Hostname,
        surface::Field::Subdomain(_) => Sort::Subdomain,
        surface::Field::Secret(secret) if secret.widget.is_none() => Sort::Line,
        surface::Field::Secret(_) | surface::Field::Multiline(_) => Sort::Lines,
        surface::Field::Boolean(_) => Sort::Unfit("its value is a tick"),
    }
}
