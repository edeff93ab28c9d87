//! The encoders: author text in Rust code, as string literals and as doc comments.

use crate::plain;
use connspec_spec::Text;
use connspec_spec::model::Inline;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A string literal.
pub(super) fn literal(text: &Text) -> Literal {
    Literal::string(&plain::text(text))
}

/// A string literal of the words alone.
pub(super) fn plain_literal(inlines: &[Inline]) -> Literal {
    Literal::string(&plain::inlines(inlines))
}

/// A part of a doc comment.
pub(super) enum Doc<'a> {
    /// Our own Markdown.
    Own(String),
    /// Author text.
    Text(&'a Text),
    /// Author text, the words alone.
    Inlines(&'a [Inline]),
}

/// A doc comment of one paragraph, in which author text is nothing but text.
pub(super) fn doc(parts: &[Doc<'_>]) -> TokenStream {
    let paragraph = paragraph(parts);
    quote!(#[doc = #paragraph])
}

/// The doc comment of a whole file.
pub(super) fn file_doc(parts: &[Doc<'_>]) -> TokenStream {
    let paragraph = paragraph(parts);
    quote!(#![doc = #paragraph])
}

fn paragraph(parts: &[Doc<'_>]) -> String {
    let mut paragraph = String::from(" ");
    for part in parts {
        match part {
            Doc::Own(markdown) => paragraph.push_str(markdown),
            Doc::Text(text) => escape_markdown(&plain::text(text), &mut paragraph),
            Doc::Inlines(inlines) => escape_markdown(&plain::inlines(inlines), &mut paragraph),
        }
    }
    paragraph
}

/// Appends `text` so that rustdoc reads exactly these characters and nothing else in them: no
/// markup, no code, no link. White space becomes single spaces.
fn escape_markdown(text: &str, paragraph: &mut String) {
    let at_start = paragraph.trim_ascii().is_empty();
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    // "1." and "1)" start a list, if no more than nine digits come before.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (index, char) in text.char_indices() {
        let is_markup = match char {
            '\\' | '`' | '*' | '_' | '[' | '<' | '&' | '#' | '~' => true,
            '-' | '+' | '>' => at_start && index == 0,
            '.' | ')' => at_start && index > 0 && index == number,
            // Nothing that rustdoc's lint takes for the start of a URL.
            '/' => before == Some(':'),
            _ => false,
        };
        if deceives(char) {
            paragraph.push_str(&format!("&#x{:x};", u32::from(char)));
        } else {
            paragraph.extend(is_markup.then_some('\\'));
            paragraph.push(char);
        }
        before = Some(char);
    }
}

/// Whether a character makes code look like other code. rustc refuses some of them in source. The
/// front end lets none of them through; this does not rely on it.
fn deceives(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(char, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(char, '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests;
