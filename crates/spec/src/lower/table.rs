//! Total tables: every option defines every name.

use connspec_diagnostics::{Applicability, Diagnostic, Near, Span, near};

use super::Lowering;
use crate::Id;
use crate::surface::{IdText, MapOf};

/// What one option says, or one pair of options.
pub(super) struct Cells<'a, T> {
    /// Whose they are, as messages name it.
    pub owner: String,
    /// Where a message about what is missing points.
    pub place: Span,
    /// The names, with what could be read. None where they could not be read at all, which was
    /// reported.
    pub entries: Option<Vec<(&'a IdText, Option<&'a T>)>>,
}

/// One name, and what each option says for it.
pub(super) struct Column<T> {
    pub name: Id,
    /// Where the name stands first.
    pub span: Span,
    /// One for each option; none where it could not be read.
    pub cells: Vec<Option<T>>,
}

/// The names and values of a map.
pub(super) fn entries<T>(map: &MapOf<T>) -> Vec<(&IdText, Option<&T>)> {
    let read = map.entries.iter().map(|(name, value)| (name, Some(value)));
    let unread = map.unread.iter().map(|name| (name, None));
    read.chain(unread).collect()
}

/// A name that one option alone has, in place of one that it lacks and all others have.
struct Misspelled<'a> {
    option: usize,
    written: &'a IdText,
    meant: Near<'a>,
}

/// Finds them. Of two options the one is right whose name something refers to; the first, where that
/// says nothing.
fn misspelled<'a, T>(cx: &Lowering<'_>, options: &[Cells<'a, T>]) -> Vec<Misspelled<'a>> {
    let text = cx.source.text();
    let is_used = |name: &str| {
        let mut uses = [format!("{{{name}}}"), format!("<url:{name}")].into_iter();
        uses.any(|written| text.contains(&written))
    };
    let names = |option: &Cells<'a, T>| -> Vec<&'a IdText> {
        option
            .entries
            .iter()
            .flatten()
            .map(|(name, _)| *name)
            .collect()
    };
    let read: Vec<_> = options
        .iter()
        .enumerate()
        .filter(|(_, option)| option.entries.is_some())
        .map(|(index, option)| (index, names(option)))
        .collect();
    let has = |names: &[&IdText], text: &str| names.iter().any(|name| name.0.text == text);
    let mut found = Vec::new();
    for (position, (option, own)) in read.iter().enumerate() {
        let others = || read.iter().filter(|(other, _)| other != option);
        let Some((_, first)) = others().next() else {
            continue;
        };
        let lacking = first
            .iter()
            .map(|name| name.0.text.as_str())
            .filter(|name| !has(own, name) && others().all(|(_, names)| has(names, name)));
        let lacking: Vec<_> = lacking.collect();
        for written in own {
            let text = written.0.text.as_str();
            let is_alone = others().all(|(_, names)| !has(names, text));
            let Some(meant) = near(text, lacking.iter().copied()).filter(|_| is_alone) else {
                continue;
            };
            let uses = (is_used(meant.name), is_used(text));
            let (is_wrong, applicability) = match (read.len(), uses) {
                (2, (true, false)) | (3.., _) => (true, meant.applicability),
                (2, (false, true)) => (false, meant.applicability),
                _ => (position > 0, Applicability::MaybeIncorrect),
            };
            if is_wrong {
                let meant = Near {
                    applicability,
                    ..meant
                };
                found.push(Misspelled {
                    option: *option,
                    written,
                    meant,
                });
            }
        }
    }
    found
}

/// The columns of a total table, in the order in which their names come up. `missing` says that an
/// owner lacks a name that stands elsewhere.
pub(super) fn columns<'a, T, U>(
    cx: &mut Lowering<'_>,
    options: &[Cells<'a, T>],
    missing: impl Fn(Span, &str, &str, Span) -> Diagnostic,
    mut lower: impl FnMut(&mut Lowering<'_>, &'a T) -> Option<U>,
) -> Vec<Column<U>> {
    let mut columns: Vec<Column<U>> = Vec::new();
    let misspelled = misspelled(cx, options);
    let is_misspelled = |name: &IdText| {
        let mut all = misspelled.iter();
        all.any(|other| other.written.0.span == name.0.span)
    };
    let written = options.iter().flat_map(|option| &option.entries).flatten();
    for (name, _) in written.filter(|(name, _)| !is_misspelled(name)) {
        let Some(id) = Id::new(&name.0.text) else {
            continue;
        };
        if !columns.iter().any(|column| column.name == id) {
            columns.push(Column {
                name: id,
                span: name.0.span,
                cells: Vec::new(),
            });
        }
    }
    for (index, option) in options.iter().enumerate() {
        for column in &mut columns {
            let name = column.name.as_str();
            let mut meant = misspelled.iter();
            let meant = meant.find(|other| other.option == index && other.meant.name == name);
            let written = meant.map_or(name, |meant| meant.written.0.text.as_str());
            let found = option.entries.as_ref().map(|entries| {
                let mut entries = entries.iter();
                entries.find(|(known, _)| known.0.text == written)
            });
            if let Some(Misspelled { written, meant, .. }) = meant {
                let found = missing(written.0.span, &option.owner, name, column.span);
                let found = Diagnostic {
                    caret: String::new(),
                    help: Vec::new(),
                    ..found
                };
                // One that is no id was reported.
                if Id::new(&written.0.text).is_some() {
                    cx.report(found.did_you_mean(*meant));
                }
            } else if let Some(None) = found {
                cx.report(missing(option.place, &option.owner, name, column.span));
            }
            let value = found.flatten().and_then(|(_, value)| *value);
            column.cells.push(value.and_then(|value| lower(cx, value)));
        }
    }
    columns
}
