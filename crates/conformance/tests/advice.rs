//! The advice of a connection check is the same in the form's document and in the runtime's report:
//! for each answer, the same fields are marked with the same words.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use connspec_runtime::table::{AuthMethod, CheckTable, Connector, StepTable};
use serde_json::{Value as Json, json};

fn form(folder: &str, method: &AuthMethod) -> Json {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let name = format!("{}.{}.json", method.connector, method.id);
    let text = std::fs::read_to_string(root.join(folder).join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn steps(method: &AuthMethod) -> &'static [StepTable] {
    match method.check {
        CheckTable::None(_) => &[],
        CheckTable::Steps(steps) => steps,
    }
}

/// How many answers were compared.
fn compare(folder: &str, connectors: &[&'static Connector]) -> usize {
    let mut compared = 0;
    for method in connectors.iter().flat_map(|connector| connector.methods) {
        let form = form(folder, method);
        let of_form = form["check"]["advice"].as_array().unwrap();
        for (index, step) in steps(method).iter().enumerate() {
            for status in 100..600 {
                let in_form = of_form
                    .iter()
                    .find(|advice| advice["step"] == index && advice["status"] == status);
                let in_form = in_form.map(|advice| json!([advice["text"], advice["fields"]]));
                let in_table = step.advice.iter().find(|advice| advice.status == status);
                let in_table = in_table.map(|advice| json!([advice.text, advice.fields]));
                assert_eq!(
                    in_form, in_table,
                    "{}, step {index}, status {status}",
                    form["id"]
                );
                compared += usize::from(in_form.is_some());
            }
        }
        assert_eq!(
            of_form.len(),
            steps(method).iter().flat_map(|step| step.advice).count()
        );
        let fields = form["fields"].as_array().unwrap();
        for key in of_form
            .iter()
            .flat_map(|advice| advice["fields"].as_array().unwrap())
        {
            let is_setup = method.setup_fields.iter().any(|field| field.id == key);
            let is_asked = fields.iter().any(|field| field["key"] == *key);
            assert!(is_asked || is_setup, "{}: {key}", form["id"]);
        }
    }
    compared
}

#[test]
fn every_answer_of_every_connector() {
    assert!(compare("generated/forms", connectors::all()) > 10);
    assert!(compare("crates/emit/tests/golden/forms", golden_connectors::all()) > 1);
}
