//! Values for a form: around every rule that it has, and then whatever comes.

use connspec_runtime::TRIMMED;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::{Union, ValueTree as _};
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value as Json, json};

use crate::form::Form;

/// Characters that look like white space, or are in one language, and are not trimmed.
const NOT_TRIMMED: [char; 4] = ['\u{0}', '\u{180E}', '\u{200B}', '\u{2060}'];

/// The lengths of texts are tried with each of these: one byte, one unit of UTF-16, and two.
const FILLERS: [char; 3] = ['a', 'é', '😀'];

/// Keys that no form has; some of them every object of JavaScript has.
const UNKNOWN: [&str; 8] = [
    "",
    "__proto__",
    "constructor",
    "toString",
    "a/b",
    "~0",
    "Region",
    "no such field",
];

/// At least `count` values of a form, the same for the same seed: first those around its rules,
/// then random ones.
pub fn values(form: &Form, seed: u64, count: usize) -> Vec<Json> {
    let mut values = around_rules(form);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = any_data(form);
    while values.len() < count {
        values.push(strategy.new_tree(&mut runner).unwrap().current());
    }
    values
}

/// Right values with one change each, for every change that a rule may depend on.
fn around_rules(form: &Form) -> Vec<Json> {
    let good = form.good();
    let mut values = vec![
        json!(good),
        json!({}),
        json!([]),
        json!(null),
        json!("text"),
        json!(7),
    ];
    let mut change = |key: &str, value: Option<Json>| {
        let mut data = good.clone();
        match value {
            Some(value) => data.insert(key.to_owned(), value),
            None => data.shift_remove(key),
        };
        values.push(Json::Object(data));
    };
    for (key, property) in properties(form) {
        change(key, None);
        for value in wrong_types().into_iter().chain(edges(property, &good[key])) {
            change(key, Some(value));
        }
    }
    for key in UNKNOWN {
        change(key, Some(json!("x")));
    }
    values
}

fn properties(form: &Form) -> &Map<String, Json> {
    form.rules.schema["properties"].as_object().unwrap()
}

/// Some are of the right type for some field.
fn wrong_types() -> Vec<Json> {
    let texts = ["", " ", "\u{3000}\u{FEFF}", "true", "1", "null"].map(|text| json!(text));
    let others = [
        json!(null),
        json!([]),
        json!({}),
        json!(["AB-12"]),
        json!({"a": 1}),
        json!(true),
        json!(false),
        json!(0),
        json!(-0.0),
        json!(1e300),
    ];
    texts.into_iter().chain(others).collect()
}

/// Values at both sides of the limits of a field.
pub fn edges(property: &Json, good: &Json) -> Vec<Json> {
    match good {
        Json::String(_) if !property["oneOf"].is_null() => {
            let options = property["oneOf"].as_array().unwrap().iter();
            let options = options.flat_map(|option| {
                let id = option["const"].as_str().unwrap();
                let near = [
                    id.to_uppercase(),
                    format!("{id} "),
                    format!(" {id}"),
                    format!("{id}x"),
                ];
                let near = near.map(|text| json!(text));
                [option["const"].clone(), option["title"].clone()]
                    .into_iter()
                    .chain(near)
            });
            options.collect()
        }
        Json::String(good) => text_edges(property, good),
        Json::Number(_) => {
            let limits = ["minimum", "maximum"].into_iter();
            let limits = limits.filter_map(|limit| property[limit].as_f64());
            let around = limits.flat_map(|limit| {
                [-1.0, -0.5, -1e-9, 0.0, 1e-9, 0.5, 1.0].map(|by| json!(limit + by))
            });
            around.collect()
        }
        _ => Vec::new(),
    }
}

