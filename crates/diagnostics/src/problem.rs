//! What is wrong beside the mistakes in specs.

/// Something wrong that has no place in a spec: a generated file that differs, a disk that refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem<'a> {
    /// Its name for tools: `changed-file`. `docs/cli.md` lists them.
    pub kind: &'a str,
    /// The file that it is about, as messages name it.
    pub file: Option<&'a str>,
    /// One sentence, without a full stop at its end.
    pub message: &'a str,
}
