//! Every engine reads an accepted pattern alike: `regex`, which generated code uses, the
//! `jsonschema` crate, and V8 with and without the flag `u`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "one test runs Node"
)]

use connspec_spec::pattern;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use regex::Regex;
use serde_json::json;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Characters of values: those that patterns name, and those that engines disagree about in
/// classes, dots, ends of lines and changes of case.
const VALUE: &str = "[ab\\-.@_^$|019 \n\r\t\u{85}\u{A0}\u{2028}\u{FEFF}éK\u{17F}\u{212A}٣€😀]{0,7}";

fn one_of(items: &'static [&'static str]) -> BoxedStrategy<String> {
    proptest::sample::select(items)
        .prop_map(str::to_owned)
        .boxed()
}

fn joined(
    item: BoxedStrategy<String>,
    separator: &'static str,
    most: usize,
) -> BoxedStrategy<String> {
    proptest::collection::vec(item, 1..=most)
        .prop_map(move |items| items.join(separator))
        .boxed()
}

/// A pattern of the dialect, apart from groups that are repeated in a way it refuses.
fn in_dialect() -> BoxedStrategy<String> {
    let literal = one_of(&[
        "a", "b", "0", "-", "@", " ", "é", "٣", "€", "/", "\\.", "\\^", "\\$", "\\|", "\\\\", "_",
    ]);
    let member = one_of(&[
        "a", "b", "a-b", "0-9", "!-~", " -,", "+-\\-", "\\--a", "\\-", "\\]", "\\\\", "^", "&",
        "~", ".", "$", "|", "é", "€", "_", "@",
    ]);
    let class = (
        one_of(&["[", "[^", "[-"]),
        joined(member, "", 3),
        one_of(&["]", "-]"]),
    )
        .prop_map(|(open, members, close)| open + &members + &close);
    let quantifier = || {
        let some = one_of(&["*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}"]);
        prop_oneof![3 => Just(String::new()), 2 => some]
    };
    let chars = prop_oneof![literal, class];
    let item = (chars, quantifier())
        .prop_map(|(what, times)| what + &times)
        .boxed();
    let nested = item.prop_recursive(2, 12, 3, move |inner| {
        let content = joined(joined(inner, "", 3), "|", 2);
        (content, quantifier()).prop_map(|(content, times)| format!("(?:{content}){times}"))
    });
    let whole = joined(joined(nested.boxed(), "", 3), "|", 2);
    (one_of(&["", "^"]), whole, one_of(&["", "$"]))
        .prop_map(|(start, whole, end)| start + &whole + &end)
        .boxed()
}

/// Any short text of characters that patterns give a meaning.
fn noise() -> BoxedStrategy<String> {
    "[ab1é\\^$.*+?()\\[\\]{}|\\\\/,:=!<>&~#d \\-]{0,8}".boxed()
}

fn accepted() -> impl Strategy<Value = String> {
    prop_oneof![3 => in_dialect(), 2 => noise()].prop_filter("not in the dialect", |pattern| {
        pattern::check(pattern).is_ok()
    })
}

proptest! {
    #![proptest_config(Config { cases: 3_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_rust_engines_agree(pattern in accepted(), values in proptest::collection::vec(VALUE, 8)) {
        let regex = Regex::new(&pattern);
        prop_assert!(regex.is_ok(), "{:?}", regex);
        let regex = regex.unwrap();
        let schema = jsonschema::validator_for(&json!({ "pattern": pattern })).unwrap();
        for value in values {
            prop_assert_eq!(regex.is_match(&value), schema.is_valid(&json!(value)), "{:?}", value);
        }
    }

    #[test]
    fn no_text_makes_the_check_fail(text in "\\PC{0,40}|[(\\[\\\\?:^\\-\\]){}|*é😀]{0,40}") {
        if let Err(problems) = pattern::check(&text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(text.get(problem.range.clone()).is_some(), "{:?}", problem);
                prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
            }
        }
    }
}

/// Cases that are the same in every run: each pattern with its values.
fn cases(count: usize) -> Vec<(String, Vec<String>)> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let values = proptest::collection::vec(VALUE, 8);
    let strategy = (accepted(), values);
    (0..count)
        .map(|_| strategy.new_tree(&mut runner).expect("a case").current())
        .collect()
}

/// Prints, for each pattern, the values that it finds: with the flag, and without it where no
/// character of the value is longer than one unit.
const SCRIPT: &str = r#"
let input = "";
process.stdin.on("data", (part) => (input += part)).on("end", () => {
    const answers = JSON.parse(input).map(([pattern, values]) => {
        const unicode = new RegExp(pattern, "u");
        const plain = new RegExp(pattern);
        return values.map((value) => [
            unicode.test(value),
            /[\ud800-\udfff]/.test(value) ? null : plain.test(value),
        ]);
    });
    process.stdout.write(JSON.stringify(answers));
});
"#;

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn v8_agrees() {
    let node = Command::new("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut node = match node {
        Ok(node) => node,
        Err(error) => {
            let in_ci = std::env::var_os("CI").is_some();
            assert!(
                !in_ci,
                "CI runs every test, and Node did not start: {error}"
            );
            eprintln!("SKIPPED: V8 was not compared, because Node did not start: {error}");
            return;
        }
    };
    let cases = cases(4_000);
    let input = serde_json::to_vec(&cases).unwrap();
    node.stdin.take().unwrap().write_all(&input).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "V8 refused a pattern");
    let answers: Vec<Vec<(bool, Option<bool>)>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answers.len(), cases.len());
    let mut found = 0;
    for ((pattern, values), answers) in cases.iter().zip(answers) {
        let regex = Regex::new(pattern).unwrap();
        for (value, (unicode, plain)) in values.iter().zip(answers) {
            let expected = regex.is_match(value);
            assert_eq!(unicode, expected, "{pattern} on {value:?}");
            assert_eq!(
                plain.unwrap_or(expected),
                expected,
                "{pattern} on {value:?} without u"
            );
            found += usize::from(expected);
        }
    }
    // A comparison of nothing but misses would show little.
    assert!(found > 3_000, "only {found} values were found");
}
