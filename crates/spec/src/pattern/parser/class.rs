//! Classes: `[a-z]`, `[^@ ]`.

use super::{Lost, Parser};
use crate::pattern::set::Set;

impl Parser<'_> {
    /// Behind a `[` at `start`; `None` where its content is not in the dialect.
    pub(super) fn class(&mut self, start: usize) -> Result<Option<Set>, Lost> {
        let negated = self.eat("^");
        let first = self.at;
        let before = self.problems.len();
        let mut ranges = Vec::new();
        loop {
            let member = self.at;
            match self.peek() {
                None => {
                    self.report(
                        start..start + 1,
                        "this class has no end",
                        "write `]` behind it, or `\\[` for the character",
                    );
                    return Err(Lost);
                }
                Some(']') => break,
                Some(_) => {}
            }
            let Some(low) = self.member(first) else {
                continue;
            };
            // A `-` at the end is a character, and `--` is refused as a member.
            let rest = self.rest();
            if !rest.starts_with('-') || rest.starts_with("-]") || rest.starts_with("--") {
                ranges.push((u32::from(low), u32::from(low)));
                continue;
            }
            self.eat("-");
            let Some(high) = self.member(first) else {
                continue;
            };
            if !low.is_ascii() || !high.is_ascii() {
                self.refuse(
                    member,
                    "a range may only go from one ASCII character to another",
                    "write the characters one by one, or a class of those that are not allowed",
                );
            } else if low > high {
                self.refuse(
                    member,
                    "the range goes backwards",
                    format!("write `{high}-{low}`, or `\\-` for the character"),
                );
            } else {
                ranges.push((u32::from(low), u32::from(high)));
            }
        }
        let empty = self.at == first;
        self.eat("]");
        if empty {
            self.refuse(
                start,
                "the class is empty",
                "write `\\[` and `\\]` for the characters",
            );
        }
        let good = self.problems.len() == before;
        Ok(good.then(|| Set::new(ranges, negated)))
    }

    /// One character of a class whose members begin at `first`.
    fn member(&mut self, first: usize) -> Option<char> {
        let start = self.at;
        for operator in ["&&", "~~", "--"] {
            if self.eat(operator) {
                let one = &operator[..1];
                self.refuse(
                    start,
                    format!("`{operator}` is an operator in some engines"),
                    format!("write `{}` once", if one == "-" { "\\-" } else { one }),
                );
                return None;
            }
        }
        let c = self.next()?;
        match c {
            '\\' => self.escape(start, true),
            '[' => {
                self.refuse(
                    start,
                    "a class cannot stand in a class",
                    "write `\\[` for the character",
                );
                None
            }
            '-' if start != first && !self.rest().starts_with(']') => {
                self.refuse(
                    start,
                    "`-` may only stand first or last in a class, or between the ends of a range",
                    "write `\\-` for the character",
                );
                None
            }
            c => self.literal(start, c),
        }
    }
}
