//! The table of the addresses that depend on a region or an environment.

use connspec_spec::Text;
use connspec_spec::model::{
    Address, Alignment, AuthMethod, Block, Choice, Connector, Cut, FieldKind, Inline, Part,
    Selector,
};
use connspec_spec::{Id, model::Addresses};

use super::blocks::bold;
use crate::plain;

/// A row for each option of the selects that `method` asks for, or for each pair of them, and a
/// column for each address that is not the same everywhere; nothing where there is none.
pub(crate) fn table(connector: &Connector, method: &AuthMethod) -> Vec<Block> {
    let table = &connector.addresses;
    let asks = |kind: &FieldKind| matches!(kind, FieldKind::Region | FieldKind::Environment);
    if !method.fields.iter().any(|field| asks(&field.kind)) {
        return Vec::new();
    }
    let words: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            row.urls
                .iter()
                .map(|url| words(url, connector, method))
                .collect()
        })
        .collect();
    let differs = |column: &usize| words.iter().any(|row| row[*column] != words[0][*column]);
    let columns: Vec<_> = (0..table.names.len()).filter(differs).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let code = |words: &str| vec![Inline::Code(Text::new(words, connector.span))];
    let mut head: Vec<_> = selectors(table)
        .map(|selector| vec![Inline::Text(selector.label.clone())])
        .collect();
    head.extend(columns.iter().map(|at| code(table.names[*at].as_str())));
    let rows = options(table).zip(&words).map(|(options, words)| {
        let labels = options.into_iter().map(|option| vec![bold(&option.label)]);
        let addresses = columns.iter().map(|at| code(&words[*at]));
        labels.chain(addresses).collect()
    });
    vec![Block::Table {
        alignments: vec![Alignment::None; head.len()],
        head,
        rows: rows.collect(),
    }]
}

fn selectors(table: &Addresses) -> impl Iterator<Item = &Selector> {
    table.regions.iter().chain(&table.environments)
}

/// The options of each row, in the order of the rows.
fn options(table: &Addresses) -> impl Iterator<Item = Vec<&Choice>> {
    let start = vec![Vec::new()];
    let rows = selectors(table).fold(start, |rows: Vec<Vec<&Choice>>, selector| {
        let with = |row: &Vec<_>, option| row.iter().copied().chain([option]).collect();
        rows.iter()
            .flat_map(|row| selector.options.iter().map(move |option| with(row, option)))
            .collect()
    });
    rows.into_iter()
}

/// An address, with the labels of fields in angle brackets.
fn words(address: &Address, connector: &Connector, method: &AuthMethod) -> String {
    let (scheme, parts) = address.parts();
    let label = |id: &Id| match method.field(id) {
        Some(field) => plain::text(&field.label),
        None => id.to_string(),
    };
    let word = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Field(id) => format!("<{}>", label(id)),
        Part::Derived(id) => {
            let derived = connector.derived.iter().find(|derived| derived.id == *id);
            derived.map_or_else(String::new, |derived| {
                let side = match derived.cut {
                    Cut::AfterLast(_) => "end",
                    Cut::BeforeFirst(_) => "start",
                };
                format!("<{side} of {}>", label(&derived.from))
            })
        }
        Part::Value(id) | Part::Address(id) | Part::Captured(id) | Part::Signed(id) => {
            format!("<{id}>")
        }
        // No address of a table has one.
        Part::Flow(_) => String::new(),
    };
    parts.iter().fold(scheme.to_owned(), |mut words, part| {
        words.push_str(&word(part));
        words
    })
}
