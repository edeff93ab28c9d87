//! A line of Markdown: words, code, emphasis, links, pictures.
//!
//! Whether `**` opens or closes depends on the characters beside it (CommonMark calls it
//! flanking), so a line is first cut into tokens, and then each text learns which of its edges
//! must not look like a letter or a space. Emphasis is `_`, never `*`, so that it can stand
//! beside strong text.

use connspec_spec::model::Inline;

use super::code;
use super::destination;
use super::emoji::is_emoji_name;
use super::picture;
use super::place::{BLANK, Next, Place, Reader};
use super::text::encode;
use super::tree::{Node, read};

/// What a line stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Who reads it.
    pub(crate) reader: Reader,
    /// Whether the line starts with it.
    pub(crate) start: bool,
    /// Whether it is a heading.
    pub(crate) heading: bool,
    /// Whether it is a table cell.
    pub(crate) cell: bool,
}

impl Line {
    /// A line of its own.
    pub(crate) const fn new(reader: Reader) -> Self {
        Self {
            reader,
            start: true,
            heading: false,
            cell: false,
        }
    }
}

enum Token<'a> {
    /// Words, and whether their first and last characters are escaped whatever they are.
    Text(&'a str, bool, bool),
    /// `**` or `_` in front of something.
    Open(&'static str),
    /// `**` or `_` behind something.
    Close(&'static str),
    /// Finished Markdown, not empty.
    Raw(String),
}

/// `content` on one line.
pub(crate) fn line(content: &[Inline], line: Line) -> String {
    let nodes = read(content, true);
    let mut tokens = Vec::with_capacity(nodes.len());
    cut(&nodes, line, &mut tokens);
    trim(&mut tokens);
    while protect_edges(&mut tokens) {}
    print(&tokens, line)
}

fn cut<'a>(nodes: &'a [Node<'a>], line: Line, tokens: &mut Vec<Token<'a>>) {
    for node in nodes {
        match node {
            Node::Text(text) if text.is_empty() => {}
            Node::Text(text) => tokens.push(Token::Text(text, false, false)),
            Node::Code(text) => {
                tokens.push(Token::Raw(code::span(text, line.reader, line.cell)));
            }
            Node::Strong(content) => emphasised("**", content, line, tokens),
            Node::Emphasis(content) => emphasised("_", content, line, tokens),
            Node::Link { target, content } => {
                tokens.push(Token::Raw("[".to_owned()));
                cut(content, line, tokens);
                tokens.push(Token::Raw(format!("]({})", destination::link(target))));
            }
            Node::Image(image) => tokens.push(Token::Raw(picture::picture(image, line))),
            Node::Break => tokens.push(Token::Raw("<br />".to_owned())),
        }
    }
}

fn emphasised<'a>(
    mark: &'static str,
    content: &'a [Node<'a>],
    line: Line,
    tokens: &mut Vec<Token<'a>>,
) {
    tokens.push(Token::Open(mark));
    let before = tokens.len();
    cut(content, line, tokens);
    if tokens.len() == before {
        tokens.pop();
    } else {
        tokens.push(Token::Close(mark));
    }
}

