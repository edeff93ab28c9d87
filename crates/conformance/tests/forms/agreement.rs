//! Whatever is filled in, the form and the code accept the same values, and refuse the others for
//! the same reason.
//!
//! On the side of the form are our own element, the validators of the form libraries, after the
//! element's normalisation, and the crate `jsonschema`, after one in Rust; on the other side is the
//! generated code. Another seed is tried with `CONNSPEC_FORM_SEED=<number>`.

use std::collections::{BTreeMap, BTreeSet};

use connspec_runtime::{FormErrors, Keyword};
use serde_json::Value as Json;

use crate::engine::{self, Verdict};
use crate::form::{self, Form};
use crate::{mutants, values};

/// How many values there are at least, over all forms.
const VALUES: usize = 100_000;

fn seed() -> u64 {
    let seed = std::env::var("CONNSPEC_FORM_SEED");
    seed.map_or(0, |seed| seed.parse().expect("the seed is a number"))
}

/// The values of each form, those with more fields having more of them.
fn all_values(total: usize) -> Vec<(&'static Form, Vec<Json>)> {
    let weight = |form: &Form| 1 + form.fields().len();
    let weights: usize = form::all().iter().map(weight).sum();
    let forms = form::all().iter().zip(seed()..);
    forms
        .map(|(form, seed)| {
            let count = (total * weight(form)).div_ceil(weights);
            (form, values::values(form, seed, count))
        })
        .collect()
}

/// What the code says, in the terms of a form.
type Read = Result<Json, FormErrors>;

/// The shortest value of which the form and the code say different things, or read different data,
/// and what they say.
fn disagreement(values: &[Json], code: &[Read], form: &[Verdict]) -> Option<String> {
    assert_eq!(form.len(), values.len());
    let different = values.iter().zip(code.iter().zip(form));
    let different = different.filter(|(_, (code, form))| match (code, form) {
        (Ok(read), Ok(normalized)) => !is_same(read, normalized),
        (Err(errors), Err(refusals)) => {
            let errors = errors
                .iter()
                .map(|error| (error.field.as_ref(), error.keyword));
            errors.collect::<BTreeMap<_, _>>() != engine::first(refusals)
        }
        _ => true,
    });
    let (data, (code, form)) = different.min_by_key(|(data, _)| data.to_string().len())?;
    Some(format!("{data}\nthe code: {code:?}\nthe form: {form:?}"))
}

/// Whether the data is the same. Of numbers the code knows the value only: 7 is 7.0.
fn is_same(read: &Json, normalized: &Json) -> bool {
    let (Json::Object(read), Json::Object(normalized)) = (read, normalized) else {
        return false;
    };
    read.len() == normalized.len()
        && read.iter().all(|(key, value)| match &normalized.get(key) {
            Some(Json::Number(number)) => number.as_f64() == value.as_f64(),
            other => *other == Some(value),
        })
}

#[test]
fn form_and_code_agree() {
    let mut engines = engine::all();
    let mut element = engine::element();
    let mut count = 0;
    let mut accepted = 0;
    for (form, values) in all_values(VALUES) {
        let code: Vec<_> = values.iter().map(|data| form.read(data.clone())).collect();
        let mut first: Option<Vec<Verdict>> = None;
        for engine in &mut engines {
            let name = engine.name().to_owned();
            let said = engine.judge(std::slice::from_ref(&form.rules), &values);
            let said = said.into_iter().next().unwrap();
            if let Some(words) = disagreement(&values, &code, &said) {
                panic!("{}, {name}: {words}", form.id());
            }
            // Not only the keyword that comes first.
            let first = first.get_or_insert_with(|| said.clone());
            for (data, (one, other)) in values.iter().zip(said.iter().zip(first.iter())) {
                assert_eq!(one, other, "{}, {name}: {data}", form.id());
            }
        }
        if let Some(element) = &mut element {
            let (values, code) = of_fields(form, &values, &code);
            let said = element.judge(std::slice::from_ref(&form.rules), &values);
            if let Some(words) = disagreement(&values, &code, &said[0]) {
                panic!("{}, {}: {words}", form.id(), element.name());
            }
        }
        count += values.len();
        accepted += code.iter().filter(|read| read.is_ok()).count();
        each_rule_refuses(form, &code);
        for (data, read) in values.into_iter().zip(code) {
            if let Some(connected) = form.connect(data) {
                assert_eq!(connected, read.map(|_| ()), "{}", form.id());
            }
        }
    }
    assert!(count >= VALUES, "only {count} values");
    assert!(
        accepted >= count / 10,
        "only {accepted} of {count} are right"
    );
}

/// The data that has fields of the form only, as all data has that comes out of our element.
fn of_fields(form: &Form, values: &[Json], code: &[Read]) -> (Vec<Json>, Vec<Read>) {
    let is_field = |key: &String| form.fields().iter().any(|field| field.id == key);
    let both = values.iter().zip(code);
    let both = both.filter(|(data, _)| {
        data.as_object()
            .is_some_and(|data| data.keys().all(is_field))
    });
    both.map(|(data, read)| (data.clone(), read.clone()))
        .unzip()
}

/// A comparison of values that never come to a rule would not show that it is the same.
fn each_rule_refuses(form: &Form, code: &[Read]) {
    let refused = code.iter().filter_map(|read| read.as_ref().err()).flatten();
    let refused: BTreeSet<(&str, Keyword)> = refused
        .map(|error| (error.field.as_ref(), error.keyword))
        .collect();
    for field in form.fields() {
        for (keyword, _) in field.messages {
            let rule = (field.id, *keyword);
            assert!(
                refused.contains(&rule),
                "{}: {rule:?} refuses nothing",
                form.id()
            );
        }
    }
}

/// The comparison above would see it if one thing were wrong at one side.
#[test]
fn a_form_with_a_mistake_disagrees() {
    let Some(mut engine) = engine::in_browsers().into_iter().next() else {
        return;
    };
    let mut tried = 0;
    let mut unnoticed = Vec::new();
    for (form, values) in all_values(VALUES / 10) {
        let code: Vec<_> = values.iter().map(|data| form.read(data.clone())).collect();
        let mut mutants = mutants::of(&form.rules);
        if form.id() == "every_field.full" {
            mutants.extend(mutants::of_trim(&form.rules));
        }
        let (words, rules): (Vec<_>, Vec<_>) = mutants.into_iter().unzip();
        let said = engine.judge(&rules, &values);
        tried += words.len();
        for (words, said) in words.into_iter().zip(said) {
            if disagreement(&values, &code, &said).is_none() {
                unnoticed.push(format!("{}, {words}", form.id()));
            }
        }
    }
    assert!(unnoticed.is_empty(), "of {tried}: {unnoticed:#?}");
    assert!(tried > 500, "only {tried} mistakes");
}
