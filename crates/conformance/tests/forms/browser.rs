//! In a browser: form libraries, with the code around them that `docs/forms.md` has, and our own
//! element draw our documents as they are; a person who fills them in sees the words of the spec, and what is handed
//! over is what the code reads.
//!
//! `forms/browser.mjs` does what a person does; what must be seen is known here. Pictures of the
//! forms are in `target/forms/`.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;

use connspec_conformance::{find_chromium, start_node};
use connspec_runtime::Keyword;
use connspec_runtime::table::{Field, Kind};
use serde_json::{Map, Value as Json, json};

use crate::engine::{self, Engine, Refusals};
use crate::form::{self, Form};
use crate::values;

/// What axe finds in a library's own markup, and why it is the library's. A form that has nothing
/// of ours has it too.
const OF_LIBRARIES: &[(&str, &str, &str)] = &[(
    "JSON Forms, material",
    "heading-order",
    "a label is a heading of the sixth level",
)];

/// One thing that a person does: some values are typed, and the button is pressed.
struct Step {
    name: String,
    typed: Map<String, Json>,
    /// What is in the form then.
    data: Map<String, Json>,
}

/// Nothing; wrong values, until each rule that typing can break has refused one; right ones with
/// spaces around them; and then only those that are required.
fn steps(form: &Form, engine: &mut dyn Engine) -> Vec<Step> {
    let nothing = Step {
        name: "nothing".to_owned(),
        typed: Map::new(),
        data: Map::new(),
    };
    let wrong: Vec<_> = form
        .fields()
        .iter()
        .map(|field| (field, wrong(form, field, engine)))
        .filter(|(_, wrong)| !wrong.is_empty())
        .collect();
    let rounds = wrong.iter().map(|(_, wrong)| wrong.len()).max();
    let wrong = (0..rounds.unwrap_or_default()).map(|round| {
        let typed = wrong.iter().map(|(field, wrong)| {
            let value = &wrong[round.min(wrong.len() - 1)];
            (field.id.to_owned(), value.clone())
        });
        let typed: Map<_, _> = typed.collect();
        Step {
            name: format!("wrong {}", round + 1),
            data: typed.clone(),
            typed,
        }
    });
    let right = form.good().into_iter().map(|(key, value)| {
        let is_trimmed = form.rules.normalize[&key].as_array().unwrap();
        let value = match value {
            Json::String(text) if is_trimmed.contains(&json!("trim")) => {
                json!(format!(" \u{3000}{text}\u{A0} "))
            }
            value => value,
        };
        (key, value)
    });
    let right: Map<_, _> = right.collect();
    let mut least = Step {
        name: "least".to_owned(),
        typed: Map::new(),
        data: right.clone(),
    };
    for field in form.fields().iter().filter(|field| !field.required) {
        if field.kind.text_rules().is_some() {
            least.typed.insert(field.id.to_owned(), Json::Null);
            least.data.shift_remove(field.id);
        }
    }
    let right = Step {
        name: "right".to_owned(),
        typed: right.clone(),
        data: right,
    };
    let steps = std::iter::once(nothing).chain(wrong);
    steps.chain([right, least]).collect()
}

/// A value for each rule of the field that a typed value can break.
fn wrong(form: &Form, field: &Field, engine: &mut dyn Engine) -> Vec<Json> {
    if !matches!(field.kind, Kind::Number(_)) && field.kind.text_rules().is_none() {
        return Vec::new();
    }
    let good = form.good();
    let property = &form.rules.schema["properties"][field.id];
    let edges = values::edges(property, &good[field.id]);
    // What a line of text keeps, and what is something.
    let edges: Vec<_> = edges
        .into_iter()
        .filter(|value| {
            let text = value.as_str().unwrap_or_default();
            *value != json!("")
                && !text
                    .contains(|char: char| char.is_control() || "\u{2028}\u{2029}".contains(char))
        })
        .collect();
    let changed = edges.iter().map(|value| {
        let mut data = good.clone();
        data.insert(field.id.to_owned(), value.clone());
        Json::Object(data)
    });
    let changed: Vec<_> = changed.collect();
    let said = engine.judge(std::slice::from_ref(&form.rules), &changed);
    let said = said.into_iter().next().unwrap();
    let broken = |keyword: Keyword| {
        let breaks = |refusals: &Refusals| refusals.iter().any(|(_, other)| *other == keyword);
        let mut found = edges.iter().zip(&said);
        // One that breaks nothing else shows best what is said.
        let only = |said: &engine::Verdict| matches!(said, Err(r) if r.len() == 1 && breaks(r));
        let only = found.clone().find(|(_, said)| only(said));
        let any = || found.find(|(_, said)| matches!(said, Err(r) if breaks(r)));
        only.or_else(any).map(|(value, _)| value.clone())
    };
    let keywords = field.messages.iter().map(|(keyword, _)| *keyword);
    keywords.filter_map(broken).collect()
}

/// What is seen where the data is refused: the words for the first thing that is wrong with each
/// field, in the order of the form.
fn words(form: &Form, refusals: &Refusals) -> Vec<&'static str> {
    let first = engine::first(refusals);
    let words = form.fields().iter().filter_map(|field| {
        let keyword = first.get(field.id)?;
        let words = field.messages.iter().find(|(about, _)| about == keyword);
        Some(words.map_or("no words", |(_, words)| words))
    });
    words.collect()
}

