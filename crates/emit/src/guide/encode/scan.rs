//! Which characters of a text mean something where it stands; [`text`](super::text) says to whom.

use std::ops::Range;

use super::bare;
use super::place::{BLANK, Next, Place, Reader};

/// Whether `rest`, the characters behind an `&`, make it a character reference.
fn starts_reference(rest: impl IntoIterator<Item = char>) -> bool {
    let mut length = 0;
    for c in rest {
        match c {
            ';' => return length > 0,
            '#' => length += 1,
            c if c.is_ascii_alphanumeric() => length += 1,
            _ => return false,
        }
    }
    false
}

fn is_plain(escaped: &[Escape]) -> bool {
    escaped.iter().all(|escape| *escape == Escape::No)
}

/// How a character is escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// Not at all.
    No,
    /// By a character reference, or a backslash where those are not known.
    Reference,
    /// By an element around it, or a word joiner where there are no elements.
    Element,
}

/// Whether a `:` in front of `c` starts a directive. Engines differ in which letters they take for
/// a name.
fn starts_directive(c: char) -> bool {
    !c.is_whitespace() && !c.is_ascii_punctuation()
}

/// A text and where it stands.
pub(super) struct Scan {
    pub(super) chars: Vec<char>,
    pub(super) reader: Reader,
    pub(super) place: Place,
}

impl Scan {
    /// For each character, whether and how it is escaped.
    pub(super) fn escaped(&self) -> Vec<Escape> {
        let last = self.chars.len().saturating_sub(1);
        let mut escaped: Vec<Escape> = (0..self.chars.len())
            .map(|at| {
                let is_edge =
                    (at == 0 && self.place.escape_first) || (at == last && self.place.escape_last);
                if !self.place.picture && self.is_replaced(at) {
                    Escape::Element
                } else if is_edge || self.is_special(at) {
                    Escape::Reference
                } else {
                    Escape::No
                }
            })
            .collect();
        if self.place.line_start
            && let Some(at) = self.block_start()
        {
            escaped[at] = Escape::Reference;
        }
        if self.reader == Reader::Markdown {
            for at in self.refused() {
                if escaped[at] == Escape::No {
                    escaped[at] = Escape::Reference;
                }
            }
        }
        // What is escaped in one address may lie in another, which it spoils.
        while self.spoil(&mut escaped) {}
        for at in self.parted() {
            escaped[at] = Escape::Element;
        }
        escaped
    }

