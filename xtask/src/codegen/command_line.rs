//! The reference of the command, from its own arguments.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory as _};

use super::table::cell;

// The command is a program and no library, and its arguments are one file that needs nothing of it.
#[path = "../../../crates/cli/src/args.rs"]
#[allow(dead_code, missing_docs, reason = "only the description is used here")]
mod args;

/// `docs/cli-reference.md`.
pub fn page() -> String {
    let mut command = args::Args::command();
    command.build();
    let mut page = String::from(
        "# Commands and options\n\nEvery command with its arguments, as `connspec --help` has them. \
         [The `connspec` command](cli.md) tells how they are used.\n\n## Options of all commands\n",
    );
    arguments(command.get_arguments().filter(|one| is_own(one)), &mut page);
    for command in command.get_subcommands() {
        if command.get_name() != "help" && !command.is_hide_set() {
            section(command, &mut page);
        }
    }
    page
}

fn section(command: &Command, page: &mut String) {
    let name = command.get_name();
    let about = command.get_about().map(ToString::to_string);
    let about = about.unwrap_or_default();
    let mut usage = format!("connspec {name}");
    let own = || {
        command
            .get_arguments()
            .filter(|one| is_own(one) && !one.is_global_set())
    };
    if own().any(|argument| !argument.is_positional()) {
        usage.push_str(" [OPTIONS]");
    }
    for argument in own().filter(|argument| argument.is_positional()) {
        let name = argument.get_id().as_str().to_uppercase();
        let many = argument
            .get_num_args()
            .is_some_and(|count| count.max_values() > 1);
        let name = if many { format!("{name}...") } else { name };
        let name = if argument.is_required_set() {
            format!(" <{name}>")
        } else {
            format!(" [{name}]")
        };
        usage.push_str(&name);
    }
    let _ = write!(
        page,
        "\n## `connspec {name}`\n\n{about}.\n\n```text\n{usage}\n```\n"
    );
    arguments(own(), page);
}

/// Whether it is no option that clap adds to every command.
fn is_own(argument: &Arg) -> bool {
    !matches!(argument.get_id().as_str(), "help" | "version") && !argument.is_hide_set()
}

fn arguments<'a>(arguments: impl Iterator<Item = &'a Arg>, page: &mut String) {
    let rows: Vec<_> = arguments.map(row).collect();
    if !rows.is_empty() {
        let _ = write!(page, "\n| Argument | |\n|---|---|\n{}", rows.concat());
    }
}

fn row(argument: &Arg) -> String {
    let mut name = match (argument.get_short(), argument.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long}"),
        (None, Some(long)) => format!("--{long}"),
        _ => argument.get_id().as_str().to_uppercase(),
    };
    let takes_value = argument.get_action().takes_values();
    if takes_value && !argument.is_positional() {
        let values = argument.get_value_names().unwrap_or_default();
        for value in values {
            let _ = write!(name, " <{value}>");
        }
    }
    let help = argument.get_help().map(ToString::to_string);
    let mut text = help.unwrap_or_default();
    let values = argument.get_possible_values();
    let values: Vec<_> = values.iter().filter(|value| !value.is_hide_set()).collect();
    if takes_value && !values.is_empty() {
        let values = values.iter().map(|value| match value.get_help() {
            Some(help) => format!("`{}` ({})", value.get_name(), lower(&help.to_string())),
            None => format!("`{}`", value.get_name()),
        });
        let values: Vec<_> = values.collect();
        let _ = write!(text, ". One of {}", values.join(", "));
    }
    let defaults: Vec<_> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    if takes_value && !defaults.is_empty() {
        let _ = write!(text, ". Without it: {}", defaults.join(", "));
    }
    format!("| `{}` | {}. |\n", cell(&name), cell(&text))
}

/// `text` with a small letter at its start, for use inside a sentence; words in capitals stay.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