/// Drops blanks at both ends of the line.
fn trim(tokens: &mut [Token<'_>]) {
    if let Some(Token::Text(text, ..)) = tokens.first_mut() {
        *text = text.trim_start_matches(BLANK);
    }
    if let Some(Token::Text(text, ..)) = tokens.last_mut() {
        *text = text.trim_end_matches(BLANK);
    }
}

/// Escapes edges of texts so that every mark opens or closes. One change may ask for another:
/// returns whether there was any.
fn protect_edges(tokens: &mut [Token<'_>]) -> bool {
    let mut changed = false;
    for at in 0..tokens.len() {
        let (mark, outer, inner) = match tokens[at] {
            Token::Open(mark) => (mark, at.checked_sub(1), at + 1),
            Token::Close(mark) => (mark, Some(at + 1), at - 1),
            _ => continue,
        };
        let opens = inner > at;
        if let Token::Text(text, first, last) = &mut tokens[inner] {
            let (edge, escaped) = if opens {
                (text.chars().next(), first)
            } else {
                (text.chars().next_back(), last)
            };
            if edge.is_some_and(char::is_whitespace) && !*escaped {
                *escaped = true;
                changed = true;
            }
        }
        let inner_is_word = match &tokens[inner] {
            // What is escaped ends in `;`, and of a text of one character both edges are.
            Token::Text(text, first, last) => {
                let escaped = if opens { *first } else { *last };
                let whole = text.chars().nth(1).is_none() && (*first || *last);
                let edge = if opens {
                    starts_with_word
                } else {
                    ends_with_word
                };
                !escaped && !whole && edge(text)
            }
            _ => false,
        };
        if inner_is_word && mark != "_" {
            continue;
        }
        let Some(outer) = outer.and_then(|outer| tokens.get_mut(outer)) else {
            continue;
        };
        if let Token::Text(text, first, last) = outer {
            let (edge, escaped) = if opens {
                (text.chars().next_back(), last)
            } else {
                (text.chars().next(), first)
            };
            let harmless = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
            if edge.is_some_and(|c| !harmless(c)) && !*escaped {
                *escaped = true;
                changed = true;
            }
        }
    }
    changed
}

fn starts_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

fn ends_with_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn print(tokens: &[Token<'_>], line: Line) -> String {
    let mut printed = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text, escape_first, escape_last) => {
                let place = Place {
                    line_start: line.start && at == 0,
                    heading: line.heading,
                    cell: line.cell,
                    picture: false,
                    linked: false,
                    next: next(tokens.get(at + 1)),
                    escape_first: *escape_first,
                    escape_last: *escape_last,
                    after_mark: at > 0 && matches!(tokens[at - 1], Token::Open("_")),
                    in_name: printed.trim_end_matches(is_emoji_name).ends_with(':'),
                };
                encode(text, line.reader, place, &mut printed);
            }
            Token::Open(mark) | Token::Close(mark) => printed.push_str(mark),
            Token::Raw(markdown) => printed.push_str(markdown),
        }
    }
    printed
}

fn next(token: Option<&Token<'_>>) -> Next {
    match token {
        None => Next::End,
        Some(Token::Raw(markdown)) if markdown.starts_with('<') => Next::Tag,
        Some(Token::Raw(markdown)) if markdown.starts_with('[') => Next::Bracket,
        Some(_) => Next::Other,
    }
}

#[cfg(test)]
mod tests {
    use connspec_spec::Text;

    use super::*;

    /// MkDocs reads `:b_:` before emphasis.
    #[test]
    fn no_emoji_takes_a_mark() {
        let words = |words: &str| Inline::Text(Text::new(words, Default::default()));
        let around = |first: &str, inner: &str, last: &str| {
            let inner = Inline::Emphasis(vec![words(inner)]);
            line(
                &[words(first), inner, words(last)],
                Line::new(Reader::Markdown),
            )
        };
        assert_eq!(around("a ", ":b", ":c"), "a _:b_&#58;c");
        assert_eq!(around("a:", "b", ": c"), "a:_b_&#58; c");
        assert_eq!(around("a:", "b:c", " d"), "a:_b&#58;c_ d");
        assert_eq!(around("a ", "Note", ": b"), "a _Note_: b");
        assert_eq!(around("a: ", "b", ": c"), "a: _b_: c");
    }

    /// The escaped edge of a text of one character is its other edge too.
    #[test]
    fn marks_beside_single_characters_open_and_close() {
        let words = |words: &str| Inline::Text(Text::new(words, Default::default()));
        let both = |first: &str, last: &str| {
            let inner = Inline::Emphasis(vec![words("b")]);
            Inline::Strong(vec![words(first), inner, words(last)])
        };
        for (content, expected) in [
            (
                vec![words("a"), both("x", "y"), words("c")],
                "&#97;**&#120;_b_&#121;**&#99;",
            ),
            (
                vec![words("a"), both("xx", "yy"), words("c")],
                "a**x&#120;_b_&#121;y**c",
            ),
        ] {
            assert_eq!(line(&content, Line::new(Reader::Markdown)), expected);
        }
    }
}