    /// Escapes the characters by which an engine would make links that do not show what was written,
    /// and says whether there were any.
    fn spoil(&self, escaped: &mut [Escape]) -> bool {
        let mut any = false;
        for at in 0..self.chars.len() {
            let spoiled = || {
                (self.starts_url(at) && (self.is_local_url(at) || !self.is_plain_url(at, escaped)))
                    || (self.chars[at] == '@' && !self.is_plain_mail(at, escaped))
            };
            if escaped[at] == Escape::No && spoiled() {
                any = true;
                escaped[at] = if self.becomes_link(at, escaped) {
                    Escape::Element
                } else {
                    Escape::Reference
                };
            }
        }
        any
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|before| self.get(before))
    }

    /// Whether the text goes on with `word` at `at`, in any case.
    fn goes_on(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, c)| {
            self.get(at + offset)
                .is_some_and(|d| d.eq_ignore_ascii_case(&c))
        })
    }

    /// Whether the character at `at` means something wherever it stands.
    fn is_special(&self, at: usize) -> bool {
        let next = self.get(at + 1);
        let title = self.reader == Reader::Title;
        let markdown = self.reader == Reader::Markdown;
        let doubled = |c: char| next == Some(c) || self.before(at) == Some(c);
        match self.chars[at] {
            '`' | '*' | '[' | ']' | '<' | '~' => true,
            '{' | '}' | '$' | '^' => !title,
            '\\' => next.is_none_or(|next| {
                next.is_ascii_punctuation()
                    || (self.place.escape_last && at + 2 == self.chars.len())
            }),
            '&' => starts_reference(self.chars[at + 1..].iter().copied()),
            '_' => !self.is_inside_word(at),
            '|' => self.place.cell,
            '!' => next.is_none() && self.place.next == Next::Bracket,
            '#' => {
                let blank = |part: &[char]| part.iter().all(|c| BLANK.contains(c));
                self.place.heading && (blank(&self.chars[..at]) || blank(&self.chars[at + 1..]))
            }
            ';' => markdown && self.is_smiley(at),
            '-' => {
                (self.has_dashes() && doubled('-')) || (markdown && self.is_smiley_in_glasses(at))
            }
            '+' => markdown && (doubled('+') || self.goes_on(at, "+/-")),
            '=' => markdown && (doubled('=') || self.goes_on(at, "=/=")),
            ':' => {
                (markdown && self.place.picture && self.starts_emoji(at))
                    || (markdown && (self.ends_emoji(at) || self.is_smiley(at)))
                    || (self.reader.has_directives() && next.is_some_and(starts_directive))
            }
            '(' => {
                markdown
                    && ["(c)", "(r)", "(tm)"]
                        .iter()
                        .any(|word| self.goes_on(at, word))
            }
            '/' => markdown && self.is_fraction(at),
            _ => false,
        }
    }

    /// Whether two `-` are a dash to the reader, of the page as it is written.
    fn has_dashes(&self) -> bool {
        match self.reader {
            Reader::Markdown => true,
            Reader::Starlight => self.place.picture,
            Reader::Mdx | Reader::Docusaurus | Reader::Title => false,
        }
    }

    /// Whether an engine replaces the character at `at`, and others around it, in the text that
    /// it has read.
    fn is_replaced(&self, at: usize) -> bool {
        match (self.reader, self.chars[at]) {
            (Reader::Docusaurus | Reader::Markdown, ':') => self.completes_emoji(at),
            (Reader::Mdx, '.') => self.goes_on_after_blanks(at),
            // Every second one of a run.
            (Reader::Mdx, c @ ('-' | '`' | '\'')) | (Reader::Starlight, c @ ('-' | '`')) => {
                let run = self.chars[..at].iter().rev().take_while(|d| **d == c);
                run.count() % 2 == 1
            }
            _ => false,
        }
    }

    /// Whether there are blanks before the `.` at `at`, and another `.` before them.
    fn goes_on_after_blanks(&self, at: usize) -> bool {
        let before = self.chars[..at].iter().rev();
        let mut rest = before.skip_while(|c| c.is_whitespace());
        self.before(at).is_some_and(char::is_whitespace) && rest.next() == Some(&'.')
    }

    /// Whether the run of `_` around `at` stands between two characters of a word that are
    /// printed as they are.
    fn is_inside_word(&self, at: usize) -> bool {
        let start = (0..at).rfind(|at| self.chars[*at] != '_');
        let end = (at..self.chars.len()).find(|at| self.chars[*at] != '_');
        let (Some(start), Some(end)) = (start, end) else {
            return false;
        };
        let escaped = (start == 0 && self.place.escape_first)
            || (end + 1 == self.chars.len() && self.place.escape_last);
        !escaped && self.chars[start].is_alphanumeric() && self.chars[end].is_alphanumeric()
    }

    /// Whether the slash at `at` stands between two single digits.
    fn is_fraction(&self, at: usize) -> bool {
        let digit = |at: Option<usize>| {
            at.and_then(|at| self.get(at))
                .is_some_and(|c| c.is_ascii_digit())
        };
        digit(at.checked_sub(1))
            && !digit(at.checked_sub(2))
            && digit(Some(at + 1))
            && !digit(Some(at + 2))
    }

    /// The character to escape so that the line does not start a block.
    fn block_start(&self) -> Option<usize> {
        let blank = |at: usize| self.get(at).is_none_or(char::is_whitespace);
        let word_ends = |at: usize| self.get(at).is_none_or(|c| !c.is_alphanumeric());
        match self.get(0)? {
            '#' | '>' | '=' | ':' | '|' => Some(0),
            '-' if word_ends(1) => Some(0),
            '+' if blank(1) => Some(0),
            '!' if self.goes_on(0, "!!!") => Some(0),
            '?' if self.goes_on(0, "???") => Some(0),
            '/' if self.goes_on(0, "///") => Some(0),
            '0'..='9' => {
                let behind = self.chars.iter().position(|c| !c.is_ascii_digit())?;
                (matches!(self.chars[behind], '.' | ')') && blank(behind + 1)).then_some(behind)
            }
            'i' | 'e' if self.reader.is_mdx() => {
                let word: String = self.chars.iter().take(6).collect();
                (matches!(word.as_str(), "import" | "export") && word_ends(6)).then_some(0)
            }
            _ => None,
        }
    }

    /// Whether the character at `at` is the `:` of `https://` or the `.` of `www.`, by which
    /// engines know a bare URL.
    fn starts_url(&self, at: usize) -> bool {
        match self.chars[at] {
            ':' => self.goes_on(at, "://"),
            '.' => at >= 3 && self.goes_on(at - 3, "www"),
            _ => false,
        }
    }

    /// Where an element parts a bare address, because it must not become a link: between the tags of a
    /// link, and in Docusaurus where it could not read the address.
    fn parted(&self) -> Vec<usize> {
        let places = 0..self.chars.len();
        if self.place.linked {
            return places.filter(|at| self.is_address(*at)).collect();
        }
        if self.reader == Reader::Docusaurus && !self.place.picture {
            return self.refused();
        }
        Vec::new()
    }

    /// Where bare addresses are known that browsers refuse.
    fn refused(&self) -> Vec<usize> {
        let text: String = self.chars.iter().collect();
        let mut refused: Vec<_> = bare::refused(&text).collect();
        refused.sort_unstable();
        let places = text.char_indices().enumerate();
        places
            .filter(|(_, (at, _))| refused.binary_search(at).is_ok())
            .map(|(number, _)| number)
            .collect()
    }

    /// Whether the character at `at` is the one by which engines know a bare URL or an e-mail address.
    fn is_address(&self, at: usize) -> bool {
        self.starts_url(at) || (self.chars[at] == '@' && self.mail(at).is_some())
    }

    /// Whether a bare URL leads to the reader's own machine, which VitePress takes for a dead link.
    fn is_local_url(&self, at: usize) -> bool {
        self.reader == Reader::Markdown && self.goes_on(at, "://localhost")
    }

    /// Whether the bare URL around `at` ends in this text and nothing in it is escaped, so that
    /// the link that an engine makes of it shows what was written. MkDocs' links go on into a tag.
    fn is_plain_url(&self, at: usize, escaped: &[Escape]) -> bool {
        let end = self.url_end(at);
        let ends = end < self.chars.len()
            || match self.place.next {
                Next::End | Next::Colon => true,
                Next::Tag => self.reader != Reader::Markdown,
                Next::Bracket | Next::Other => false,
            };
        // A blank that is escaped ends no URL.
        let blank = self.chars.len().min(end + 1);
        ends && is_plain(&escaped[at..blank])
    }

    /// Where the bare URL around `at` ends: at the next blank.
    fn url_end(&self, at: usize) -> usize {
        let length = self.chars[at..].iter().position(char::is_ascii_whitespace);
        length.map_or(self.chars.len(), |length| at + length)
    }

    /// Whether the address around `at` would become a link with a reference in it as well, and not the
    /// right one: where an element cuts it, and in titles, which do not show such a link.
    fn becomes_link(&self, at: usize, escaped: &[Escape]) -> bool {
        match self.reader {
            Reader::Title => true,
            Reader::Mdx => escaped[at..self.url_end(at)].contains(&Escape::Element),
            Reader::Docusaurus | Reader::Starlight | Reader::Markdown => false,
        }
    }

    /// Whether the e-mail address around the `@` at `at`, if it is one, stands in this text alone
    /// and nothing in it is escaped.
    fn is_plain_mail(&self, at: usize, escaped: &[Escape]) -> bool {
        let Some(mail) = self.mail(at) else {
            return true;
        };
        let ends = mail.end < self.chars.len()
            || matches!(self.place.next, Next::End | Next::Tag | Next::Colon);
        let starts = mail.start > 0 || !self.place.after_mark;
        starts && ends && is_plain(&escaped[mail])
    }

    /// The e-mail address around the `@` at `at`, if it is one.
    fn mail(&self, at: usize) -> Option<Range<usize>> {
        let part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
        let start = self.chars[..at].iter().rposition(|c| !part(c));
        let start = start.map_or(0, |before| before + 1);
        let behind = &self.chars[at + 1..];
        let length = behind.iter().position(|c| !part(c));
        let end = at + 1 + length.unwrap_or(behind.len());
        (start < at && end > at + 1).then_some(start..end)
    }
}
