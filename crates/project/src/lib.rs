//! A folder of specs on disk: configuration, discovery, parallel checks, safe writes.
//!
//! The way of a build is specs -> [`Report`] -> files in memory -> comparison with the disk ->
//! writes. Everything up to the writes happens in memory, so a mistake in a spec writes nothing.
//! Nothing here prints: results are data, and what happens meanwhile is told to an [`Observer`].

mod across;
mod build;
mod check;
mod config;
mod denial;
mod discover;
mod error;
mod fix;
mod format;
mod names;
mod output;
mod pages;
mod parallel;
mod pictures;
mod project;
mod read;
mod scaffold;
mod templates;
mod verified;
mod write_back;

pub use build::{Build, BuildOutcome, DriftCheck, DriftOutcome};
pub use check::Report;
pub use config::FILE_NAME as CONFIG_NAME;
pub use connspec_emit::schema_json;
pub use discover::SUFFIX as SPEC_SUFFIX;
pub use error::{DiskError, Error};
pub use fix::{Fixed, FixedSpec};
pub use format::{Formatted, Formatting};
pub use output::{Conflict, ConflictKind, Drift, DriftKind, Obstacle, Written};
pub use project::{Listing, Models, Project, Snapshot};
pub use scaffold::{NewConnector, auth_types};
pub use templates::TemplateEntry;

/// What happens during a run, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// This many specs are going to be checked.
    Checking(usize),
    /// One of them was checked.
    Checked,
    /// Another build is writing, and this one waits for it.
    Waiting,
    /// This many files are going to be written.
    Writing(usize),
    /// One of them was written.
    Wrote,
}

/// Is told what happens, from any thread.
pub type Observer<'a> = dyn Fn(Event) + Sync + 'a;