fn text_edges(property: &Json, good: &str) -> Vec<Json> {
    let mut texts = Vec::new();
    for length in lengths(property) {
        let fillers = FILLERS.into_iter().chain(good.chars().next());
        texts.extend(fillers.map(|filler| stretched(good, 0, filler, length)));
        texts.extend(FILLERS.map(|filler| String::from(filler).repeat(length)));
        // Trimming comes before counting.
        texts.push(stretched(good, 0, 'a', length) + " ");
        texts.push(stretched(good, 0, 'a', length.saturating_sub(1)) + "\r\n");
    }
    texts.extend(["\r\n", "\r"].map(|end| format!("{good}{end}{good}")));
    for space in TRIMMED.iter().chain(&NOT_TRIMMED) {
        let (start, end) = good.split_at(1);
        texts.extend([
            format!("{space}{good}"),
            format!("{good}{space}"),
            format!("{space}{space}{good}{space}"),
            format!("{start}{space}{end}"),
            String::from(*space),
        ]);
    }
    // Each character once left out and once doubled, and what is before and after it.
    for (index, char) in good.char_indices() {
        let (before, after) = (&good[..index], &good[index + char.len_utf8()..]);
        texts.push(format!("{before}{after}"));
        texts.push(format!("{before}{char}{char}{after}"));
        texts.extend(["\r\n", "\r", "\n"].map(|end| format!("{before}{end}{after}")));
        texts.extend([format!("{before}{char}"), format!("{char}{after}")]);
    }
    texts.into_iter().map(Json::String).collect()
}

/// The lengths at both sides of the limits of a field.
fn lengths(property: &Json) -> Vec<usize> {
    let limits = ["minLength", "maxLength"].into_iter();
    let limits = limits.filter_map(|limit| property[limit].as_u64());
    let limits = limits.map(|limit| usize::try_from(limit).unwrap());
    let around = limits.flat_map(|limit| [limit.saturating_sub(1), limit, limit + 1]);
    around.collect()
}

/// The text with as many fillers at a place as make it so long, or the first part of it.
fn stretched(text: &str, place: usize, filler: char, length: usize) -> String {
    let missing = length.saturating_sub(text.chars().count());
    let start = text.chars().take(place);
    let fillers = std::iter::repeat_n(filler, missing);
    let all = start.chain(fillers).chain(text.chars().skip(place));
    all.take(length).collect()
}

/// Right values with up to three changes, and sometimes one key too many.
fn any_data(form: &Form) -> BoxedStrategy<Json> {
    let good = form.good();
    let changes = properties(form).iter().map(|(key, property)| {
        let value = any_of_field(property, &further_patterns(form, key), &good[key]);
        let value = prop_oneof![1 => Just(None), 20 => value.prop_map(Some)];
        (Just(key.clone()), value).boxed()
    });
    let changes: Vec<_> = changes.collect();
    let changes = if changes.is_empty() {
        Just(Vec::new()).boxed()
    } else {
        prop::collection::vec(Union::new(changes), 1..4).boxed()
    };
    let key = prop_oneof![
        select(UNKNOWN.to_vec()).prop_map(str::to_owned),
        "[a-z~/]{1,4}"
    ];
    let unknown = prop_oneof![9 => Just(None), 1 => (key, any_other()).prop_map(Some)];
    (changes, unknown)
        .prop_map(move |(changes, unknown)| {
            let mut data = good.clone();
            for (key, value) in changes {
                match value {
                    Some(value) => data.insert(key, value),
                    None => data.shift_remove(&key),
                };
            }
            if let Some((key, value)) = unknown {
                data.entry(key).or_insert(value);
            }
            Json::Object(data)
        })
        .boxed()
}

/// The patterns of a field besides its first.
fn further_patterns<'a>(form: &'a Form, key: &str) -> Vec<&'a str> {
    let further = form.rules.schema["allOf"].as_array().into_iter().flatten();
    let further = further.filter_map(|part| part["properties"][key]["pattern"].as_str());
    further.collect()
}

