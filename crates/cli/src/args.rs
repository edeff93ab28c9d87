//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

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
    /// How mistakes are written: for people to stderr, or as JSON lines to stdout
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
    },
    /// Write the generated files
    Build {
        /// Write nothing; say what differs from the specs, and fail if anything does
        #[arg(long, conflicts_with = "force")]
        check: bool,
        /// Overwrite generated files that somebody changed by hand
        #[arg(long)]
        force: bool,
    },
    /// Connect with real credentials and run the connection check, without compiling anything
    Try(Try),
    /// Print the JSON Schema of the spec language
    Schema,
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
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}
