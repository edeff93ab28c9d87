//! Exit codes, on which scripts rely.

use std::process::ExitCode;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// All is well.
    Fine = 0,
    /// A spec has mistakes, or generated files are not what the specs give.
    Mistakes = 1,
    /// What was typed cannot be done. Also what clap ends with.
    Usage = 2,
    /// The disk or the system failed.
    System = 3,
    /// A mistake of the compiler. Also what a panic ends with.
    Bug = 101,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
