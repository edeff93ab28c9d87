//! `connspec list`.

use connspec_diagnostics::escape_control;
use connspec_project::Project;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::args::Format;
use crate::exit::Exit;
use crate::progress::Progress;
use crate::terminal::{Failure, Terminal, to_tools};

/// So many things are shown in a cell; of more, two fewer and how many there are.
const SHOWN: usize = 5;

/// A column: its title, and what it shows of an entry of the catalogue.
type Column = (&'static str, fn(&Value) -> String);

const COLUMNS: &[Column] = &[
    ("ID", |entry| text(&entry["id"])),
    ("NAME", |entry| text(&entry["name"])),
    ("AUTH", |entry| list(&entry["methods"], method)),
    ("REGIONS", |entry| list(&entry["regions"], id)),
    ("ENVIRONMENTS", |entry| list(&entry["environments"], id)),
    ("STATUS", |entry| text(&entry["status"])),
];

/// Prints the catalogue: a table for people, `catalog.json` for tools.
pub fn run(project: &Project, terminal: &Terminal) -> Result<Exit, Failure> {
    let progress = Progress::new(terminal);
    let listing = project.list(&|event| progress.observe(event));
    progress.finish();
    let listing = listing?;
    let exit = terminal.report(&listing.report)?;
    match terminal.format() {
        Format::Text => {
            let catalog: Value = serde_json::from_str(&listing.catalog).unwrap_or_default();
            let entries = catalog["connectors"]
                .as_array()
                .map_or(&[][..], Vec::as_slice);
            to_tools(&table(entries))?;
        }
        // Part of a catalogue is none, and stdout holds what is wrong.
        Format::Json if exit == Exit::Fine => to_tools(&listing.catalog)?,
        _ => {}
    }
    Ok(exit)
}

/// The entries in columns as wide as need be. A column in which nothing would stand is left out.
fn table(entries: &[Value]) -> String {
    let mut lines = vec![String::new(); entries.len() + 1];
    for (title, show) in COLUMNS {
        let cells: Vec<_> = entries.iter().map(show).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let begun = lines
            .iter()
            .map(|line| line.width())
            .max()
            .unwrap_or_default();
        let cells = std::iter::once((*title).to_owned()).chain(cells);
        for (line, cell) in lines.iter_mut().zip(cells) {
            if begun > 0 {
                line.push_str(&" ".repeat(begun + 2 - line.width()));
            }
            line.push_str(&cell);
        }
    }
    lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// `api_key`, or `track_api (basic)` where id and type differ.
fn method(method: &Value) -> String {
    let (id, r#type) = (text(&method["id"]), text(&method["type"]));
    if id == r#type {
        id
    } else {
        format!("{id} ({type})")
    }
}

fn id(item: &Value) -> String {
    text(&item["id"])
}

fn list(items: &Value, show: fn(&Value) -> String) -> String {
    let items = items.as_array().map_or(&[][..], Vec::as_slice);
    let mut shown: Vec<_> = items.iter().map(show).collect();
    if items.len() > SHOWN {
        shown.truncate(SHOWN - 2);
        shown.push(format!("… ({})", items.len()));
    }
    shown.join(", ")
}

fn text(value: &Value) -> String {
    escape_control(value.as_str().unwrap_or_default(), false).into_owned()
}
