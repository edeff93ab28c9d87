//! From a pattern to its tree. What is not in the dialect is reported and stepped over.

mod class;
mod escape;
mod quantifier;

use super::set::Set;
use super::{MAX_DEPTH, Problem};
use connspec_diagnostics::is_deceptive;
use std::ops::Range;

/// A pattern without its anchors.
pub(super) struct Tree {
    /// At least one.
    pub(super) alternatives: Vec<Alternative>,
    /// Whether it starts with `^` or ends with `$`.
    pub(super) anchored: bool,
}

/// Items one after the other.
pub(super) struct Alternative {
    pub(super) items: Vec<Item>,
    pub(super) range: Range<usize>,
}

/// Something and how often it may stand there.
pub(super) struct Item {
    pub(super) what: What,
    pub(super) range: Range<usize>,
    pub(super) quantifier: Option<Quantifier>,
}

pub(super) enum What {
    Chars(Set),
    Group(Vec<Alternative>),
}

pub(super) struct Quantifier {
    pub(super) min: u32,
    /// Without it there is no limit.
    pub(super) max: Option<u32>,
    pub(super) range: Range<usize>,
}

/// The tree of `pattern`, unless it is so broken that there is none, and what is wrong with it.
pub(super) fn parse(pattern: &str) -> (Option<Tree>, Vec<Problem>) {
    let mut parser = Parser {
        pattern,
        at: 0,
        depth: 0,
        problems: Vec::new(),
    };
    let starts = parser.eat("^");
    let alternatives = parser.alternatives();
    let ends = parser.eat("$");
    let tree = alternatives.map(|alternatives| Tree {
        alternatives,
        anchored: starts || ends,
    });
    (tree, parser.problems)
}

/// The rest of the pattern cannot be read.
struct Lost;

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
    depth: usize,
    problems: Vec<Problem>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.pattern[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    fn report(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem {
            range,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Reports what was read since `start`.
    fn refuse(&mut self, start: usize, message: impl Into<String>, help: impl Into<String>) {
        self.report(start..self.at, message, help);
    }

    /// Up to the end of the group or the pattern, which it leaves in place.
    fn alternatives(&mut self) -> Option<Vec<Alternative>> {
        let mut alternatives = Vec::new();
        loop {
            let start = self.at;
            let before = self.problems.len();
            let items = self.items().ok()?;
            if items.is_empty() && self.problems.len() == before {
                self.refuse(
                    start,
                    "nothing stands here",
                    "write what may stand here; for something optional write `(?:…)?`",
                );
            }
            alternatives.push(Alternative {
                items,
                range: start..self.at,
            });
            if !self.eat("|") {
                return Some(alternatives);
            }
        }
    }

    /// Items up to a `|`, the end of the group or the end of the pattern.
    fn items(&mut self) -> Result<Vec<Item>, Lost> {
        let mut items = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || (c == ')' && self.depth > 0) || (self.rest() == "$" && self.depth == 0) {
                break;
            }
            let start = self.at;
            let what = self.item()?;
            let range = start..self.at;
            let quantifier = self.quantifier();
            items.extend(what.map(|what| Item {
                what,
                range,
                quantifier,
            }));
        }
        Ok(items)
    }

    /// One item without its quantifier; `None` where it is not in the dialect.
    fn item(&mut self) -> Result<Option<What>, Lost> {
        let start = self.at;
        let Some(c) = self.next() else {
            return Ok(None);
        };
        let literal = match c {
            '(' => return self.group(start).map(Some),
            '[' => return self.class(start).map(|set| set.map(What::Chars)),
            '\\' => self.escape(start, false),
            '.' => {
                self.refuse(
                    start,
                    "`.` is another set of characters in each engine",
                    "write a class, such as `[!-~]` for any visible ASCII character, or `\\.` for a dot",
                );
                None
            }
            '^' | '$' => {
                self.refuse(
                    start,
                    format!(
                        "`{c}` may only stand at the {} of the whole pattern",
                        if c == '^' { "start" } else { "end" }
                    ),
                    format!(
                        "leave it out, or write `\\{c}` for the character; around alternatives \
                        write `^(?:a|b)$`"
                    ),
                );
                None
            }
            '*' | '+' | '?' => {
                self.refuse(
                    start,
                    format!("`{c}` has nothing before it to repeat"),
                    format!("write `\\{c}` for the character"),
                );
                None
            }
            ')' | ']' | '{' | '}' => {
                self.refuse(
                    start,
                    format!("`{c}` has no partner"),
                    format!("write `\\{c}` for the character"),
                );
                None
            }
            c => self.literal(start, c),
        };
        Ok(literal.map(|c| What::Chars(Set::one(c))))
    }

    /// A character that stands for itself.
    fn literal(&mut self, start: usize, c: char) -> Option<char> {
        if is_deceptive(c) || (c.is_whitespace() && c != ' ') {
            self.refuse(
                start,
                format!("U+{:04X} cannot be seen in a pattern", u32::from(c)),
                "write a class of the characters that are allowed, such as `[ -~]`",
            );
            return None;
        }
        if c.len_utf16() > 1 {
            self.refuse(
                start,
                format!("`{c}` is two characters to some JavaScript engines"),
                "write a class of the characters that are not allowed, such as `[^ ]`",
            );
            return None;
        }
        Some(c)
    }

    /// Behind a `(` at `start`.
    fn group(&mut self, start: usize) -> Result<What, Lost> {
        if !self.eat("?:") {
            self.group_head(start);
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.refuse(
                start,
                format!("groups are nested more than {MAX_DEPTH} deep"),
                "write a simpler pattern, or two patterns",
            );
            return Err(Lost);
        }
        let alternatives = self.alternatives().ok_or(Lost)?;
        if !self.eat(")") {
            self.report(
                start..start + 1,
                "this group has no end",
                "write `)` behind it, or `\\(` for the character",
            );
            return Err(Lost);
        }
        self.depth -= 1;
        Ok(What::Group(alternatives))
    }

    /// Steps over the head of a group that is not `(?:`, and says why it may not stand there.
    fn group_head(&mut self, start: usize) {
        let (message, help) = if self.eat("?=") || self.eat("?!") {
            (
                "a pattern cannot look ahead",
                "write what the value looks like from its start to its end",
            )
        } else if self.eat("?<=") || self.eat("?<!") {
            (
                "a pattern cannot look behind",
                "write what the value looks like from its start to its end",
            )
        } else if self.rest().starts_with('?') && !self.rest().starts_with("?)") {
            // A name in angle brackets, or flags up to a colon or the end of the group.
            self.at += match self.rest().find([')', ':', '>']) {
                Some(end) if self.rest().as_bytes()[end] == b')' => end,
                Some(end) => end + 1,
                None => 1,
            };
            (
                "names and flags of groups differ between engines",
                "write `(?:` instead",
            )
        } else {
            (
                "the group captures, and nothing reads what it captures",
                "write `(?:` instead",
            )
        };
        self.refuse(start, message, help);
    }
}
