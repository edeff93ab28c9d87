//! Whatever an author writes, a page has the same shape and shows the text.
//!
//! Every text of the sample is replaced, by a marker of its own and by the text in question; the
//! pages must have the same nodes and attributes, and the words must be the text where the marker
//! was.

use std::sync::LazyLock;

use connspec_diagnostics::Diagnostic;
use connspec_emit::{Files, Publisher};
use connspec_spec::Text;
use connspec_spec::model::{Block, Connector, Inline};
use proptest::prelude::*;

use crate::sample::{connector, publisher};
use crate::shape::{self, Page, collapse};
use crate::{data, mdbook};

/// Calls `visit` with every text of both.
fn visit(connector: &mut Connector, publisher: &mut Publisher, visit: &mut dyn FnMut(&mut Text)) {
    connector.visit_texts(visit);
    visit(&mut publisher.product);
    let linking = &mut publisher.link_account;
    visit(&mut linking.title);
    visit(&mut linking.optional);
    for step in &mut linking.steps {
        visit(&mut step.title);
        step.body.iter_mut().for_each(|block| plain(block, visit));
    }
    linking
        .outro
        .iter_mut()
        .for_each(|block| plain(block, visit));
}

/// The texts of a paragraph, all that the sample's publisher has.
fn plain(block: &mut Block, visit: &mut dyn FnMut(&mut Text)) {
    let Block::Paragraph(content) = block else {
        panic!("the sample's publisher has paragraphs only");
    };
    for inline in content {
        match inline {
            Inline::Text(text) => visit(text),
            Inline::Link { content, .. } => {
                let Inline::Text(text) = &mut content[0] else {
                    panic!("the sample's publisher has links of words only");
                };
                visit(text);
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The sample with text `number` replaced by `replace(number)`.
fn sample(replace: &dyn Fn(usize) -> String) -> (Connector, Publisher) {
    let (mut connector, mut publisher) = (connector(), publisher());
    let mut number = 0;
    visit(&mut connector, &mut publisher, &mut |text| {
        *text = Text::new(replace(number), text.span());
        number += 1;
    });
    (connector, publisher)
}

/// The pages of the sample, and what the compiler itself finds wrong with them.
pub fn pages(
    (connector, publisher): (Connector, Publisher),
) -> (Vec<(String, Page)>, Vec<Diagnostic>) {
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    connspec_emit::guide::emit(&[connector], &publisher, &mut files, &mut diagnostics);
    let mut pages = Vec::new();
    for (path, page) in files.iter() {
        let page = str::from_utf8(page).unwrap();
        let path = path.as_str().to_owned();
        if path.ends_with("/mkdocs-nav.yml") || path.ends_with("/vitepress-sidebar.json") {
            pages.push((path, data::html(page)));
            continue;
        }
        if path.ends_with(".json") {
            pages.push((path, data::json(page)));
            continue;
        }
        let flavour = path.split('/').nth(1).filter(|_| !path.ends_with(".txt"));
        let parts = match flavour {
            Some("hub") => shape::hub(page),
            Some("mintlify") => shape::mintlify(page),
            Some("docusaurus" | "starlight") => shape::directives(page),
            _ => {
                pages.push((format!("{path} in mdBook"), mdbook::read(page)));
                shape::markdown(page)
            }
        };
        let parts = parts.unwrap_or_else(|error| panic!("{path}: {error}\n{page}"));
        pages.push((path, parts));
    }
    (pages, diagnostics)
}

pub fn marker(number: usize) -> String {
    format!("marker{number}x")
}

/// Checks the sample with `texts` in turn, starting with the one of number `first`.
fn check(texts: &[String], first: usize) {
    let replace = |number: usize| texts[(number + first) % texts.len()].clone();
    static EXPECTED: LazyLock<Vec<(String, Page)>> = LazyLock::new(|| pages(sample(&marker)).0);
    let (actual, diagnostics) = pages(sample(&replace));
    for ((path, expected), (_, actual)) in EXPECTED.iter().zip(&actual) {
        assert_same(path, &expected.shape, &actual.shape);
        for (expected, actual) in expected.words.iter().zip(&actual.words) {
            assert_same(path, &filled(expected, &replace), actual);
        }
    }
    assert_eq!(diagnostics, []);
}

/// Fails with the place where two strings part.
pub fn assert_same(path: &str, expected: &str, actual: &str) {
    if expected != actual {
        let same = expected.chars().zip(actual.chars());
        let start = same
            .take_while(|(one, other)| one == other)
            .count()
            .saturating_sub(40);
        let part = |text: &str| text.chars().skip(start).take(120).collect::<String>();
        panic!(
            "{path}\nexpected {:?}\nactual   {:?}",
            part(expected),
            part(actual)
        );
    }
}

/// `words` with every marker replaced.
pub fn filled(words: &str, replace: &dyn Fn(usize) -> String) -> String {
    let mut filled = String::new();
    for (at, part) in words.split("marker").enumerate() {
        match part.split_once('x').filter(|_| at > 0) {
            Some((number, rest)) => {
                filled.push_str(&replace(number.parse().unwrap()));
                filled.push_str(rest);
            }
            None => filled.push_str(part),
        }
    }
    collapse(&filled)
}

/// `awkward.json`: texts that broke some engine when they were emitted as they are.
pub fn awkward() -> Vec<String> {
    serde_json::from_str(include_str!("awkward.json")).unwrap()
}

#[test]
fn awkward_texts_everywhere() {
    for text in awkward() {
        check(&[text], 0);
    }
}

/// Texts that are harmless alone may not be beside each other. Each stands in every fourth place.
#[test]
fn awkward_texts_beside_each_other() {
    let texts = awkward();
    for first in (0..texts.len()).step_by(4) {
        check(&texts, first);
    }
}

/// Strings that are rich in what some engine reads.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]",
        2 => prop::sample::select(vec![
            "import ", "export ", "http://", "https://", "www.", "@", ".com", "://", ":::", "{{", "}}", "${",
            "```", "**", "__", "~~", "--", "---", "===", "![", "](", "[^", "<!--", "-->", "</", "/>", "&#",
            "&amp;", ";", "\\", "|", "$$", "#", "1. ", "1) ", "- ", "+ ", "> ", "!!!", "8<-", "@include", "{{#",
            ":tada:", ":name", "::", "{#a}", "highlight-next-line", "localhost",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["a", "b", "word", "é", "日", "“", "😀", "\u{a0}", " "])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..12)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a text is not blank", |text| !text.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts(texts in prop::collection::vec(text(), 1..40)) {
        check(&texts, 0);
    }
}
