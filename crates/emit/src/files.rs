//! What a build writes: paths and bytes, in memory.

use std::collections::BTreeMap;
use std::fmt;

/// Generated files, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<FilePath, Vec<u8>>);

/// The path of a generated file, relative to the output folder, with `/` between its parts.
///
/// It cannot leave that folder: each part is made of ASCII letters, digits, `-`, `_` and `.`, and
/// does not start with a dot. Emitters build paths from their own words and from ids.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(String);

impl FilePath {
    /// `text` as a path, or `None` where it is not a safe one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let safe = |part: &str| {
            part.bytes().next().is_some_and(|first| first != b'.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        text.split('/').all(safe).then(|| Self(text.to_owned()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Files {
    /// Adds a file.
    ///
    /// # Panics
    /// If the path is not safe or is taken: paths are made of checked ids, so that is our mistake.
    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        let Some(checked) = FilePath::new(path) else {
            panic!("the emitters made an unsafe path: {path:?}")
        };
        self.insert(checked, bytes.into());
    }

    /// Takes over the files of another emitter.
    pub(crate) fn extend(&mut self, other: Self) {
        for (path, bytes) in other.0 {
            self.insert(path, bytes);
        }
    }

    fn insert(&mut self, path: FilePath, bytes: Vec<u8>) {
        if let Some((path, _)) = self.0.get_key_value(&path) {
            panic!("the emitters wrote {path} twice");
        }
        self.0.insert(path, bytes);
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&FilePath, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// The bytes of one file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(&FilePath::new(path)?).map(Vec::as_slice)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::FilePath;

    #[test]
    fn paths_stay_inside() {
        assert!(FilePath::new("guides/hub/customer-io/track-api.mdx").is_some());
        for bad in [
            "", "/a", "a//b", "../a", "a/..", ".a", "a\\b", "a b", "a\0", "C:/a", "a/",
        ] {
            assert!(FilePath::new(bad).is_none(), "{bad:?}");
        }
    }
}