fn any_of_field(property: &Json, further: &[&str], good: &Json) -> BoxedStrategy<Json> {
    match good {
        Json::String(_) if !property["oneOf"].is_null() => {
            let near = select(edges(property, good));
            prop_oneof![4 => near, 1 => any_other(), 1 => any_text().prop_map(Json::String)].boxed()
        }
        Json::String(good) => text_of_field(property, further, good),
        Json::Number(_) => {
            let near = edges(property, good);
            let near = if near.is_empty() {
                vec![good.clone()]
            } else {
                near
            };
            prop_oneof![3 => select(near), 2 => any_other(), 1 => any_text().prop_map(Json::String)]
                .boxed()
        }
        _ => any_other(),
    }
}

/// Samples of the field's patterns, whole and damaged, at the limits of its length, and any text.
fn text_of_field(property: &Json, further: &[&str], good: &str) -> BoxedStrategy<Json> {
    let patterns = property["pattern"].as_str().into_iter();
    let samples = patterns.chain(further.iter().copied()).map(sample);
    let good = Just(good.to_owned()).boxed();
    let base = Union::new(std::iter::once(good).chain(samples)).boxed();

    let damaged = (base.clone(), prop::collection::vec(any_edit(), 1..4))
        .prop_map(|(text, edits)| edits.into_iter().fold(text, |text, edit| edit.of(&text)));
    let spaces = || prop::collection::vec(select([TRIMMED, &NOT_TRIMMED].concat()), 0..3);
    let surrounded = (spaces(), base.clone(), spaces()).prop_map(|(before, text, after)| {
        let before = before.into_iter();
        before.chain(text.chars()).chain(after).collect()
    });
    let mut lengths = lengths(property);
    lengths.push(3);
    let filler = select([FILLERS.as_slice(), &['A', '-', '1']].concat());
    let at_limit = (base.clone(), any::<Index>(), filler, select(lengths)).prop_map(
        |(text, place, filler, length)| {
            let place = place.index(text.chars().count() + 1);
            stretched(&text, place, filler, length)
        },
    );
    let text = prop_oneof![
        4 => base,
        6 => damaged,
        4 => surrounded,
        1 => at_limit,
        2 => any_text(),
    ];
    prop_oneof![9 => text.prop_map(Json::String), 1 => any_other()].boxed()
}

/// A text in which the pattern is found. A sample of the part between its anchors always is one,
/// apart from its length.
fn sample(pattern: &str) -> BoxedStrategy<String> {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    string_regex(inner).unwrap().boxed()
}

/// One change of a text.
#[derive(Clone, Debug)]
struct Edit {
    place: Index,
    /// How many characters go there.
    gone: usize,
    /// What comes there.
    piece: String,
}

impl Edit {
    fn of(&self, text: &str) -> String {
        let place = self.place.index(text.chars().count() + 1);
        let start = text.chars().take(place);
        let end = text.chars().skip(place + self.gone);
        start.chain(self.piece.chars()).chain(end).collect()
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let piece = prop_oneof![1 => Just(String::new()), 3 => any_piece()];
    (any::<Index>(), 0usize..2, piece).prop_map(|(place, gone, piece)| Edit { place, gone, piece })
}

fn any_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec![
            "a", "AB", "-", "_", "1", ".", "@", "/", ":", "?", "#", "https://", "http://", "example.com",
            "us", "eu", "é", "٣", "K", "ſ", "😀", "e\u{301}", "\u{10FFFF}", "\r\n",
        ]).prop_map(str::to_owned),
        2 => select([TRIMMED, &NOT_TRIMMED].concat()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any_piece(), 0..6).prop_map(|pieces| pieces.concat())
}

fn any_other() -> BoxedStrategy<Json> {
    prop_oneof![
        4 => select(wrong_types()),
        1 => (-3000i32..3000).prop_map(|number| json!(number)),
        1 => (-3000.0..3000.0).prop_map(|number: f64| json!(number)),
    ]
    .boxed()
}
