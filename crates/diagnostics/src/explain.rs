//! What a code means, for people who ask: `connspec explain`, and the pages in `docs/diagnostics/`.
//!
//! The words are those of the table in `codes.rs`. A code is explained by one paragraph that says
//! what it means, the mistake and the right thing as short excerpts, and paragraphs that say why.

use std::fmt::Write as _;

use crate::Code;

/// What the table says about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it means.
    pub summary: &'static str,
    /// What it looks like. Codes of whole files, and of the compiler itself, have none.
    pub example: Option<Example>,
    /// Why it matters, a paragraph each.
    pub details: Vec<&'static str>,
}

/// An excerpt with a mistake, and the same without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is written in: `yaml`, `toml` or `jinja`.
    pub language: &'static str,
    /// The mistake, a line feed behind each line.
    pub bad: String,
    /// What stands there where all is well, a line feed behind each line.
    pub good: String,
}

/// A part of an explanation, for who lays it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// One or two words over what follows.
    Heading(&'static str),
    /// Prose with code spans in backticks.
    Paragraph(&'static str),
    /// Lines to show as they are.
    Code {
        /// What they are written in.
        language: &'static str,
        /// A line feed behind each.
        lines: &'a str,
    },
}

impl Explanation {
    /// What the table says about `code`.
    #[must_use]
    pub fn of(code: Code) -> Self {
        // A comment of documentation begins each of its lines with a space.
        let mut lines = code
            .explanation()
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        let summary = lines.next().unwrap_or_default();
        let mut details = Vec::new();
        let (mut bad, mut good) = (None, None);
        while let Some(line) = lines.next() {
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            if fence.len() < 3 {
                details.push(line);
                continue;
            }
            let body = lines.by_ref().take_while(|line| *line != fence);
            let body: String = body.flat_map(|line| [line, "\n"]).collect();
            match info.split_once(' ') {
                Some((language, "bad")) => bad = Some((language, body)),
                Some((language, "good")) => good = Some((language, body)),
                _ => details.push(line),
            }
        }
        let example = bad.zip(good).map(|((language, bad), (_, good))| Example {
            language,
            bad,
            good,
        });
        Self {
            summary,
            example,
            details,
        }
    }

    /// All of it, in the order in which it is read.
    #[must_use]
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = vec![Part::Paragraph(self.summary)];
        if let Some(example) = &self.example {
            let language = example.language;
            for (heading, lines) in [("Wrong", &example.bad), ("Right", &example.good)] {
                parts.extend([Part::Heading(heading), Part::Code { language, lines }]);
            }
        }
        if !self.details.is_empty() {
            parts.push(Part::Heading("Why"));
            parts.extend(self.details.iter().map(|text| Part::Paragraph(text)));
        }
        parts
    }

    /// As Markdown, a line feed at its end.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.join(|markdown, part| match part {
            Part::Heading(heading) => writeln!(markdown, "## {heading}"),
            Part::Paragraph(text) => writeln!(markdown, "{text}"),
            Part::Code { language, lines } => {
                let fence = if lines.contains("```") { "````" } else { "```" };
                write!(markdown, "{fence}{language}\n{lines}{fence}\n")
            }
        })
    }

    /// As plain text in lines of at most `width` characters, as far as words are no longer. A line
    /// feed stands at its end.
    #[must_use]
    pub fn text(&self, width: usize) -> String {
        self.join(|text, part| match part {
            Part::Heading(heading) => writeln!(text, "{heading}:"),
            Part::Paragraph(paragraph) => writeln!(text, "{}", wrap(paragraph, width)),
            Part::Code { lines, .. } => lines.lines().try_for_each(|line| {
                let indent = if line.is_empty() { "" } else { "    " };
                writeln!(text, "{indent}{line}")
            }),
        })
    }

    /// The parts as `write` writes them, with an empty line between two.
    fn join(&self, write: impl Fn(&mut String, Part<'_>) -> std::fmt::Result) -> String {
        let mut joined = String::new();
        for part in self.parts() {
            if !joined.is_empty() {
                joined.push('\n');
            }
            // Writing into a string cannot fail.
            let _ = write(&mut joined, part);
        }
        joined
    }
}

/// `text` with line feeds in place of spaces, so that lines have at most `width` characters.
#[must_use]
pub fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_can_be_shown_is_shown() {
        // Whole files, the compiler itself, its templates and a day that is given cannot be
        // excerpted.
        let without = [
            Code::ImageTooLarge,
            Code::ImageNotAnImage,
            Code::VerifiedLongAgo,
            Code::NotUtf8,
            Code::EmptyFile,
            Code::FileTooLarge,
            Code::NestedTooDeeply,
            Code::TooManyEntries,
            Code::TemplateFailed,
            Code::TextLost,
        ];
        let incomplete: Vec<_> = Code::ALL
            .iter()
            .filter(|code| Explanation::of(**code).example.is_none() != without.contains(code))
            .map(|code| code.name())
            .collect();
        assert!(
            incomplete.is_empty(),
            "write a `bad` and a `good` excerpt in codes.rs for {incomplete:?}"
        );
    }

    #[test]
    fn every_code_says_why() {
        let silent: Vec<_> = Code::ALL
            .iter()
            .filter(|code| Explanation::of(**code).details.is_empty())
            .map(|code| code.name())
            .collect();
        assert!(
            silent.is_empty(),
            "say why it matters in codes.rs: {silent:?}"
        );
    }

    /// A fence that is spelt in another way would swallow an excerpt without a word.
    #[test]
    fn every_fence_is_an_example() {
        for code in Code::ALL {
            let Explanation {
                details, example, ..
            } = Explanation::of(*code);
            let is_prose = |text: &&str| !text.is_empty() && !text.contains("```");
            assert!(details.iter().all(is_prose), "{}", code.name());
            if let Some(Example { bad, good, .. }) = example {
                let is_short = |lines: &str| (1..=6).contains(&lines.lines().count());
                assert!(is_short(&bad) && is_short(&good), "{}", code.name());
                assert_ne!(bad, good, "{}", code.name());
            }
        }
    }

    #[test]
    fn lines_are_as_long_as_there_is_room() {
        assert_eq!(wrap("one two three", 7), "one two\nthree");
        assert_eq!(wrap("one two three", 8), "one two\nthree");
        assert_eq!(wrap("extraordinary é", 3), "extraordinary\né");
        assert_eq!(wrap("", 3), "");
        for code in Code::ALL {
            let text = Explanation::of(*code).text(80);
            assert!(
                text.lines().all(|line| line.chars().count() <= 90),
                "{text}"
            );
        }
    }
}