/// What is not as it must be.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn expect(&mut self, is_right: bool, words: impl FnOnce() -> String) {
        if !is_right {
            self.0.push(words());
        }
    }
}

#[test]
fn people_can_fill_in_every_form_in_every_library() {
    let Some(chromium) = find_chromium("form libraries") else {
        return;
    };
    let Some(mut node) = start_node("forms", "form libraries", "browser.mjs", &[]) else {
        return;
    };
    let mut engine = engine::in_rust().next().unwrap();
    let forms: Vec<_> = form::all()
        .iter()
        .map(|form| (form, steps(form, engine.as_mut())))
        .collect();
    let screenshots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../forms");
    let asked = forms.iter().map(|(form, steps)| {
        let steps = steps
            .iter()
            .map(|step| json!({"name": step.name, "values": step.typed}));
        json!({
            "document": form.document,
            "isKept": form.is_kept(),
            "steps": steps.collect::<Vec<_>>(),
        })
    });
    let asked = json!({
        "executable": chromium,
        "screenshots": screenshots,
        "forms": asked.collect::<Vec<_>>(),
    });
    let mut input = node.stdin.take().unwrap();
    input.write_all(asked.to_string().as_bytes()).unwrap();
    drop(input);

    let mut problems = Problems::default();
    let mut plain = BTreeSet::new();
    let mut ours = BTreeSet::new();
    let mut seen_forms = 0;
    for line in BufReader::new(node.stdout.take().unwrap()).lines() {
        let seen: Json = serde_json::from_str(&line.unwrap()).unwrap();
        let library = seen["library"].as_str().unwrap().to_owned();
        if let Some(found) = seen["plain"].as_array() {
            let rules = found
                .iter()
                .map(|found| found["id"].as_str().unwrap().to_owned());
            plain.extend(rules.map(|rule| (library.clone(), rule)));
            continue;
        }
        seen_forms += 1;
        let found = seen["violations"].as_array().into_iter().flatten();
        for found in found {
            let rule = found["id"].as_str().unwrap();
            let is_known = OF_LIBRARIES
                .iter()
                .any(|(l, r, _)| *l == library && *r == rule);
            problems.expect(is_known, || {
                format!("{library}, {}: axe: {found}", seen["id"])
            });
            ours.insert((library.clone(), rule.to_owned()));
        }
        let form = forms.iter().find(|(form, _)| form.id() == seen["id"]);
        let (form, steps) = form.unwrap();
        judge(form, steps, &seen, engine.as_mut(), &mut problems);
    }
    assert!(node.wait().unwrap().success());
    for (library, rule, reason) in OF_LIBRARIES {
        let known = ((*library).to_owned(), (*rule).to_owned());
        problems.expect(plain.contains(&known), || {
            format!("{library}: {rule} is not its own: {reason}")
        });
        problems.expect(ours.contains(&known), || {
            format!("{library}: {rule} is not found")
        });
    }
    assert!(
        problems.0.is_empty(),
        "{} problems: {:#?}",
        problems.0.len(),
        problems.0
    );
    let libraries = 4;
    assert_eq!(seen_forms, forms.len() * libraries);
}

/// Compares what was seen of a form with what must be.
fn judge(
    form: &Form,
    steps: &[Step],
    seen: &Json,
    engine: &mut dyn Engine,
    problems: &mut Problems,
) {
    let library = seen["library"].as_str().unwrap();
    let place = format!("{library}, {}", form.id());
    let failure = &seen["failure"];
    problems.expect(failure.is_null(), || format!("{place}: {failure}"));
    let complaints = &seen["complaints"];
    problems.expect(*complaints == json!([]), || {
        format!("{place}: the browser says {complaints}")
    });
    if !failure.is_null() {
        return;
    }
    let fields = form
        .fields()
        .iter()
        .map(|field| json!({"key": field.id, "isFilled": false, "isMasked": field.is_secret()}));
    let fields = json!(fields.collect::<Vec<_>>());
    problems.expect(seen["fields"] == fields, || {
        format!("{place}: {}", seen["fields"])
    });

    let data: Vec<_> = steps.iter().map(|step| json!(step.data)).collect();
    let said = engine.judge(std::slice::from_ref(&form.rules), &data);
    let said = said.into_iter().next().unwrap();
    let seen = seen["steps"].as_array().unwrap();
    assert_eq!(seen.len(), steps.len());
    for ((step, said), seen) in steps.iter().zip(said).zip(seen) {
        let lines = seen["lines"].as_array().unwrap().iter();
        let lines: Vec<_> = lines.map(|line| line.as_str().unwrap()).collect();
        let (wanted, connected) = match said {
            Ok(data) => (Vec::new(), data),
            Err(refusals) => (words(form, &refusals), Json::Null),
        };
        problems.expect(lines == wanted, || {
            format!("{place}, {}: {lines:?} and not {wanted:?}", step.name)
        });
        problems.expect(is_same(&seen["connected"], &connected), || {
            format!(
                "{place}, {}: {} and not {connected}",
                step.name, seen["connected"]
            )
        });
    }
}

/// Numbers are the same whether they have a point or not.
fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => one.as_f64() == other.as_f64(),
        (Json::Object(one), Json::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|other| is_same(value, other)))
        }
        (one, other) => one == other,
    }
}
