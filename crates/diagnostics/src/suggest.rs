//! "Did you mean": the known name that was probably meant.

use crate::Applicability;

/// A known name that was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'a> {
    /// The name, as it is declared.
    pub name: &'a str,
    /// Whether nothing else can have been meant.
    pub applicability: Applicability,
}

/// The candidate that `name` was probably meant as: the only one that differs in case and separators
/// alone (`apiKey` for `api_key`); else the one with the fewest wrong letters, if they are few; else
/// the only one that begins with it (`user` for `username`) or shares its words (`bearer_token` for
/// `bearer`).
///
/// Names that differ in their digits are never near: nobody means `v1` by `v2`.
pub fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Near<'a>> {
    let written = Name::new(name);
    let known: Vec<_> = candidates
        .into_iter()
        .filter(|candidate| *candidate != name)
        .map(Name::new)
        .collect();
    written
        .same_letters(&known)
        .or_else(|| written.least_wrong(&known))
        .or_else(|| written.sharing_words(&known))
}

/// The name of [`near`].
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(name, candidates).map(|near| near.name)
}

/// The candidates that `name` is the beginning of, whatever its case and separators: of `oauth2`
/// there are several.
pub fn beginning_with<'a>(name: &str, candidates: &[&'a str]) -> Vec<&'a str> {
    let folded = Name::new(name).folded();
    let mut found = candidates.to_vec();
    found.retain(|candidate| Name::new(candidate).folded().starts_with(&folded));
    found
}

/// A name and what it consists of.
struct Name<'a> {
    text: &'a str,
    /// Its parts in lower case: `apiKey`, `api-key` and `API_KEY` have the same two.
    words: Vec<String>,
}

/// Names one letter apart that mean different things, so that nobody writes one for the other.
const APART: &[[&str; 2]] = &[["http", "https"]];

/// Letters that may be wrong in a name of `length` letters.
fn limit(length: usize) -> usize {
    (length / 3).min(3)
}

impl<'a> Name<'a> {
    fn new(text: &'a str) -> Self {
        let mut words = vec![String::new()];
        let mut before = ' ';
        for c in text.chars() {
            let starts_word = c.is_uppercase() && before.is_lowercase();
            if !c.is_alphanumeric() || starts_word {
                words.push(String::new());
            }
            if let (Some(word), true) = (words.last_mut(), c.is_alphanumeric()) {
                word.extend(c.to_lowercase());
            }
            before = c;
        }
        words.retain(|word| !word.is_empty());
        Self { text, words }
    }

    fn folded(&self) -> String {
        self.words.concat()
    }

