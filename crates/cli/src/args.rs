//! What can be typed.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use connspec_spec::Day;

/// Connector code, guide pages and forms from one YAML file per connector.
#[derive(Debug, Parser)]
#[command(name = "connspec", version, about, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub shared: Shared,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(clap::Args, Debug)]
pub struct Shared {
    /// How mistakes are written: for people to stderr, or for tools to stdout
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    pub format: Format,
    /// Say nothing but what is wrong
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Colour the text; `auto` heeds NO_COLOR, CLICOLOR_FORCE and whether a person is reading
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// The folder of the project [default: the nearest one upwards with a connspec.toml]
    #[arg(long, global = true, value_name = "DIR")]
    pub project: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check specs and say every mistake, without writing anything
    Check {
        /// Specs, or folders with specs [default: all of the project]
        paths: Vec<PathBuf>,
        /// Fail on warnings too
        #[arg(long)]
        deny_warnings: bool,
        /// Warn of specs that were last verified long before this day, as YYYY-MM-DD
        #[arg(long, value_name = "DAY", value_parser = day)]
        today: Option<Day>,
        /// Write the fixes that are certain into the specs, and show them
        #[arg(long)]
        fix: bool,
        /// Show the fixes, and write nothing
        #[arg(long, requires = "fix")]
        dry_run: bool,
    },
    /// Write the generated files
    Build {
        /// Write nothing; say what differs from the specs, and fail if anything does
        #[arg(long, conflicts_with = "force")]
        check: bool,
        /// Overwrite generated files that somebody changed by hand
        #[arg(long)]
        force: bool,
        /// Write nothing on warnings either
        #[arg(long)]
        deny_warnings: bool,
    },
    /// Write the spec of a new connector, which passes the check and has its prose to fill in
    New {
        /// The id of the connector
        id: String,
        /// The type of its auth method
        #[arg(long, value_name = "TYPE", value_parser = PossibleValuesParser::new(connspec_project::auth_types()))]
        auth: String,
        /// The ids of its regions, with commas between them [default: one address for all]
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        regions: Vec<String>,
        /// What people call it [default: made of the id]
        #[arg(long)]
        name: Option<String>,
    },
    /// Print the catalogue of connectors
    List,
    /// Put specs into one layout, without changing what they say
    Fmt {
        /// Specs, or folders with specs [default: all of the project]
        paths: Vec<PathBuf>,
        /// Write nothing; say which files would change, and fail if any would
        #[arg(long)]
        check: bool,
    },
    /// Say what a kind of mistake means, with an example, and why it matters
    Explain {
        /// The code of the mistake [default: a list of all codes]
        code: Option<String>,
    },
    /// Connect with real credentials and run the connection check, without compiling anything
    Try(Try),
    /// List the templates of guide pages, or write the built-in ones out
    Templates {
        /// Write the built-in templates into a folder [default: templates/ of the project]
        #[arg(long, value_name = "DIR")]
        export: Option<Option<PathBuf>>,
        /// Overwrite files that are there
        #[arg(long, requires = "export")]
        force: bool,
    },
    /// Show forms and guides in a browser, as a person sees them, while specs are edited
    Preview {
        /// The port to listen on [default: any free one]
        #[arg(long, value_name = "PORT")]
        port: Option<u16>,
        /// Print the address instead of opening a browser
        #[arg(long)]
        no_browser: bool,
    },
    /// Print the JSON Schema of the spec language
    Schema,
    /// Print what makes a shell complete commands and options
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Write the manual pages of all commands
    Man {
        /// The folder to write them into; made if need be
        dir: PathBuf,
    },
}

fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("a day is written as YYYY-MM-DD, such as 2026-11-20")
}

/// What `connspec try` takes.
#[derive(clap::Args, Debug)]
pub struct Try {
    /// The id of a connector, or the path of a spec
    pub connector: String,
    /// The id of the auth method [default: the only one, or asks]
    pub method: Option<String>,
    /// Take values from a JSON file, `{"<field>": <value>}`; `-` is stdin
    #[arg(long, value_name = "FILE")]
    pub values: Option<PathBuf>,
    /// Take values from variables of the environment named `<CONNECTOR>_<FIELD>`
    #[arg(long)]
    pub env: bool,
    /// Send everything to this server on the same machine instead of the vendor
    #[arg(long, value_name = "URL")]
    pub against: Option<String>,
    /// The port that the browser comes back to, where a person signs in with the vendor
    #[arg(long, value_name = "PORT", default_value_t = 45125)]
    pub port: u16,
    /// Print the address to sign in at instead of opening a browser
    #[arg(long)]
    pub no_browser: bool,
    /// Allow vendors on private addresses, such as a product hosted in the same network
    #[arg(long)]
    pub allow_private: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With excerpts and carets
    Text,
    /// One object per line
    Json,
    /// Annotations for GitHub Actions, one per line
    Github,
    /// One SARIF 2.1.0 log, for code scanning
    Sarif,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command, CommandFactory as _};

    use super::Args;

    const PAGE: &str = include_str!("../../../docs/cli.md");

    fn commands() -> Vec<Command> {
        let mut command = Args::command();
        command.build();
        let all = command.get_subcommands().cloned();
        all.filter(|command| command.get_name() != "help").collect()
    }

    /// The parts of the page under headings of this command, up to the next heading.
    fn part(command: &Command) -> String {
        let heading = format!("### `connspec {}", command.get_name());
        let parts = PAGE.split("\n##").map(|part| format!("##{part}"));
        let part: String = parts.filter(|part| part.starts_with(&heading)).collect();
        assert!(!part.is_empty(), "docs/cli.md lacks {heading}");
        part
    }

    fn own_arguments(command: &Command) -> impl Iterator<Item = &Arg> {
        let is_own = |argument: &&Arg| !argument.is_global_set() && argument.get_id() != "help";
        command.get_arguments().filter(is_own)
    }

    #[test]
    fn the_page_names_every_argument() {
        for command in commands() {
            let part = part(&command);
            for argument in own_arguments(&command) {
                let name = match argument.get_long() {
                    Some(long) => format!("--{long}"),
                    None => argument.get_id().as_str().to_uppercase(),
                };
                assert!(part.contains(&name), "{}: {name}", command.get_name());
            }
        }
        let command = Args::command();
        for argument in command.get_arguments() {
            let long = argument.get_long().unwrap();
            let values = argument.get_possible_values();
            assert!(PAGE.contains(&format!("| `--{long}")), "--{long}");
            for value in values.iter().filter(|_| long == "format") {
                assert!(PAGE.contains(&format!("`--format {}`", value.get_name())));
            }
        }
    }

    #[test]
    fn the_page_names_nothing_else() {
        let commands = commands();
        let names: Vec<_> = commands.iter().map(Command::get_name).collect();
        for heading in PAGE.split("\n### `connspec ").skip(1) {
            let name: String = heading
                .chars()
                .take_while(char::is_ascii_lowercase)
                .collect();
            assert!(
                names.contains(&name.as_str()),
                "there is no `connspec {name}`"
            );
        }
        let known = |word: &str| {
            let mut arguments = commands.iter().flat_map(Command::get_arguments);
            word == "--help" || arguments.any(|one| one.get_long() == word.strip_prefix("--"))
        };
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        let is_option = |word: &&str| word.starts_with("--") && word.ends_with(char::is_alphabetic);
        // What `cargo` is told is not ours.
        let ours = PAGE.split('`').filter(|span| !span.starts_with("cargo "));
        for word in ours.flat_map(|span| span.split(|c| !is_name(c))) {
            assert!(!is_option(&word) || known(word), "there is no `{word}`");
        }
    }
}
