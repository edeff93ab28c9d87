//! What rustdoc and rustc read is what the author wrote.

use super::{Doc, literal, paragraph};
use connspec_spec::Text;
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

fn text(value: &str) -> Text {
    Text::new(value, connspec_diagnostics::Span::default())
}

/// What rustdoc reads, with the extensions that it turns on; those that only draw quotes and
/// dashes more finely are off. An error where it reads anything but a paragraph of text.
fn read(markdown: &str) -> Result<String, String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    // What rustdoc strips from the comment.
    let markdown = markdown.trim_start_matches(' ');
    // To rustdoc, `[Secret]` is a link to an item even where there is none.
    let mut resolve = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    let mut events = Parser::new_with_broken_link_callback(markdown, options, Some(&mut resolve));
    let start = events.next();
    if !matches!(start, Some(Event::Start(Tag::Paragraph))) {
        return Err(format!("{start:?} in {markdown:?}"));
    }
    let mut words = String::new();
    for event in events.by_ref() {
        match event {
            Event::Text(text) => {
                // The lint `rustdoc::bare_urls` looks for these in each text.
                if text.contains("http://") || text.contains("https://") {
                    return Err(format!("a bare URL in {markdown:?}"));
                }
                words.push_str(&text);
            }
            Event::End(TagEnd::Paragraph) => break,
            other => return Err(format!("{other:?} in {markdown:?}")),
        }
    }
    match events.next() {
        None => Ok(words),
        Some(more) => Err(format!("{more:?} behind {markdown:?}")),
    }
}

fn reads_back(value: &str) -> Result<(), String> {
    let markdown = paragraph(&[Doc::Text(&text(value))]);
    if markdown.contains(['\n', '\r']) {
        return Err(format!("{markdown:?} has several lines"));
    }
    let wanted = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    // HTML has no U+0000.
    let wanted = wanted.replace('\0', "\u{FFFD}");
    let words = read(&markdown)?;
    if words == wanted {
        Ok(())
    } else {
        Err(format!(
            "{value:?} reads as {words:?}, written as {markdown:?}"
        ))
    }
}

/// Texts that are markup, code or a link for rustdoc when they are written as they are.
#[test]
fn nothing_in_a_doc_comment_is_markup() {
    let file = include_str!("awkward.txt");
    let mut count = 0;
    for line in file.lines().filter(|line| !line.is_empty()) {
        let value: String = serde_json::from_str(line).unwrap();
        reads_back(&value).unwrap();
        count += 1;
    }
    assert!(count > 50, "only {count} texts were looked at");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_one_paragraph_of_text(
        pieces in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "`", "```", "~~~", "*", "**", "_", "[", "]", "(", ")", "]:", "[^1]:", "<", ">",
                    "</a>", "<!--", "&", "&amp;", "&#65;", ";", "#", "##", "-", "---", "+", "=",
                    "===", "|", "|-|", "!", "![", "\\", "\\\\", "1.", "1)", "23456789012.", "a",
                    "b c", " ", "    ", "\t", "\n", "\r\n", "\n\n", "http://a.example", "https:",
                    "//", "www.a.example", "a@b.example", "\u{202E}", "\u{2066}", "\u{0}", "\u{7F}",
                    "\u{200B}", "\u{FEFF}", "- [ ]", "[x]", ": ", "$", "'", "\"", "*/", "///",
                ]).prop_map(str::to_owned),
                any::<String>(),
            ],
            1..8,
        )
    ) {
        let value = pieces.concat();
        prop_assume!(!value.trim_ascii().is_empty());
        prop_assert_eq!(reads_back(&value), Ok(()));
    }

    #[test]
    fn a_literal_is_the_text(value: String) {
        let literal = literal(&text(&value));
        let read: syn::LitStr = syn::parse_str(&literal.to_string()).unwrap();
        prop_assert_eq!(read.value(), value);
    }
}

#[test]
fn source_code_holds_no_character_that_deceives() {
    let value = "a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{7F}f\u{0}g\u{2028}h";
    let comment = paragraph(&[Doc::Text(&text(value))]);
    let literal = literal(&text(value)).to_string();
    for code in [comment, literal] {
        assert!(code.is_ascii(), "{code}");
        assert!(!code.contains(|c: char| c.is_control()), "{code:?}");
    }
}

#[test]
fn our_own_words_may_be_markup() {
    let name = text("Field*s");
    let parts = [Doc::Own("The `x` of ".to_owned()), Doc::Text(&name)];
    assert_eq!(paragraph(&parts), " The `x` of Field\\*s");
    // What stands at the start of a line only matters there.
    let parts = [Doc::Own("No ".to_owned()), Doc::Text(&text("- 1. x"))];
    assert_eq!(paragraph(&parts), " No - 1. x");
}
