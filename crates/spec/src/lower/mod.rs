//! Surface -> model: every reference resolved, every rule checked.
//!
//! The same shape everywhere: a function takes a part of the surface and gives the part of the
//! model, or `None` where something that it cannot do without is wrong; by then that was reported,
//! here or by the schema. It looks at everything before it gives up, so that one mistake hides no
//! other.

mod address;
mod addresses;
mod auth;
mod body;
mod capture;
mod check;
mod client;
mod derive;
mod domain;
mod exchange;
mod field;
mod fields;
mod guide;
mod header;
mod ids;
mod line;
mod literal;
mod message;
mod names;
mod oauth;
mod pictures;
mod place;
mod placement;
mod prose;
mod reader;
mod request;
mod rules;
mod scope;
mod select;
mod session;
mod shared;
mod sides;
mod status;
mod table;
mod target;
mod template;
mod token;
mod unused;
mod url;
mod writers;

use connspec_diagnostics::{Diagnostic, SourceFile, Span, Spanned, has_errors};

use crate::markdown::{image_file, is_web};
use crate::model::{Connector, ImageFile};
use crate::problem::guide as guide_problem;
use crate::problem::shape as shape_problem;
use crate::surface::{Date, Items, PictureFile, Spec, WebUrl, leaf};
use crate::{Day, Id, Text};
use prose::Scope;
use scope::Scopes;

pub(crate) use pictures::pictures;

/// What all of lowering works with.
pub(crate) struct Lowering<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lowering<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// How much was reported so far, for [`Self::is_good_since`].
    fn mark(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether no error was reported since then. A warning spoils nothing: there is a connector.
    fn is_good_since(&self, mark: usize) -> bool {
        !has_errors(&self.diagnostics[mark..])
    }
}

/// Builds the connector. `None` only where an error was reported.
pub(crate) fn lower(
    source: &SourceFile,
    spec: &Spec,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Connector> {
    // What could not be read was reported, and may name any of the scopes.
    let is_read = !has_errors(diagnostics);
    let mut lowering = Lowering {
        source,
        diagnostics,
    };
    let cx = &mut lowering;
    let id = ids::connector(cx, spec.id.as_ref());
    let table = address::lower(cx, spec);
    let outside = Scope::default();
    let name = spec.name.as_ref().map(prose::plain);
    let description = spec
        .description
        .as_ref()
        .map(|text| prose::inlines(cx, text, &outside));
    let logo = spec.logo.as_ref().and_then(|logo| logo_file(cx, logo));
    let categories = ids::list(cx, spec.categories.as_ref());
    let links = spec.links.as_ref();
    let website = link(cx, links.and_then(|links| links.website.as_ref()));
    let api_reference = link(cx, links.and_then(|links| links.api_reference.as_ref()));
    check_day(cx, spec.last_verified.as_ref());
    let status = status::lower(cx, spec);
    let previous_ids = status::previous_ids(cx, spec);
    let scopes = Scopes::new(spec);
    let lowered_scopes = scopes.lower(cx);
    if is_read {
        scopes.check_unused(cx);
    }
    let methods = auth::lower(cx, spec, &table, &scopes);
    let derived = table.derived.into_iter().map(|cutting| cutting.derived);
    let derived: Option<Vec<_>> = derived.collect();
    Some(Connector {
        span: spec.id.as_ref()?.0.span,
        id: id?,
        name: name?,
        description: description?,
        logo,
        categories,
        website,
        api_reference,
        last_verified: spec.last_verified.as_ref().and_then(day),
        status: status?,
        previous_ids,
        addresses: table.addresses?,
        derived: derived?,
        scopes: lowered_scopes?,
        methods: methods?,
        source: source.name().to_owned(),
    })
}

/// The file of the logo; `None` where it was refused.
fn logo_file(cx: &mut Lowering<'_>, logo: &PictureFile) -> Option<ImageFile> {
    let scalar = &logo.0;
    logo_of(logo)
        .map_err(|(why, help)| {
            // Others are the schema's to report.
            if leaf::is_picture(&scalar.text) {
                cx.report(guide_problem::link_not_allowed(scalar.span, why, help));
            }
        })
        .ok()
}

/// The file of the logo, or why there can be none and what to write instead.
fn logo_of(logo: &PictureFile) -> Result<ImageFile, (&'static str, &'static str)> {
    let scalar = &logo.0;
    let file = image_file(&scalar.text, scalar.span)?;
    Ok(ImageFile {
        is_logo: true,
        ..file
    })
}

fn link(cx: &mut Lowering<'_>, link: Option<&WebUrl>) -> Option<String> {
    let scalar = &link?.0;
    if !is_web(&scalar.text) && scalar.text.starts_with("https://") {
        cx.report(shape_problem::invalid_value(
            scalar.span,
            "this is not a web address",
            "write `https://host/path`, without a user name and with other characters percent-encoded",
        ));
    }
    Some(scalar.text.clone())
}

/// The day and its place; one that is none was reported.
fn day(date: &Date) -> Option<Spanned<Day>> {
    let scalar = &date.0;
    Day::parse(&scalar.text).map(|day| Spanned::new(day, scalar.span))
}

/// A day that looks like one to the schema may still lie behind the end of its month.
fn check_day(cx: &mut Lowering<'_>, day: Option<&Date>) {
    let Some(scalar) = day.map(|day| &day.0) else {
        return;
    };
    if let Some(last) = Day::too_late(&scalar.text) {
        cx.report(shape_problem::no_such_day(scalar.span, last));
    }
}

/// The entries of a list that may be absent.
pub(crate) fn items<T>(list: Option<&Items<T>>) -> &[T] {
    list.map_or(&[], |list| list.items.as_slice())
}

/// What stands in a list once more, each with its place and the place of the first.
fn repeated<T: PartialEq>(
    written: impl Iterator<Item = (T, Span)>,
) -> impl Iterator<Item = (T, Span, Span)> {
    let mut seen: Vec<(T, Span)> = Vec::new();
    written.filter_map(move |(value, span)| {
        let first = seen.iter().find(|(other, _)| *other == value);
        if let Some((_, first)) = first {
            return Some((value, span, *first));
        }
        seen.push((value, span));
        None
    })
}

/// An id that has the form of one; the schema reports those that have not.
fn id_of(text: Option<&crate::surface::IdText>) -> Option<Id> {
    Id::new(&text?.0.text)
}

/// A text that the compiler writes itself, at the place of its reason.
fn words(text: String, reason: &Text) -> Text {
    Text::new(text, reason.span())
}
