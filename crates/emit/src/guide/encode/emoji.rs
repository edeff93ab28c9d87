//! What engines make emoji of: names such as `:tada:`, and smileys, which VitePress reads (the
//! shortcuts of `markdown-it-emoji`).

use super::place::Next;
use super::scan::Scan;

/// What may be the mouth of a smiley.
const MOUTHS: &str = "()/|@DPoOsSzZ";
/// What may be between the eyes and the mouth of a smiley.
const TEARS: [char; 3] = ['"', '\'', ','];

/// Whether `c` may stand in the name of an emoji, between its colons.
pub(super) fn is_emoji_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+')
}

/// Whether `name` may be an emoji between colons. Of numbers two are, and `10:30:15` is a time.
fn is_emoji(name: &[char]) -> bool {
    let is_number = name.iter().all(char::is_ascii_digit);
    let known = [&['1', '0', '0'][..], &['1', '2', '3', '4']];
    (!is_number && name.iter().all(|c| is_emoji_name(*c))) || known.contains(&name)
}

impl Scan {
    /// Whether the `:` at `at` begins the name of an emoji.
    pub(super) fn starts_emoji(&self, at: usize) -> bool {
        let name = self.chars[at + 1..].split(|c| *c == ':').next();
        let end = at + 1 + name.map_or(0, <[char]>::len);
        let ends = end < self.chars.len() || self.place.next == Next::Colon;
        ends && name.is_some_and(is_emoji)
    }

    /// Whether the `:` at `at` is the one to part from the name of an emoji: the last one, or the
    /// first where the last one is no part of the text.
    pub(super) fn completes_emoji(&self, at: usize) -> bool {
        let start = self.chars[..at].iter().rposition(|c| *c == ':');
        start.is_some_and(|start| self.starts_emoji(start))
            || (self.starts_emoji(at) && !self.chars[at + 1..].contains(&':'))
    }

    /// Whether the `:` at `at` ends the name of an emoji that began before the text. MkDocs counts
    /// the `_` between as a part of it, and then has no mark of emphasis.
    pub(super) fn ends_emoji(&self, at: usize) -> bool {
        self.place.in_name && self.chars[..at].iter().all(|c| is_emoji_name(*c))
    }

    /// Whether the `:` or `;` at `at` is the eyes of a smiley that stands apart from words.
    pub(super) fn is_smiley(&self, at: usize) -> bool {
        let mut mouth = at + 1;
        if self.get(mouth).is_some_and(|c| TEARS.contains(&c)) {
            mouth += 1;
        }
        if self.get(mouth) == Some('-') {
            mouth += 1;
        }
        let is_mouth = self.get(mouth).is_some_and(|c| MOUTHS.contains(c));
        let has_halo = at > 0 && matches!(self.chars[at - 1], 'o' | 'O' | '0');
        let starts =
            self.begins(at) || (has_halo && self.begins(at - 1)) || self.is_behind_link(at);
        is_mouth && starts && self.ends(mouth + 1)
    }

    /// Whether the `-` at `at` is the middle of `8-)` or one of its kind.
    pub(super) fn is_smiley_in_glasses(&self, at: usize) -> bool {
        let glasses = at > 0 && matches!(self.chars[at - 1], '8' | 'B' | 'x' | 'X');
        glasses && self.get(at + 1) == Some(')') && self.begins(at - 1) && self.ends(at + 2)
    }

    /// Whether no word goes on at `at`. What is escaped is not a part of the word to the engine.
    fn begins(&self, at: usize) -> bool {
        let before = self.before(at);
        (at == 1 && self.place.escape_first) || before.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether no word begins at `at`.
    fn ends(&self, at: usize) -> bool {
        let last = at + 1 == self.chars.len();
        (last && self.place.escape_last) || self.get(at).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether the word before `at` may be an address, behind which new words begin.
    fn is_behind_link(&self, at: usize) -> bool {
        let word = self.chars[..at].rsplit(|c| c.is_whitespace()).next();
        word.is_some_and(|word| word.contains(&'@') || word.contains(&':'))
    }
}
