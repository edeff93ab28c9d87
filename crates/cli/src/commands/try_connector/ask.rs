//! Asks a person for the values of a form, one field after the other.

use std::fs;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use connspec_diagnostics::escape_control;
use connspec_emit::plain;
use connspec_runtime::table;
use connspec_spec::model::{Choice, Connector, Field, FieldKind};
use serde_json::Value as Json;

use super::Refusal;
use super::values::typed;
use crate::terminal::Failure;

/// Asks until the form accepts the value. `check` is the form: what it says is wrong with a value
/// of the field. `None` where the field is optional and the person gave nothing.
pub fn ask(
    connector: &Connector,
    field: &Field,
    table: &table::Field,
    check: &dyn Fn(&Json) -> Option<&'static str>,
) -> Result<Option<Json>, Refusal> {
    let options = options(connector, field);
    say(&question(field, options));
    loop {
        say("> ");
        let Some(line) = read(field.is_secret())? else {
            let message = format!("no value was given for `{}`", field.id);
            return Err(Refusal::Usage(message));
        };
        if line.trim().is_empty() && !field.required {
            return Ok(None);
        }
        let value = match (chosen(options, line.trim()), line.strip_prefix('@')) {
            (Some(id), _) => Json::from(id),
            (None, Some(file)) if is_multiline(field) => match fs::read_to_string(file.trim()) {
                Ok(text) => Json::from(text),
                Err(error) => {
                    say(&format!("That file cannot be read: {error}\n"));
                    continue;
                }
            },
            (None, _) => typed(table, &line),
        };
        match check(&value) {
            None => return Ok(Some(value)),
            Some(message) => say(&format!("{}\n", escape_control(message, false))),
        }
    }
}

/// Asks for one of a few; a person answers with its number or its id.
pub fn choose(title: &str, options: &[(&str, String)]) -> Result<usize, Refusal> {
    let lines = (1..).zip(options).map(|(number, (id, label))| {
        format!("  {number}. {} ({id})\n", escape_control(label, false))
    });
    say(&format!("{title}\n{}", lines.collect::<String>()));
    loop {
        say("> ");
        let Some(line) = read(false)? else {
            return Err(Refusal::Usage("nothing was chosen".to_owned()));
        };
        let line = line.trim();
        let by_number = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let by_number = by_number.filter(|index| *index < options.len());
        let by_id = options.iter().position(|(id, _)| *id == line);
        match by_id.or(by_number) {
            Some(index) => return Ok(index),
            None => say("Type the number or the name of one of them.\n"),
        }
    }
}

fn question(field: &Field, options: &[Choice]) -> String {
    let optional = if field.required { "" } else { " (optional)" };
    let mut text = format!("{}{optional}\n", plain::text(&field.label));
    if let Some(help) = &field.help {
        text.push_str(&format!("  {}\n", plain::inlines(help)));
    }
    for (number, option) in (1..).zip(options) {
        text.push_str(&format!("  {number}. {}\n", plain::text(&option.label)));
    }
    match field.kind {
        FieldKind::Boolean => text.push_str("  yes or no\n"),
        _ if is_multiline(field) => {
            text.push_str("  @ and the name of a file reads it from there\n");
        }
        _ => {}
    }
    escape_control(&text, true).into_owned()
}

fn is_multiline(field: &Field) -> bool {
    use connspec_spec::model::StringKind::{Multiline, SecretMultiline};
    matches!(
        field.kind,
        FieldKind::String(Multiline | SecretMultiline, _)
    )
}

fn options<'a>(connector: &'a Connector, field: &'a Field) -> &'a [Choice] {
    let addresses = &connector.addresses;
    let selector = match &field.kind {
        FieldKind::Select(options) => return options,
        FieldKind::Region => &addresses.regions,
        FieldKind::Environment => &addresses.environments,
        _ => return &[],
    };
    selector.as_ref().map_or(&[], |selector| &selector.options)
}

/// The id of the option that a person means by its number, id or label.
fn chosen<'a>(options: &'a [Choice], line: &str) -> Option<&'a str> {
    let number = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let by_name = options.iter().find(|option| {
        option.id.as_str() == line || plain::text(&option.label).eq_ignore_ascii_case(line)
    });
    let found = by_name.or_else(|| options.get(number?));
    found.map(|option| option.id.as_str())
}

/// A line without its end; nothing at the end of what was typed. On a terminal a secret is not
/// shown.
fn read(hidden: bool) -> Result<Option<String>, Refusal> {
    let failed = |error| Refusal::Failed(Failure::System("read what is typed", error));
    if hidden && io::stdin().is_terminal() {
        return rpassword::read_password().map(Some).map_err(failed);
    }
    let mut line = String::new();
    let length = io::stdin().lock().read_line(&mut line).map_err(failed)?;
    let line = line.trim_end_matches(['\r', '\n']).to_owned();
    Ok((length > 0).then_some(line))
}

/// Questions go where the answers of tools do not.
fn say(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}
