//! The encoder against a reader of CommonMark, the ground that both versions stand on. Cases that
//! only `markdown-to-jsx` gets wrong were found by rendering tens of thousands of texts in it.

use super::inlines;
use crate::form::links::Guide;
use crate::plain;
use connspec_diagnostics::Span;
use connspec_spec::model::{Inline, LinkTarget};
use connspec_spec::{Id, Text};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

fn text(words: &str) -> Inline {
    Inline::Text(Text::new(words, Span::default()))
}

fn code(words: &str) -> Inline {
    Inline::Code(Text::new(words, Span::default()))
}

fn link(target: LinkTarget, words: &str) -> Inline {
    let content = vec![text(words)];
    Inline::Link { target, content }
}

fn encoded(content: &[Inline]) -> String {
    inlines(content, &Guide::sample())
}

#[test]
fn ordinary_prose_stays_readable() {
    for prose in [
        "Open Settings > API & keys (v2), then copy it.",
        "It's \"shown once\" - 100% of the time!",
        "Costs $5 + tax; see #help, or {name}: a/b?",
    ] {
        assert_eq!(encoded(&[text(prose)]), prose);
    }
}

#[test]
fn markup_of_authors_is_markup() {
    let strong = Inline::Strong(vec![text("API keys")]);
    assert_eq!(
        encoded(&[text("Choose "), strong, text(".")]),
        "Choose **API keys**."
    );
    let emphasis = Inline::Emphasis(vec![text("one")]);
    assert_eq!(encoded(&[text("Only "), emphasis]), "Only *one*");
    assert_eq!(encoded(&[text("Send "), code("a_b")]), "Send `a_b`");
    let step = LinkTarget::Step(Id::new("copy_key").unwrap());
    assert_eq!(
        encoded(&[link(step, "Copy it")]),
        "[Copy it](/connectors/a/b#copy-key)"
    );
    let mail = LinkTarget::Mail("a@b.example".to_owned());
    assert_eq!(encoded(&[link(mail, "us")]), "[us](mailto:a@b.example)");
    let web = LinkTarget::Web("https://a.example/(b)".to_owned());
    assert_eq!(
        encoded(&[link(web, "there")]),
        "[there](https://a.example/%28b%29)"
    );
}

#[test]
fn text_of_authors_is_no_markup() {
    for (words, expected) in [
        ("# a", "\\# a"),
        ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("**a**", "\\*\\*a\\*\\*"),
        ("<b>a</b> &lt;", "\\<b>a\\</b> \\&lt;"),
        ("> a", "\\> a"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("12) a", "12\\) a"),
        ("[a](b)", "\\[a\\](b)"),
        ("https://a.example", "https\\://a.example"),
        ("me@a.example", "me\\@a.example"),
        ("a\\", "a\\\\"),
        ("==a==", "\\=\\=a\\=\\="),
    ] {
        assert_eq!(encoded(&[text(words)]), expected);
    }
    let web = || LinkTarget::Web("https://a.example".to_owned());
    assert_eq!(
        encoded(&[text("See!"), link(web(), "a")]),
        "See\\![a](https://a.example)"
    );
    // Both versions lose the end of these, so they stay words.
    assert_eq!(encoded(&[code("a`b")]), "a\\`b");
    assert_eq!(encoded(&[code("me@a.example")]), "me\\@a.example");
    assert_eq!(encoded(&[link(web(), "a]b")]), "a\\]b");
    for words in ["(a)", "🄰"] {
        assert_eq!(encoded(&[Inline::Strong(vec![text(words)])]), words);
    }
}

/// The words that a reader sees; `None` where there is more than a paragraph of words.
fn read(markdown: &str) -> Option<String> {
    let mut words = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {}
            _ => return None,
        }
    }
    Some(words)
}

const WORDS: &str = "[a-c1.)(\\[\\]<>*_`~=|#!&;:/@\\\\^{}+\\- ]{0,10}[é.)]|\\PC{1,12}";

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_reader_sees_the_words(words in proptest::collection::vec(WORDS, 7)) {
        let web = LinkTarget::Web("https://a.example/b_c".to_owned());
        let content = [
            text(&words[0]),
            Inline::Strong(vec![text(&words[1])]),
            text(&words[2]),
            Inline::Emphasis(vec![text(&words[3]), code(&words[4])]),
            code(&words[5]),
            link(web, &words[6]),
        ];
        for part in [&content[..1], &content[1..2], &content[3..], &content] {
            let markdown = encoded(part);
            let expected = squeezed(&plain::inlines(part));
            let seen = read(&markdown).map(|words| squeezed(&words));
            prop_assert_eq!(seen, Some(expected), "{}", markdown);
        }
    }
}
