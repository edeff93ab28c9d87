//! Total tables: every option defines every name.

use connspec_diagnostics::{Diagnostic, Span};

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

/// The columns of a total table, in the order in which their names come up. `missing` says that an
/// owner lacks a name that stands elsewhere.
pub(super) fn columns<'a, T, U>(
    cx: &mut Lowering<'_>,
    options: &[Cells<'a, T>],
    missing: impl Fn(Span, &str, &str, Span) -> Diagnostic,
    mut lower: impl FnMut(&mut Lowering<'_>, &'a T) -> Option<U>,
) -> Vec<Column<U>> {
    let mut columns: Vec<Column<U>> = Vec::new();
    let written = options.iter().flat_map(|option| &option.entries).flatten();
    for (name, _) in written {
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
    for option in options {
        for column in &mut columns {
            let name = column.name.as_str();
            let found = option.entries.as_ref().map(|entries| {
                let mut entries = entries.iter();
                entries.find(|(known, _)| known.0.text == name)
            });
            if let Some(None) = found {
                cx.report(missing(option.place, &option.owner, name, column.span));
            }
            let value = found.flatten().and_then(|(_, value)| *value);
            column.cells.push(value.and_then(|value| lower(cx, value)));
        }
    }
    columns
}
