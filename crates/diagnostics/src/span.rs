//! Byte ranges of source files.

use std::fmt;

/// One file of a [`SourceMap`](crate::SourceMap), by its position there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A range of bytes, `start..end`, in one file. Zero is the first byte; an empty range is a
/// position between two bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file that the bytes belong to.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`. Offsets beyond 4 GiB are clamped; a spec is far smaller.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let start = clamp(start);
        Self {
            file,
            start,
            end: clamp(end).max(start),
        }
    }

    /// The position before the first byte of `file`.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self::new(file, 0, 0)
    }

    /// The part of this span from `start` to `end`, counted from its own start and kept inside it.
    #[must_use]
    pub fn slice(self, start: usize, end: usize) -> Self {
        let base = self.start as usize;
        let limit = self.end as usize;
        Self::new(
            self.file,
            (base + start).min(limit),
            (base + end).min(limit),
        )
    }

    /// Offsets as a range for slicing the file's text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "file {}", self.0)
    }
}

/// A value and the place where an author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, as written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}
