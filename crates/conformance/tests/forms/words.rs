//! What a person is told is the same in the form and in the code, and so is what is read.

use connspec_runtime::table::{CheckTable, StepTable};
use serde_json::{Value as Json, json};

use crate::form;

#[test]
fn each_message_is_the_one_of_the_form() {
    for form in form::all() {
        for field in form.fields() {
            assert!(!field.messages.is_empty());
            for (keyword, message) in field.messages {
                let key = format!("{}.error.{}", field.id, keyword.as_str());
                assert_eq!(form.document["messages"][&key], *message, "{key}");
            }
        }
    }
}

#[test]
fn each_advice_is_the_one_of_the_form() {
    for form in form::all() {
        let steps: &[StepTable] = match form.method.check {
            CheckTable::Steps(steps) if !form.is_setup => steps,
            CheckTable::Steps(_) | CheckTable::None(_) => &[],
        };
        let advice = steps.iter().enumerate().flat_map(|(index, step)| {
            step.advice.iter().map(move |advice| {
                json!({
                    "step": index,
                    "status": advice.status,
                    "fields": advice.fields,
                    "text": advice.text,
                })
            })
        });
        let advice: Vec<Json> = advice.collect();
        assert_eq!(form.document["check"]["advice"], json!(advice));
    }
}

#[test]
fn the_typed_struct_reads_what_the_registry_reads() {
    use golden_connectors::every_field::Full;
    let form = form::all()
        .iter()
        .find(|form| form.id() == "every_field.full");
    let mut data = Json::Object(form.unwrap().good());
    let full = Full::from_form(data.clone()).unwrap();
    assert_eq!(
        (full.shop.as_str(), full.seats, full.terms),
        ("AB-12", 7.0, true)
    );
    assert_eq!(full.mail.as_deref(), Some("x@example.com"));
    data["mail"] = json!(" ");
    assert_eq!(Full::from_form(data.clone()).unwrap().mail, None);
    data["mail"] = json!(null);
    let errors = Full::from_form(data).unwrap_err();
    assert_eq!(errors.to_string(), "mail (type): Contact: enter text.");
}
