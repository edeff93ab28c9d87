//! Quantifiers: `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`.

use super::{Parser, Quantifier};
use crate::pattern::MAX_REPEAT;

impl Parser<'_> {
    /// The quantifier at this place, if there is one.
    pub(super) fn quantifier(&mut self) -> Option<Quantifier> {
        let start = self.at;
        let (min, max) = match self.peek()? {
            '*' => (0, None),
            '+' => (1, None),
            '?' => (0, Some(1)),
            '{' => return self.braces(start),
            _ => return None,
        };
        self.next();
        Some(self.greedy(start, min, max))
    }

    /// `{n}`, `{n,}` or `{n,m}` at `start`.
    fn braces(&mut self, start: usize) -> Option<Quantifier> {
        let Some(length) = self.rest().find('}') else {
            self.next();
            self.refuse(
                start,
                "this quantifier has no end",
                "write `}` behind it, or `\\{` for the character",
            );
            return None;
        };
        let content = &self.pattern[start + 1..start + length];
        self.at += length + 1;
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse().unwrap_or(u32::MAX))
        };
        let bounds = match content.split_once(',') {
            None => number(content).map(|n| (n, Some(n))),
            Some((min, "")) => number(min).map(|min| (min, None)),
            Some((min, max)) => number(min)
                .zip(number(max))
                .map(|(min, max)| (min, Some(max))),
        };
        let Some((min, max)) = bounds else {
            self.refuse(
                start,
                "this is no quantifier",
                "write `{2}`, `{2,}` or `{0,2}`, without spaces, or `\\{` for the character",
            );
            return None;
        };
        if max.unwrap_or(min).max(min) > MAX_REPEAT {
            self.refuse(
                start,
                format!("the most repetitions are {MAX_REPEAT}"),
                "write `+`, and limit the length of the value with `max_length`",
            );
        } else if max == Some(0) {
            self.refuse(
                start,
                "what is repeated zero times cannot stand there",
                "leave it out",
            );
        } else if max.is_some_and(|max| max < min) {
            self.refuse(
                start,
                "the most repetitions are fewer than the fewest",
                "write the smaller number first",
            );
        }
        Some(self.greedy(start, min, max))
    }

    /// The quantifier since `start`, once no second one follows it.
    fn greedy(&mut self, start: usize, min: u32, max: Option<u32>) -> Quantifier {
        let range = start..self.at;
        let again = self.at;
        let follows = match self.peek() {
            Some('*' | '+' | '?') => self.next().is_some(),
            Some('{') => {
                self.at += self.rest().find('}').map_or(1, |length| length + 1);
                true
            }
            _ => false,
        };
        if follows {
            self.refuse(
                again,
                "a quantifier cannot follow another one",
                "leave it out; for the character put a backslash before it",
            );
        }
        Quantifier { min, max, range }
    }
}
