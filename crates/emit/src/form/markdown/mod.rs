//! Author text as the Markdown that RJSF shows in descriptions.
//!
//! RJSF reads it with `markdown-to-jsx`, version 7 before RJSF 6 and version 9 from then on.
//! Both take a backslash before any ASCII punctuation; numeric character references only the
//! later one. So every such character of author text gets a backslash, and no text becomes markup.

#![expect(clippy::disallowed_methods, reason = "an encoder")]

use connspec_spec::model::{Inline, LinkTarget};

use super::links::{Guide, Link};
use crate::plain;

/// One paragraph.
pub(super) fn inlines(content: &[Inline], guide: &Guide) -> String {
    let mut markdown = String::new();
    push(content, guide, &mut markdown);
    // Spaces at the start of a line could make it code.
    markdown.trim().to_owned()
}

/// A link of the compiler's own words.
pub(super) fn link(link: &Link) -> String {
    format!("[{}]({})", link.label, destination(&link.href))
}

fn push(content: &[Inline], guide: &Guide, markdown: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => push_text(text.open(), markdown),
            Inline::Code(text) => push_code(text.open(), markdown),
            Inline::Strong(content) => marked("**", content, guide, markdown),
            Inline::Emphasis(content) => marked("*", content, guide, markdown),
            Inline::Link { target, content } => push_link(target, content, guide, markdown),
            Inline::Image(image) => push_text(image.alt.open(), markdown),
            Inline::Break => markdown.push(' '),
        }
    }
}

/// Marked words, without marks inside. Where they begin or end with a character that keeps a mark
/// from being one they stay unmarked, and so do links, which would lose their address.
fn marked(mark: &str, content: &[Inline], guide: &Guide, markdown: &mut String) {
    let words = plain::inlines(content);
    let edges = [words.chars().next(), words.chars().next_back()];
    let takes_marks = edges.into_iter().all(|edge| edge.is_some_and(is_letter))
        && content
            .iter()
            .all(|inline| !matches!(inline, Inline::Link { .. }))
        && !words.contains(['*', '\\'])
        && !markdown.ends_with('*');
    if takes_marks {
        markdown.push_str(mark);
        push_text(&words, markdown);
        markdown.push_str(mark);
    } else {
        push(content, guide, markdown);
    }
}

/// Whether a mark beside this character is always one. Enclosed letters are symbols to CommonMark.
fn is_letter(c: char) -> bool {
    let enclosed = matches!(c, '\u{2460}'..='\u{24FF}' | '\u{1F100}'..='\u{1F1FF}');
    c.is_alphanumeric() && !enclosed
}

/// Escapes what either version reads as markup, and leaves ordinary prose readable.
fn push_text(text: &str, markdown: &mut String) {
    let line = markdown.trim_start();
    // Whether the line is a number so far, which a dot would make the head of a list.
    let mut is_number = line.bytes().all(|b| b.is_ascii_digit());
    let mut is_empty = line.is_empty();
    for (index, c) in text.char_indices() {
        let before = &text.as_bytes()[..index];
        let behind = &text[index + c.len_utf8()..];
        let special = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '|' | '@' => true,
            '&' => behind.starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric()),
            // Underlines of headings, marked text.
            '=' => is_empty || before.ends_with(b"=") || behind.starts_with('='),
            '#' | '-' | '+' | '>' => is_empty,
            ')' => is_number,
            // The second is an address without a scheme.
            '.' => is_number || before.last_chunk().is_some_and(is_www),
            ':' => behind.starts_with("//"),
            _ => false,
        };
        if special {
            markdown.push('\\');
        }
        markdown.push(if c.is_ascii_control() { ' ' } else { c });
        is_empty = is_empty && c.is_whitespace();
        is_number = is_number && (c.is_ascii_digit() || is_empty);
    }
}

fn is_www(end: &[u8; 3]) -> bool {
    end.eq_ignore_ascii_case(b"www")
}

/// A code span, where the code is plain enough for both versions to end it where it ends.
fn push_code(code: &str, markdown: &mut String) {
    if is_plain(code) && !markdown.ends_with('`') {
        markdown.push('`');
        markdown.push_str(code);
        markdown.push('`');
    } else {
        push_text(code, markdown);
    }
}

/// A link, where its words are plain enough for both versions to end them where they end.
fn push_link(target: &LinkTarget, content: &[Inline], guide: &Guide, markdown: &mut String) {
    let words = plain::inlines(content);
    if !is_plain(&words) {
        return push_text(&words, markdown);
    }
    let href = match target {
        LinkTarget::Web(url) | LinkTarget::Site(url) => url.clone(),
        LinkTarget::Mail(address) => format!("mailto:{address}"),
        LinkTarget::Step(step) => guide.step(step),
    };
    // Before a bracket it would make a picture of the link.
    if markdown.ends_with('!') {
        markdown.insert(markdown.len() - 1, '\\');
    }
    markdown.push('[');
    push_text(&words, markdown);
    markdown.push_str("](");
    markdown.push_str(&destination(&href));
    markdown.push(')');
}

/// Whether words have no character that a version reads even in a code span or a link's words.
fn is_plain(words: &str) -> bool {
    words.trim() == words && !words.contains(['`', '\\', '[', ']', '<', '@', '^'])
}

/// A link's address: visible ASCII, and no brackets that could end it.
fn destination(href: &str) -> String {
    href.replace('(', "%28").replace(')', "%29")
}

#[cfg(test)]
mod tests;
