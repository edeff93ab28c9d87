//! Ids: names for machines.

use std::fmt;

/// A checked id: `[a-z][a-z0-9_]*`, at most 64 characters. It is safe as it is in a path, a URL,
/// a JSON key and an attribute, and the names made of it are safe in Rust.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Longest id, in characters.
pub const MAX_LENGTH: usize = 64;

impl Id {
    /// `text` as an id, or `None` where it does not have the form of one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = text.bytes();
        let starts = bytes.next().is_some_and(|first| first.is_ascii_lowercase());
        let goes_on = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        (starts && goes_on && text.len() <= MAX_LENGTH).then(|| Self(text.into()))
    }

    /// The id as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id in URLs, anchors and file names: `customer-io` for `customer_io`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.0.replace('_', "-")
    }

    /// What is left of the id where case and separators mean nothing: `login` for `log_in`, which are
    /// `Login` and `LogIn` in Rust, and one file to some systems.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.replace('_', "")
    }

    /// The id as the name of a Rust type or variant: `CustomerIo` for `customer_io`.
    #[must_use]
    pub fn pascal(&self) -> String {
        let mut name = String::with_capacity(self.0.len());
        for word in self.0.split('_') {
            let mut letters = word.chars();
            name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            name.push_str(letters.as_str());
        }
        name
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Words that cannot name a Rust item even as raw identifiers, or that are Rust keywords, and the
/// device names that Windows refuses as file names.
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", // Rust
    "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9", // Windows
];

/// Whether `text` cannot be used as it is for a Rust name or a file name on Windows.
#[must_use]
pub fn is_reserved(text: &str) -> bool {
    RESERVED.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        for good in ["a", "api_key", "r1", "a__b"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "1a",
            "_a",
            "A",
            "a-b",
            "a.b",
            "é",
            "a\n",
            &"a".repeat(65),
        ] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn names_made_of_it() {
        let id = Id::new("customer_io_2").unwrap();
        assert_eq!(
            (id.slug().as_str(), id.pascal().as_str()),
            ("customer-io-2", "CustomerIo2")
        );
    }

    #[test]
    fn every_reserved_rust_word_is_refused_by_rust() {
        assert!(is_reserved("type") && is_reserved("nul") && !is_reserved("region"));
    }
}