    fn same_letters<'k>(&self, known: &[Name<'k>]) -> Option<Near<'k>> {
        let folded = self.folded();
        let same = only(known.iter().filter(|known| known.folded() == folded))?;
        (!folded.is_empty()).then_some(Near {
            name: same.text,
            applicability: Applicability::MachineApplicable,
        })
    }

    fn least_wrong<'k>(&self, known: &[Name<'k>]) -> Option<Near<'k>> {
        let mut found: Vec<_> = known
            .iter()
            .filter_map(|known| Some((self.distance(known)?, known)))
            .collect();
        // Stable: among equals the first one comes first.
        found.sort_by_key(|(distance, _)| *distance);
        let (least, nearest) = found.first()?;
        let is_alone = found.get(1).is_none_or(|(next, _)| next > least);
        let length = self.folded().chars().count();
        let is_small = match least {
            1 => length > 4 || length == 4 && !self.is_other_letter(nearest),
            2 => length > 8,
            _ => false,
        };
        Some(Near {
            name: nearest.text,
            applicability: if is_alone && is_small {
                Applicability::MachineApplicable
            } else {
                Applicability::MaybeIncorrect
            },
        })
    }

    /// How many letters are wrong: missing, too many, other ones, or two in the wrong order. `None`
    /// where that is no typing mistake any more. Where both have as many words, each is compared with
    /// its own, so that `create_app` is not near `create_key`.
    fn distance(&self, other: &Name<'_>) -> Option<usize> {
        let are_apart = |[a, b]: &[&str; 2]| {
            (self.text, other.text) == (*a, *b) || (self.text, other.text) == (*b, *a)
        };
        if APART.iter().any(are_apart) {
            return None;
        }
        let digits = |name: &Name<'_>| {
            let folded = name.folded();
            folded
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        if digits(self) != digits(other) {
            return None;
        }
        let folded = (self.folded(), other.folded());
        let whole = strsim::damerau_levenshtein(&folded.0, &folded.1);
        if self.words.len() == other.words.len() {
            let is_alone = self.words.len() == 1;
            let words = self.words.iter().zip(&other.words);
            let each: Option<Vec<_>> = words.map(|(a, b)| letters_wrong(a, b, is_alone)).collect();
            return each.map(|each| each.iter().sum());
        }
        let length = folded.0.chars().count().max(folded.1.chars().count());
        (whole <= length / 4).then_some(whole)
    }

    /// Whether a letter was replaced by another, so that both may be words.
    fn is_other_letter(&self, other: &Name<'_>) -> bool {
        let (a, b) = (self.folded(), other.folded());
        a.chars().count() == b.chars().count() && sorted(&a) != sorted(&b)
    }

    fn sharing_words<'k>(&self, known: &[Name<'k>]) -> Option<Near<'k>> {
        let is_long = |name: &Name<'_>| name.folded().chars().count() >= 3;
        let begins = |known: &Name<'_>| is_long(self) && known.folded().starts_with(&self.folded());
        let shares = |known: &Name<'_>| {
            let (few, many) = if self.words.len() < known.words.len() {
                (self, known)
            } else {
                (known, self)
            };
            let is_run = many.words.starts_with(&few.words) || many.words.ends_with(&few.words);
            is_long(few) && (is_run || sorted_words(few) == sorted_words(many))
        };
        let found = known.iter().filter(|known| begins(known) || shares(known));
        Some(Near {
            name: only(found)?.text,
            applicability: Applicability::MaybeIncorrect,
        })
    }
}

/// As [`Name::distance`], of two words; `is_alone` where they are all of the names.
fn letters_wrong(a: &str, b: &str, is_alone: bool) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let (first, second) = (a.chars().count(), b.chars().count());
    let distance = strsim::damerau_levenshtein(a, b);
    let is_near = match first.max(second) {
        // Of short words most others are one letter away: only the order may be wrong, one letter too
        // many or missing, or one of the last two another.
        0..=2 => distance == 1 && sorted(a) == sorted(b),
        3 if is_alone => {
            let is_same_letters = first != second || sorted(a) == sorted(b);
            distance == 1 && (is_same_letters || a.chars().next() == b.chars().next())
        }
        length => distance <= limit(length),
    };
    is_near.then_some(distance)
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<_> = word.chars().collect();
    letters.sort_unstable();
    letters
}

fn sorted_words(name: &Name<'_>) -> Vec<String> {
    let mut words = name.words.clone();
    words.sort_unstable();
    words
}

/// The item of an iterator that has one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{beginning_with, near};
    use crate::Applicability;

    /// Each line: what was written, what is known, and what is suggested: `=` surely, `?` perhaps,
    /// `-` nothing.
    #[test]
    fn table_of_names() {
        let mut failures = Vec::new();
        let mut count = 0;
        let lines = include_str!("suggest/names.txt").lines();
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            count += 1;
            let mut columns = line.split('|').map(str::trim);
            let (Some(written), Some(known), Some(expected), None) = (
                columns.next(),
                columns.next(),
                columns.next(),
                columns.next(),
            ) else {
                panic!("three columns: {line}");
            };
            let found = near(written, known.split(' '));
            let found = found.map_or_else(
                || "-".to_owned(),
                |near| match near.applicability {
                    Applicability::MachineApplicable => format!("= {}", near.name),
                    Applicability::MaybeIncorrect => format!("? {}", near.name),
                },
            );
            if found != expected {
                failures.push(format!("{line}   found: {found}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        assert!(count > 90, "{count}");
    }

    #[test]
    fn several_that_begin_alike() {
        let known = [
            "oauth2_client_credentials",
            "basic",
            "oauth2_authorization_code",
        ];
        assert_eq!(beginning_with("OAuth2", &known), [known[0], known[2]]);
        assert_eq!(beginning_with("oauth1", &known), [""; 0]);
    }
}
