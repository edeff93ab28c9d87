//! What can be asked whether values are right.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};
use std::rc::Rc;

use connspec_conformance::start_node;
use connspec_runtime::Keyword;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value as Json, json};

use crate::form::Rules;

/// Each field that is refused, with the keywords that do.
pub type Refusals = BTreeSet<(String, Keyword)>;

/// The normalised data, or why it is refused.
pub type Verdict = Result<Json, Rc<Refusals>>;

/// A validator of JSON Schema.
pub trait Engine {
    /// What messages call it.
    fn name(&self) -> &str;

    /// For each of the rules, what it says of each value.
    fn judge(&mut self, rules: &[Rules], values: &[Json]) -> Vec<Vec<Verdict>>;
}

/// All of them; only those in Rust where Node is not installed, which is said.
pub fn all() -> Vec<Box<dyn Engine>> {
    in_rust().chain(in_browsers()).collect()
}

/// The crate `jsonschema`, for both drafts.
pub fn in_rust() -> impl Iterator<Item = Box<dyn Engine>> {
    let drafts = [
        ("jsonschema, draft-07", jsonschema::draft7::new as Compile),
        ("jsonschema, draft 2020-12", jsonschema::draft202012::new),
    ];
    let drafts = drafts.into_iter();
    drafts.map(|(name, compile)| Box::new(InRust { name, compile }) as Box<dyn Engine>)
}

/// Those that form libraries use, and their validator as strict as it can be.
pub fn in_browsers() -> Vec<Box<dyn Engine>> {
    in_node(&[
        "react-jsonschema-form",
        "react-jsonschema-form, draft 2020-12",
        "JSON Forms",
        "Ajv, strict",
    ])
}

/// What our own element says, which knows the fields of a form only, and lists the first keyword of
/// each.
pub fn element() -> Option<Box<dyn Engine>> {
    in_node(&["connspec-form"]).pop()
}

fn in_node(names: &[&'static str]) -> Vec<Box<dyn Engine>> {
    let Some(node) = Node::start() else {
        return Vec::new();
    };
    let node = Rc::new(RefCell::new(node));
    names
        .iter()
        .map(|name| {
            let node = Rc::clone(&node);
            Box::new(InNode { name, node }) as Box<dyn Engine>
        })
        .collect()
}

/// The keyword that refuses each field, of several the one that comes first.
pub fn first(refusals: &Refusals) -> BTreeMap<&str, Keyword> {
    // They are sorted, so the last to be inserted has to be the first.
    let sorted = refusals.iter().rev();
    sorted
        .map(|(field, keyword)| (field.as_str(), *keyword))
        .collect()
}

type Compile = fn(&Json) -> Result<Validator, jsonschema::ValidationError<'static>>;

/// The crate `jsonschema`, for a draft.
struct InRust {
    name: &'static str,
    compile: Compile,
}

impl Engine for InRust {
    fn name(&self) -> &str {
        self.name
    }

    fn judge(&mut self, rules: &[Rules], values: &[Json]) -> Vec<Vec<Verdict>> {
        let judge = |rules: &Rules| {
            let validator = (self.compile)(&rules.schema).unwrap();
            let said = values.iter().map(|data| {
                let data = rules.normalized(data);
                let refusals = refusals(&validator, &data);
                if refusals.is_empty() {
                    Ok(data)
                } else {
                    Err(Rc::new(refusals))
                }
            });
            said.collect()
        };
        rules.iter().map(judge).collect()
    }
}

fn refusals(validator: &Validator, data: &Json) -> Refusals {
    let errors = validator.iter_errors(data);
    let refused = errors.flat_map(|error| match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![(property.as_str().unwrap().to_owned(), Keyword::Required)]
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let keys = unexpected.iter().cloned();
            keys.map(|key| (key, Keyword::AdditionalProperties))
                .collect()
        }
        kind => {
            let path = error.instance_path().to_string();
            let field = path.trim_start_matches('/').to_owned();
            vec![(field, keyword(kind.keyword()))]
        }
    });
    refused.collect()
}

/// A validator of a form library, in Node.
struct InNode {
    name: &'static str,
    node: Rc<RefCell<Node>>,
}

impl Engine for InNode {
    fn name(&self) -> &str {
        self.name
    }

    fn judge(&mut self, rules: &[Rules], values: &[Json]) -> Vec<Vec<Verdict>> {
        let documents = rules.iter().map(|rules| {
            json!({"schema": rules.schema, "normalize": rules.normalize, "trim": rules.trim})
        });
        let documents: Vec<Json> = documents.collect();
        let question = json!({"engine": self.name, "documents": documents, "values": values});
        let answer = self.node.borrow_mut().ask(&question);
        let answers = answer.as_array().unwrap().iter();
        let read = |answer: &Json| {
            let different = answer["refusals"].as_array().unwrap().iter();
            let different: Vec<Rc<Refusals>> = different
                .map(|pairs| {
                    let pairs: Vec<(String, String)> =
                        serde_json::from_value(pairs.clone()).unwrap();
                    let pairs = pairs.into_iter();
                    Rc::new(pairs.map(|(field, name)| (field, keyword(&name))).collect())
                })
                .collect();
            let given = answer["given"].as_array().unwrap().iter().enumerate();
            let given = given.map(|(place, index)| {
                let refusals = &different[usize::try_from(index.as_u64().unwrap()).unwrap()];
                if refusals.is_empty() {
                    let changed = answer["changed"][place.to_string()].as_object();
                    Ok(with(&values[place], changed.unwrap()))
                } else {
                    Err(Rc::clone(refusals))
                }
            });
            given.collect()
        };
        answers.map(read).collect()
    }
}

/// The data with these changes, in which null stands for what is left out.
fn with(data: &Json, changed: &Map<String, Json>) -> Json {
    let mut data = data.clone();
    for (key, value) in changed {
        let data = data.as_object_mut().unwrap();
        match value {
            Json::Null => data.shift_remove(key),
            value => data.insert(key.clone(), value.clone()),
        };
    }
    data
}

/// A process that answers a line with a line.
struct Node {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Node {
    fn start() -> Option<Self> {
        let mut process = start_node(
            "forms",
            "validators of form libraries",
            "agreement.mjs",
            &[],
        )?;
        let input = process.stdin.take().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        Some(Self {
            process,
            input,
            output,
        })
    }

    fn ask(&mut self, question: &Json) -> Json {
        let mut line = serde_json::to_vec(question).unwrap();
        line.push(b'\n');
        self.input.write_all(&line).unwrap();
        let mut answer = String::new();
        self.output.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).expect("Node answers; what it says stands above")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn keyword(name: &str) -> Keyword {
    use Keyword as K;
    let all = [
        K::Required,
        K::Type,
        K::MinLength,
        K::MaxLength,
        K::Pattern,
        K::Minimum,
        K::Maximum,
        K::OneOf,
        K::Enum,
        K::AdditionalProperties,
    ];
    let found = all.into_iter().find(|keyword| keyword.as_str() == name);
    found.unwrap_or_else(|| panic!("the form refuses a value by `{name}`"))
}
