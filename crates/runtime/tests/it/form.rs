//! What a form accepts.

use super::sample::{Connection, Key, Plan, Region, key};
use connspec_runtime::{FormErrors, Keyword};
use serde_json::{Value as Json, json};

fn good() -> Json {
    json!({"tenant": "acme", "folder": "inbox", "key": "k", "agree": true, "region": "eu"})
}

/// A good form with one key changed; `null` in the outer place takes the key away.
fn with(key: &str, value: Option<Json>) -> Json {
    let mut form = good();
    let fields = form.as_object_mut().unwrap();
    match value {
        Some(value) => fields.insert(key.to_owned(), value),
        None => fields.remove(key),
    };
    form
}

fn problems(errors: &FormErrors) -> Vec<(&str, Keyword)> {
    let errors = errors.iter();
    errors
        .map(|error| (error.field.as_ref(), error.keyword))
        .collect()
}

#[test]
fn a_good_form_gives_the_struct() {
    let form = json!({
        "region": "eu", "tenant": " acme\u{FEFF}", "folder": "in box", "key": "\tk ",
        "plan": "free", "size": 10.5, "agree": true, "news": false, "code": "xy",
    });
    let key = Key::from_form(form).unwrap();
    assert_eq!(
        (key.tenant.as_str(), key.folder.as_str()),
        ("acme", "in box")
    );
    assert_eq!(key.key.expose(), "k");
    assert_eq!((key.plan, key.size), (Some(Plan::Free), Some(10.5)));
    assert_eq!((key.agree, key.news), (true, Some(false)));
    assert_eq!((key.code.as_deref(), key.region), (Some("xy"), Region::Eu));
}

#[test]
fn optional_fields_may_be_absent_or_emptied() {
    assert!(Key::from_form(good()).unwrap().code.is_none());
    let emptied = Key::from_form(with("code", Some(json!("")))).unwrap();
    assert!(emptied.code.is_none());
    // It is not trimmed, so it is not empty.
    let errors = Key::from_form(with("code", Some(json!("  ")))).unwrap_err();
    assert_eq!(problems(&errors), [("code", Keyword::Pattern)]);
}

#[test]
fn each_keyword_refuses_what_it_is_for() {
    for (key, value, keyword) in [
        ("tenant", None, Keyword::Required),
        ("tenant", Some(json!(5)), Keyword::Type),
        ("tenant", Some(Json::Null), Keyword::Type),
        ("tenant", Some(json!(" \u{FEFF} ")), Keyword::MinLength),
        ("tenant", Some(json!("é".repeat(101))), Keyword::MaxLength),
        ("key", Some(json!(["k"])), Keyword::Type),
        ("key", Some(json!("")), Keyword::MinLength),
        ("plan", Some(json!("Free")), Keyword::OneOf),
        ("plan", Some(json!("plan:free")), Keyword::OneOf),
        ("plan", Some(json!("")), Keyword::OneOf),
        ("plan", Some(json!(0)), Keyword::Type),
        ("size", Some(json!(0.99)), Keyword::Minimum),
        ("size", Some(json!(11)), Keyword::Maximum),
        ("size", Some(json!("5")), Keyword::Type),
        ("agree", Some(json!(false)), Keyword::Enum),
        ("agree", Some(json!("true")), Keyword::Type),
        ("agree", None, Keyword::Required),
        ("news", Some(json!(1)), Keyword::Type),
        ("code", Some(json!("x")), Keyword::MinLength),
        ("code", Some(json!("xyxyx")), Keyword::MaxLength),
        ("code", Some(json!("XX")), Keyword::Pattern),
        ("code", Some(json!("yy")), Keyword::Pattern),
        ("region", None, Keyword::Required),
        ("region", Some(json!(" eu")), Keyword::OneOf),
        ("regoin", Some(json!("eu")), Keyword::AdditionalProperties),
    ] {
        let form = with(key, value);
        let errors = Key::from_form(form.clone()).unwrap_err();
        assert_eq!(problems(&errors), [(key, keyword)], "{form}");
    }
}

#[test]
fn limits_are_inclusive() {
    for (key, value) in [
        ("size", json!(1)),
        ("size", json!(10.5)),
        ("code", json!("xx")),
        ("code", json!("xxxx")),
    ] {
        let form = with(key, Some(value));
        assert!(Key::from_form(form.clone()).is_ok(), "{form}");
    }
}

#[test]
fn lengths_count_characters() {
    assert!(Key::from_form(with("tenant", Some(json!("é".repeat(100))))).is_ok());
    assert!(Key::from_form(with("tenant", Some(json!("🦀".repeat(100))))).is_ok());
}

#[test]
fn everything_that_is_wrong_comes_back_in_the_order_of_the_form() {
    let form = json!({"z": 1, "region": "mars", "b": 2, "agree": false, "tenant": ""});
    let errors = Key::from_form(form).unwrap_err();
    let wanted = [
        ("tenant", Keyword::MinLength),
        ("folder", Keyword::Required),
        ("key", Keyword::Required),
        ("agree", Keyword::Enum),
        ("region", Keyword::OneOf),
        ("b", Keyword::AdditionalProperties),
        ("z", Keyword::AdditionalProperties),
    ];
    assert_eq!(problems(&errors), wanted);
}

#[test]
fn only_an_object_is_a_form() {
    for form in [Json::Null, json!([]), json!("tenant"), json!([good()])] {
        let errors = Key::from_form(form.clone()).unwrap_err();
        assert_eq!(problems(&errors), [("", Keyword::Type)], "{form}");
    }
}

#[test]
fn errors_are_in_the_words_of_the_spec_and_serialise() {
    let form = json!({"tenant": "acme", "folder": "inbox", "key": "k", "agree": true, "a\nb": 1});
    let errors = Key::from_form(form).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "region (required): Fill this in.; \
         a\\u{a}b (additionalProperties): The form has no field of this name."
    );
    assert_eq!(
        serde_json::to_value(&errors).unwrap()[0],
        json!({"field": "region", "keyword": "required", "message": "Fill this in."})
    );
}

#[test]
fn a_struct_is_validated_as_its_form_is() {
    assert!(Connection::new(key()).is_ok());
    let spaced = Key {
        tenant: " \n".into(),
        size: Some(f64::NAN),
        agree: false,
        code: Some("Xx".into()),
        ..key()
    };
    let errors = Connection::new(spaced).unwrap_err();
    let wanted = [
        ("tenant", Keyword::MinLength),
        ("size", Keyword::Type),
        ("agree", Keyword::Enum),
        ("code", Keyword::Pattern),
    ];
    assert_eq!(problems(&errors), wanted);
}

#[test]
fn options_are_read_by_their_ids_only() {
    assert_eq!("paid".parse::<Plan>().unwrap(), Plan::Paid);
    assert_eq!((Plan::Paid.as_str(), Plan::Paid.label()), ("paid", "Paid"));
    assert_eq!(
        serde_json::to_string(&Plan::ALL).unwrap(),
        r#"["free","paid"]"#
    );
    assert_eq!(
        serde_json::from_str::<Plan>("\"free\"").unwrap(),
        Plan::Free
    );
    for wrong in ["", "Paid", "plan:paid"] {
        let error = wrong.parse::<Plan>().unwrap_err();
        assert_eq!(error.to_string(), "expected one of `free`, `paid`");
    }
}
